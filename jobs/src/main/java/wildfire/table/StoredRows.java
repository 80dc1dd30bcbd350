package wildfire.table;

import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import wildfire.model.OperatorError;

/**
 * What one step leaves for the next: rows in a folder of the workspace, replaced as a whole. The
 * rows before stay until the next replacement, so that what was read of them can be read again.
 */
public final class StoredRows {
  private final SparkSession spark;
  private final Versions versions;
  private final String step;

  /**
   * Rows in a folder.
   *
   * @param step the command that makes them, for the message when they are not there
   */
  public StoredRows(SparkSession spark, String workspace, String folder, String step) {
    this.spark = spark;
    this.versions =
        new Versions(new Path(workspace, folder), spark.sparkContext().hadoopConfiguration());
    this.step = step;
  }

  /**
   * Writes rows beside the stored ones, then takes their place; gives them back as they were
   * stored. The rows may be made from the stored ones.
   *
   * @param version the name of the new rows, of a folder
   * @param origin what they were made from, for {@link #origin}
   */
  public Dataset<Row> replace(Dataset<Row> rows, String version, String origin) {
    versions.clean();
    versions.keep(1, Set.of());
    boolean whole = false;
    try {
      rows.write().mode(SaveMode.Overwrite).parquet(versions.of(version).toString());
      versions.makeCurrent(version, origin);
      whole = true;
    } finally {
      if (!whole) {
        versions.clean();
      }
    }
    return read();
  }

  /** The name of the stored rows; empty if there are none. */
  public String version() {
    return versions.current().orElse("");
  }

  /**
   * What rows say of their origin that are made from others as these are stored now.
   *
   * @param rules what they depend on beside those, such as settings; without blanks
   */
  public String origin(StoredRows others, String rules) {
    return others.version() + " " + rules;
  }

  /**
   * Makes sure that the stored rows were made from others as they are stored now, and under the
   * same rules.
   *
   * @param rules what they depend on beside those
   * @param words what these rows are, and those, for the message
   * @throws OperatorError if those were made anew since, or the rules are others
   */
  public StoredRows madeFrom(StoredRows others, String rules, String words) {
    if (version().isEmpty() || origin().equals(origin(others, rules))) {
      return this;
    }
    if ((origin() + " ").startsWith(origin(others, ""))) {
      throw new OperatorError(
          "What `wildfire %s` left was made under other settings, of other posts or by another version:"
              + " run it again first, or `wildfire retrospective` for all steps.",
          step);
    }
    throw new OperatorError(
        "%s have been made anew since: run `wildfire %s` first, or `wildfire retrospective` for all"
            + " steps.",
        words, step);
  }

  /** What the stored rows were made from; empty if there are none. */
  public String origin() {
    return versions.current().flatMap(versions::note).orElse("");
  }

  /**
   * The stored rows.
   *
   * @throws OperatorError if there are none yet
   */
  public Dataset<Row> read() {
    String current =
        versions
            .current()
            .orElseThrow(
                () ->
                    new OperatorError(
                        "There is nothing in %s yet: run `wildfire %s` first, or `wildfire retrospective` for all steps.",
                        versions.folder(), step));
    return spark.read().parquet(versions.of(current).toString());
  }
}
