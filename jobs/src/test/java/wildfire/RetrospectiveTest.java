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
                  "select count(*) from data_quality where rows_read <> rows_accepted + rows_rejected + rows_duplicate"))
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
                  "select count(*) from (select platform, post_id, sum(events) as events from post_curve group by all)"
                      + " join post_scorecard using (platform, post_id) where post_curve.events <> post_scorecard.events"
                          .replace("post_curve.events", "unnamed_subquery.events")))
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
  void thePlantedStoryIsFound() throws SQLException, IOException {
    Map<String, Path> withTruth = new java.util.HashMap<>(tables);
    try (Duck duck = Duck.reading(withTruth)) {
      String truth =
          Path.of("../data-samples/two-campaigns/_truth_posts.csv")
              .toAbsolutePath()
              .normalize()
              .toString();
      List<List<String>> found =
          duck.rows(
              "select t.fate, s.verdict from read_csv('"
                  + truth
                  + "') t join post_scorecard s using (platform, post_id)"
                  + " where t.fate in ('viral', 'bought', 'broadcast', 'slow_burn') order by all");
      assertThat(found).isNotEmpty();
      assertThat(found).allSatisfy(row -> assertThat(row.get(1)).isEqualTo(row.get(0)));
    }
  }

  /**
   * Recognition doubles the comments in the story; nothing is planted in what it goes with else.
   */
  @Test
  void whatGoesTogetherIsFoundWithItsDoubt() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      assertThat(
              duck.rows(
                  "select conclusion, factor, outcome from association where q < 0.05 and platform = 'all' and factor_kind = 'trigger'"))
          .containsExactly(List.of("more", "recognition", "conversation"));
      assertThat(
              duck.number(
                  "select count(*) from association where platform = 'all' and factor = 'recognition' and outcome = 'conversation'"
                      + " and adjusted_difference_low < 1 and adjusted_difference_high > 1"))
          .isEqualTo(1);
      assertThat(
              duck.number(
                  "select count(*) from association where (adjusted_difference is null) = (refused is null)"
                      + " or sentence not like '%.'"
                      + " or (q is not null and (q < p or q > 1))"))
          .isZero();
      assertThat(
              duck.rows(
                  "select a.platform from association a join (select platform, count(*) n from post_scorecard group by all"
                      + " union all select 'all', count(*) from post_scorecard) s using (platform)"
                      + " where posts_with + posts_without + posts_left_out <> n"))
          .isEmpty();
      assertThat(
              duck.number(
                  "select count(*) from (select family, family_size, count(*) n from association where q is not null group by all) where n <> family_size"))
          .isZero();
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
  void overlapsAreThoseOfTheTags() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      String posts =
          "(select distinct platform, post_id from post_tag where strength > 0 and trigger = '%s')";
      assertThat(
              duck.number(
                  "select posts_both from factor_overlap where platform = 'all' and first = 'emotion' and second = 'timing'"))
          .isEqualTo(
              duck.number(
                  "select count(*) from "
                      + posts.formatted("emotion")
                      + " semi join "
                      + posts.formatted("timing")
                      + " using (platform, post_id)"));
    }
  }

  /**
   * The generator's luck can hide a cause, or look like one; most are found, and few are not there.
   */
  @Test
  void plantedCausesAreFoundAndHardlyAnyOther() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      String truth =
          Path.of("../data-samples/two-campaigns/_truth_posts.csv")
              .toAbsolutePath()
              .normalize()
              .toString();
      String posts =
          " from read_csv('" + truth + "') t join post_scorecard s using (platform, post_id)";
      String planted =
          " where t.fate in ('forced', 'buzz_without_message', 'no_cultural_fit', 'not_shown', 'bad_timing', 'own_competition')";
      double flops = duck.number("select count(*)" + posts + planted);
      double found =
          duck.number(
              "select count(*)"
                  + posts
                  + planted
                  + " and list_contains(string_split(s.causes, ','), t.fate)");
      double ordinary = duck.number("select count(*)" + posts + " where t.fate = 'ordinary'");
      double falseAlarms =
          duck.number("select count(*)" + posts + " where t.fate = 'ordinary' and s.causes <> ''");
      assertThat(found)
          .as(
              duck.rows(
                      "select t.fate, s.verdict, s.causes, s.causes_unchecked"
                          + posts
                          + planted
                          + " or (t.fate = 'ordinary' and s.causes <> '') order by all")
                  .toString())
          .isGreaterThanOrEqualTo(flops - 2);
      assertThat(falseAlarms).isLessThan(0.03 * ordinary);
      assertThat(
              duck.number(
                  "select count(*) from post_cause anti join (select * from post_scorecard where causes is not null) using (platform, post_id)"))
          .isZero();
    }
  }

  @Test
  void wherePlantedAloneCommentsLackTheMessage() throws SQLException {
    String truth =
        Path.of("../data-samples/two-campaigns/_truth_posts.csv").toAbsolutePath().toString();
    try (Duck duck = Duck.reading(tables)) {
      assertThat(
              duck.rows(
                  "select t.fate, m.organic, texts.organic > 0 from read_csv('"
                      + truth
                      + "') t join post_cause c using (platform, post_id)"
                      + atSevenDays("message_mentions", "m")
                      + atSevenDays("comment_texts", "texts")
                      + " where c.sign = 'mentions_below' and c.outcome = 'fits'"))
          .containsExactlyInAnyOrder(
              List.of("buzz_without_message", "0", "true"),
              List.of("buzz_without_message", "0", "true"));
      assertThat(
              duck.number(
                  "select count(*) from post_at_age semi join"
                      + " (from post_scorecard where campaign_id is null)"
                      + " using (platform, post_id) where metric = 'message_mentions'"))
          .as("posts that no export lists are of no campaign, and have no message")
          .isZero();
      assertThat(
              duck.number(
                  "select count(*) from post_scorecard s"
                      + atSevenDays("message_mentions", "m")
                      + " where campaign_id is not null"))
          .isEqualTo(
              duck.number("select count(*) from post_scorecard where campaign_id is not null"));
    }
  }

  /** What was counted of a post by seven days. */
  private static String atSevenDays(String metric, String name) {
    return " join (from post_at_age where age = '7d' and metric = '%s') %s using (platform, post_id)"
        .formatted(metric, name);
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
          String columns = table.equals("verdict_history") ? "select * exclude (valid_from) " : "";
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
    String rows = "select * from read_parquet('" + current + "/post_curve/*.parquet')";
    try (Duck before = Duck.knowing(current);
        Duck.Reading reading = Duck.reading(rows)) {
      List<List<String>> views = before.rows("from run");
      List<List<String>> read = new java.util.ArrayList<>(reading.next(10));
      Retrospective.reportOnly(PublishedSamples.run(workspace).run());
      read.addAll(reading.next(Integer.MAX_VALUE));
      assertThat(read).isEqualTo(before.rows("from post_curve"));
      assertThat(before.rows("from run")).isEqualTo(views);
      try (Duck after = Duck.knowing(current)) {
        assertThat(after.rows("select run_id from run"))
            .isNotEqualTo(before.rows("select run_id from run"));
        assertThat(after.rows("from post_curve")).isEqualTo(read);
      }
    }
  }
}
