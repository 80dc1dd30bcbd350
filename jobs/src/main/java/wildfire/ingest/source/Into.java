package wildfire.ingest.source;

import java.util.Map;
import wildfire.ingest.CanonicalTable;

/**
 * How rows of a file become rows of a canonical table.
 *
 * @param table where they go
 * @param when Spark SQL condition over the fields: which rows are meant for this table; null: all
 *     of them. A row that no table of the read wants is rejected
 * @param per whether every row gives one, or the file as a whole (from its name and folder)
 * @param columns how each canonical column is obtained; a column that is not named here stays
 *     unknown
 */
public record Into(CanonicalTable table, String when, Per per, Map<String, Value> columns) {

  /** What one canonical row is made of. */
  public enum Per {
    ROW,
    FILE
  }

  /**
   * How one canonical column is obtained: exactly one of {@code from}, {@code expr} and {@code
   * constant} is set.
   *
   * @param from a field
   * @param expr a Spark SQL expression over the fields
   * @param constant the same text in every row
   * @param map the export's words on the left, ours on the right; a word that is not there stays as
   *     it is. May be empty
   * @param conventions how the text becomes a value; the source's own unless the column says
   *     otherwise
   */
  public record Value(
      String from,
      String expr,
      String constant,
      Map<String, String> map,
      Conventions conventions) {}
}
