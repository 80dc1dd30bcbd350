package wildfire.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import wildfire.model.OperatorError;

/** What one step leaves for the next: rows in a folder of the workspace, replaced as a whole. */
public final class StoredRows {
  private final SparkSession spark;
  private final Path path;
  private final String step;

  /**
   * Rows in a folder.
   *
   * @param step the command that makes them, for the message when they are not there
   */
  public StoredRows(SparkSession spark, String workspace, String folder, String step) {
    this.spark = spark;
    this.path = new Path(workspace, folder);
    this.step = step;
  }

  /** Writes aside, then takes the old rows' place; gives the rows back as they were stored. */
  public Dataset<Row> replace(Dataset<Row> rows) {
    Path aside = new Path(path.getParent(), "_" + path.getName());
    rows.write().mode(SaveMode.Overwrite).parquet(aside.toString());
    try {
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      files.delete(path, true);
      if (!files.rename(aside, path)) {
        throw new IOException("cannot move " + aside + " to " + path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return read();
  }

  /**
   * The stored rows.
   *
   * @throws OperatorError if there are none yet
   */
  public Dataset<Row> read() {
    try {
      if (!path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)) {
        throw new OperatorError(
            "There is nothing in %s yet: run `wildfire %s` first, or `wildfire retrospective` for all steps.",
            path, step);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return spark.read().parquet(path.toString());
  }
}
