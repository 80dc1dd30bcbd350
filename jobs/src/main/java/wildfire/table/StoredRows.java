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

/**
 * What one step leaves for the next: rows in a folder of the workspace, replaced as a whole. Until
 * new rows are whole the old ones stay; a replacement that was cut short is finished by whoever
 * comes next.
 */
public final class StoredRows {
  private final SparkSession spark;
  private final FileSystem files;
  private final Path path;
  private final Path aside;
  private final Path replaced;
  private final String step;

  /**
   * Rows in a folder.
   *
   * @param step the command that makes them, for the message when they are not there
   */
  public StoredRows(SparkSession spark, String workspace, String folder, String step) {
    this.spark = spark;
    this.path = new Path(workspace, folder);
    this.aside = new Path(workspace, "_" + folder);
    this.replaced = new Path(workspace, "_replaced-" + folder);
    this.step = step;
    try {
      this.files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /** Writes aside, then takes the old rows' place; gives the rows back as they were stored. */
  public Dataset<Row> replace(Dataset<Row> rows) {
    try {
      settle();
      writeAside(rows);
      if (files.exists(path)) {
        move(path, replaced);
      }
      move(aside, path);
      files.delete(replaced, true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return read();
  }

  private void writeAside(Dataset<Row> rows) throws IOException {
    boolean whole = false;
    try {
      rows.write().mode(SaveMode.Overwrite).parquet(aside.toString());
      whole = true;
    } finally {
      if (!whole) {
        files.delete(aside, true);
      }
    }
  }

  /** Old rows are only moved away when the new ones are whole. */
  private void settle() throws IOException {
    if (files.exists(replaced)) {
      if (!files.exists(path)) {
        move(aside, path);
      }
      files.delete(replaced, true);
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot move " + from + " to " + to);
    }
  }

  /**
   * The stored rows.
   *
   * @throws OperatorError if there are none yet
   */
  public Dataset<Row> read() {
    try {
      settle();
      if (!files.exists(path)) {
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
