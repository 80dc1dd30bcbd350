package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.query.Extraction;
import wildfire.query.PublishedRun;
import wildfire.query.ReportDatabase;
import wildfire.report.PublishedTables;
import wildfire.table.ColumnType;

/** The whole run on the samples, read back by DuckDB. */
final class RetrospectiveTest {
  private static Path workspace;

  private static String summary;

  private static Map<String, Path> tables;

  @BeforeAll
  static void run() {
    workspace = PublishedSamples.workspace();
    summary = PublishedSamples.summary();
    tables = RetrospectiveRun.tables(workspace);
  }

  @Test
  void everyTableIsThereAsDeclared() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      for (var table : PublishedTables.all()) {
        List<List<String>> described =
            duck.rows("select column_name, column_type from (describe from " + table.name() + ")");
        assertThat(described.stream().map(r -> r.get(0)))
            .as(table.name())
            .containsExactlyElementsOf(table.columns().stream().map(c -> c.name()).toList());
        assertThat(described.stream().map(r -> r.get(1)))
            .as(table.name())
            .containsExactlyElementsOf(
                table.columns().stream().map(c -> duckType(c.type())).toList());
        String key = String.join(", ", table.key());
        assertThat(
                duck.rows(
                    "select "
                        + key
                        + " from "
                        + table.name()
                        + " group by all having count(*) > 1"))
            .as(table.name())
            .isEmpty();
      }
    }
  }

  private static String duckType(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case COUNT -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case YES_NO -> "BOOLEAN";
      case INSTANT -> "TIMESTAMP WITH TIME ZONE";
      case DATE -> "DATE";
    };
  }

  /** One database with a key on every table, which real rows have to keep. */
  @Test
  void everyRowIsExtractedAndKeysHold(@TempDir Path out) throws SQLException {
    try (ReportDatabase reports =
            ReportDatabase.of(
                PublishedRun.of(workspace.toString(), Optional.empty(), new Configuration()));
        Duck duck = Duck.reading(tables)) {
      Extraction.Result extracted =
          Extraction.of(
              reports,
              new Extraction.Request(
                  Extraction.Format.DUCKDB, out, List.of(), Extraction.Existing.REFUSE),
              (done, of) -> {});
      for (var table : PublishedTables.all()) {
        assertThat((double) extracted.rows().get(table.name()))
            .as(table.name())
            .isEqualTo(duck.number("select count(*) from " + table.name()));
      }
    }
  }

  @Test
  void meaningsTravelInTheParquet() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      String metadata =
          duck.rows(
                  "select decode(value) from parquet_kv_metadata('"
                      + tables.get("post_scorecard")
                      + "/*.parquet')"
                      + " where decode(key) like '%spark%metadata%'")
              .toString();
      assertThat(metadata).contains("Mean distance between all pairs of nodes");
    }
  }

  @Test
  void rowsAddUp() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      assertThat(
              duck.number(
                  "select count(*) from data_quality where rows_made <> rows_accepted + rows_rejected + rows_duplicate"))
          .isZero();
      assertThat(duck.number("select sum(rows_rejected) from data_quality")).isPositive();
      assertThat(duck.number("select sum(rows_duplicate) from data_quality")).isPositive();
      assertThat(
              duck.number(
                  "select (select sum(rows_accepted) from data_quality where target_table = 'engagements')"
                      + " - (select sum(events + late_events) from post_scorecard)"))
          .isZero();
      assertThat(
              duck.number(
                  "select count(*) from (select platform, post_id, sum(events) as events from fact_post_hour group by all) as hours"
                      + " join post_scorecard using (platform, post_id) where hours.events <> post_scorecard.events"))
          .isZero();
    }
  }

  @Test
  void theRunTellsWhatItReadAndWhatItTook() throws SQLException, IOException {
    try (Duck duck = Duck.reading(tables)) {
      List<String> run =
          duck.rows(
                  "select files, files_taken_in, rows_taken_in, rows_read, tasks, tasks_failed,"
                      + " shuffle_written_bytes, shuffle_read_bytes, peak_driver_heap_bytes,"
                      + " peak_executor_heap_bytes, inputs from run")
              .get(0);
      assertThat(run.get(0)).isEqualTo(run.get(1));
      assertThat(Double.parseDouble(run.get(0)))
          .isEqualTo(duck.number("select count(distinct file_id) from data_quality"));
      assertThat(run.get(2)).isEqualTo(run.get(3));
      assertThat(Long.parseLong(run.get(4))).isPositive();
      assertThat(run.get(5)).isEqualTo("0");
      assertThat(Long.parseLong(run.get(6))).isPositive();
      assertThat(Long.parseLong(run.get(7))).isPositive();
      assertThat(Long.parseLong(run.get(8))).isPositive();
      assertThat(run.get(9)).isNull();
      JsonNode inputs = new ObjectMapper().readTree(run.get(10));
      assertThat(inputs.findValuesAsText("source"))
          .containsExactly("wildfire-csv", "wildfire-ndjson");
      JsonNode record =
          new ObjectMapper()
              .readTree(Files.readString(workspace.resolve("reports/current/_WHOLE")));
      assertThat(record.at("/exports/inputs")).isEqualTo(inputs);
      assertThat(record.at("/exports/filesTakenIn").asText()).isEqualTo(run.get(1));
      assertThat(record.at("/sparkUse/shuffleWrittenBytes").longValue())
          .isEqualTo(Long.parseLong(run.get(6)));
      assertThat(record.at("/sparkUse/tasks").longValue()).isEqualTo(Long.parseLong(run.get(4)));
    }
  }

  @Test
  void theMetricsFileSaysWhatTheRunSays() throws SQLException, IOException {
    String metrics = Files.readString(workspace.resolve("wildfire.prom"));
    try (Duck duck = Duck.reading(tables)) {
      assertThat(metrics)
          .containsPattern("wildfire_run_success\\{.*} 1\n")
          .contains("run=\"" + duck.rows("select run_id from run").get(0).get(0) + "\"");
      for (String column : List.of("rows_read", "rows_rejected", "files")) {
        assertThat(metrics)
            .containsPattern(
                "wildfire_"
                    + column
                    + "\\{.*} "
                    + duck.rows("select " + column + " from run").get(0).get(0)
                    + "\n");
      }
    }
  }

  @Test
  void noTableHasANumberThatIsNone() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      for (var table : PublishedTables.all()) {
        for (var column : table.columns()) {
          if (column.type() == ColumnType.NUMBER) {
            assertThat(
                    duck.number(
                        "select count(*) from "
                            + table.name()
                            + " where isnan("
                            + column.name()
                            + ") or isinf("
                            + column.name()
                            + ")"))
                .as("%s.%s", table.name(), column.name())
                .isZero();
          }
        }
      }
    }
  }

  @Test
  void theSummaryAnswersFirst() {
    assertThat(summary.indexOf("Most viral")).isNotNegative().isLessThan(summary.indexOf("Rows"));
    assertThat(summary)
        .contains("Flops", "comparisons", "Verdicts", "rejected", "duplicates", "Reports: ");
  }

  @Test
  void theSameRunTwiceGivesTheSameRows(@TempDir Path second) throws SQLException, IOException {
    Files.copy(workspace.resolve("pseudonym.key"), second.resolve("pseudonym.key"));
    Files.setPosixFilePermissions(
        second.resolve("pseudonym.key"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    PublishedSamples.run(second).set("spark.spark.sql.shuffle.partitions", "7").summary();
    Map<String, Path> again = RetrospectiveRun.tables(second);
    try (Duck duck = Duck.reading(tables)) {
      for (String table : tables.keySet()) {
        if (!table.equals("run")) {
          String columns =
              switch (table) {
                case "verdict_history" -> "select * exclude (valid_from) ";
                case "association", "playbook_result" ->
                    "select * exclude (first_asked, clear_since) ";
                default -> "";
              };
          String one = "(" + columns + "from " + table + ")";
          String other = "(" + columns + "from read_parquet('" + again.get(table) + "/*.parquet'))";
          assertThat(
                  duck.rows(
                      "(from "
                          + one
                          + " except all from "
                          + other
                          + ") union all (from "
                          + other
                          + " except all from "
                          + one
                          + ")"))
              .as(table)
              .isEmpty();
        }
      }
    }
    assertReadersAreNotDisturbed(second);
  }

  /** By the stable path, in the midst of a table, and by the views of the run before. */
  private static void assertReadersAreNotDisturbed(Path workspace)
      throws SQLException, IOException {
    Path current = workspace.resolve("reports/current");
    String rows = "select * from read_parquet('" + current + "/fact_post_hour/*.parquet')";
    try (Duck before = Duck.knowing(current);
        Duck.Reading reading = Duck.reading(rows)) {
      List<List<String>> views = before.rows("from run");
      List<List<String>> read = new java.util.ArrayList<>(reading.next(10));
      Retrospective.reportOnly(PublishedSamples.run(workspace).run());
      read.addAll(reading.next(Integer.MAX_VALUE));
      assertThat(read).isEqualTo(before.rows("from fact_post_hour"));
      assertThat(before.rows("from run")).isEqualTo(views);
      try (Duck after = Duck.knowing(current)) {
        assertThat(after.rows("select run_id from run"))
            .isNotEqualTo(before.rows("select run_id from run"));
        assertThat(after.rows("from fact_post_hour")).isEqualTo(read);
      }
    }
  }
}
