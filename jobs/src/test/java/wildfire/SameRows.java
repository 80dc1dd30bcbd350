package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wildfire.report.PublishedTables;
import wildfire.table.Column;
import wildfire.table.Table;

/** Whether two runs published the same rows, as a reader of theirs sees them. */
final class SameRows {
  /**
   * When a run was, what it calls itself, its settings, the workspace among them, what of the lake
   * it read itself, and what it took; and since when verdicts hold, which is its start where
   * nothing says until when it looks.
   */
  private static final List<String> OF_ONE_RUN =
      List.of(
          "run_id",
          "started_at",
          "finished_at",
          "valid_from",
          "first_asked",
          "clear_since",
          "settings_digest",
          "inputs",
          "files_taken_in",
          "rows_taken_in",
          "tasks",
          "tasks_failed",
          "executors_lost",
          "shuffle_written_bytes",
          "shuffle_read_bytes",
          "spilled_memory_bytes",
          "spilled_disk_bytes",
          "peak_execution_bytes",
          "peak_driver_heap_bytes",
          "peak_executor_heap_bytes");

  private SameRows() {}

  /** Table by table and key by key: what differs is told by its key. */
  static void assertPublished(Path expected, Path actual) throws SQLException {
    Map<String, Path> both = new LinkedHashMap<>();
    for (Table<?> table : PublishedTables.all()) {
      both.put("expected_" + table.name(), published(expected, table));
      both.put("actual_" + table.name(), published(actual, table));
    }
    try (Duck duck = Duck.reading(both)) {
      for (Table<?> table : PublishedTables.all()) {
        assertSame(duck, table);
      }
    }
  }

  private static Path published(Path workspace, Table<?> table) {
    return workspace.resolve("reports/current").resolve(table.name());
  }

  private static void assertSame(Duck duck, Table<?> table) throws SQLException {
    String columns =
        table.columns().stream()
            .map(Column::name)
            .filter(column -> !OF_ONE_RUN.contains(column))
            .collect(Collectors.joining(", "));
    String key =
        table.key().stream()
            .filter(column -> !OF_ONE_RUN.contains(column))
            .collect(Collectors.joining(", "));
    String shown = key.isEmpty() ? columns : key;
    String expected = "from expected_" + table.name();
    String actual = "from actual_" + table.name();
    assertThat(duck.number("select count(*) " + actual))
        .as("rows of %s", table.name())
        .isEqualTo(duck.number("select count(*) " + expected));
    for (String[] sides : new String[][] {{expected, actual}, {actual, expected}}) {
      assertThat(
              duck.rows(
                  "select %s from (select %s %s except all select %s %s) limit 5"
                      .formatted(shown, columns, sides[0], columns, sides[1])))
          .as("keys of %s of which a row is %s and not %s", table.name(), sides[0], sides[1])
          .isEmpty();
    }
  }
}
