package wildfire.history;

import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.List;
import org.apache.spark.sql.Row;
import wildfire.table.Column;
import wildfire.table.Table;

/** What is kept of every verdict that was ever published of a post, declared. */
public final class HistoryColumns {
  static final String FROM = "valid_from";
  static final String TO = "valid_to";
  static final String CURRENT = "is_current";
  static final String VERDICT = "verdict";
  static final String BEFORE = "verdict_before";
  static final String BECAUSE = "changed_because";
  static final String SETTINGS = "settings_version";
  static final String WILDFIRE = "wildfire_version";

  static final Table<Row> TABLE =
      Table.<Row>named("history", "One row a post and time in which it had the same verdict.")
          .always("platform", TEXT, "", "Where it was posted.")
          .always("post_id", TEXT, "", "The post's id on its platform.")
          .always(
              FROM,
              INSTANT,
              "",
              "The moment of the first run that published it: its as_of, else its start.")
          .maybe(
              TO,
              INSTANT,
              "",
              "The moment of the first run that published another one, or no longer had the post; null while it holds.")
          .always(CURRENT, YES_NO, "", "Whether it is the post's verdict in this run.")
          .always(VERDICT, TEXT, "", "The verdict.")
          .maybe(BEFORE, TEXT, "", "The one before; null if it is the post's first.")
          .always(
              BECAUSE,
              TEXT,
              "",
              "What was other than at the run before, separated by commas, of: "
                  + ChangeColumns.reasons()
                  + ".")
          .always(
              SETTINGS,
              TEXT,
              "",
              "Digest of the settings that verdicts depended on: the same settings, the same digest.")
          .always(WILDFIRE, TEXT, "", "Version of Wildfire that gave it.")
          .key("platform", "post_id", FROM)
          .declared();

  private HistoryColumns() {}

  /** The columns, for the table that publishes them. */
  public static List<Column<Row>> all() {
    return TABLE.columns();
  }
}
