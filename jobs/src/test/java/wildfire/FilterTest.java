package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.model.OperatorError;
import wildfire.report.ReportFolder;
import wildfire.settings.Filters;

/**
 * A filter chooses among the posts of the unfiltered run and changes nothing about them: its
 * reports, which stand apart, hold exactly the rows of these posts.
 */
final class FilterTest {
  /** What goes together is asked anew of the chosen posts, and so is what that says of each. */
  private static final String OF_VERDICTS = " where kind in ('evidence', 'unseen')";

  private static final List<String> TABLES_BY_POST =
      List.of(
          "post_scorecard",
          "post_at_age",
          "fact_post_hour",
          "post_cause",
          "post_reason",
          "post_tag");
  private static final Path SAMPLES =
      Path.of("../data-samples/two-campaigns").toAbsolutePath().normalize();

  @TempDir static Path workspace;
  private static Map<String, Path> all;

  private static RetrospectiveRun samples() {
    return RetrospectiveRun.in(workspace)
        .input(SAMPLES, "wildfire-csv")
        .input(SAMPLES, "wildfire-ndjson");
  }

  @BeforeAll
  static void everything() {
    samples().summary();
    all = RetrospectiveRun.tables(workspace);
  }

  private static Filters of(
      List<String> platforms,
      List<String> campaigns,
      List<String> authors,
      String from,
      String to) {
    return new Filters(
        platforms,
        campaigns,
        authors,
        from == null ? null : Instant.parse(from),
        to == null ? null : Instant.parse(to));
  }

  /** Publishes under filters; compares with the rows that a condition takes from all. */
  private static void assertExactly(Filters filters, String condition, String words)
      throws SQLException {
    String nightly = all.get("run").toString();
    Retrospective.reportOnly(samples().filters(filters).run());
    ReportFolder folder =
        ReportFolder.filtered(
            workspace.toString(), SparkForTests.session().sparkContext().hadoopConfiguration());
    String run = folder.currentRun().orElseThrow();
    Map<String, Path> both = new HashMap<>(all);
    all.keySet()
        .forEach(
            name ->
                both.put("chosen_" + name, Path.of(ReportFolder.plain(folder.table(run, name)))));
    assertThat(both.get("chosen_run")).startsWith(workspace.resolve("reports-filtered"));
    assertThat(RetrospectiveRun.tables(workspace).get("run")).hasToString(nightly);
    try (Duck duck = Duck.reading(both)) {
      String chosen = "(select platform, post_id from post_scorecard where " + condition + ")";
      double posts = duck.number("select count(*) from " + chosen);
      assertThat(posts)
          .as("a filter that takes some and leaves some")
          .isPositive()
          .isLessThan(duck.number("select count(*) from post_scorecard"));
      for (String table : TABLES_BY_POST) {
        String ofVerdicts = table.equals("post_reason") ? OF_VERDICTS : "";
        String expected =
            "(from "
                + table
                + " semi join "
                + chosen
                + " using (platform, post_id)"
                + ofVerdicts
                + ")";
        String found = "(from chosen_" + table + ofVerdicts + ")";
        assertThat(duck.rows("(from " + expected + " except all from " + found + ")"))
            .as("%s lacks", table)
            .isEmpty();
        assertThat(duck.rows("(from " + found + " except all from " + expected + ")"))
            .as("%s has too many", table)
            .isEmpty();
      }
      assertThat(
              duck.number(
                  "select count(*) from chosen_post_reason r anti join chosen_post_scorecard s"
                      + " on r.platform = s.platform and coalesce(r.other_post_id, r.post_id) = s.post_id"))
          .as("what goes together and better posts are of the chosen ones")
          .isZero();
      assertThat(duck.number("select sum(posts) from chosen_platform_summary")).isEqualTo(posts);
      assertThat(duck.rows("select is_filtered, filters, posts from chosen_run"))
          .containsExactly(List.of("true", words, String.valueOf((long) posts)));
      assertThat(duck.rows("select is_filtered, filters from run").get(0))
          .containsExactly("false", null);
    }
  }

  @Test
  void platforms() throws SQLException {
    assertExactly(
        of(List.of("linkedin", "instagram"), List.of(), List.of(), null, null),
        "platform in ('linkedin', 'instagram')",
        "platform linkedin, instagram");
  }

  @Test
  void campaigns() throws SQLException {
    assertExactly(
        of(List.of(), List.of("van-de-polder-2026"), List.of(), null, null),
        "campaign_id = 'van-de-polder-2026'",
        "campaign van-de-polder-2026");
  }

  /** By the id that the export has; the reports say the pseudonym. */
  @Test
  void authors() throws SQLException {
    String pseudonym;
    try (Duck duck = Duck.reading(all)) {
      pseudonym =
          duck.rows(
                  "select distinct s.author_id from post_scorecard s join read_csv('"
                      + SAMPLES.resolve("_truth_posts.csv")
                      + "') t using (platform, post_id) where t.author_id = 'polderkeuken'")
              .get(0)
              .get(0);
    }
    assertExactly(
        of(List.of(), List.of(), List.of("polderkeuken"), null, null),
        "author_id = '" + pseudonym + "'",
        "author " + pseudonym);
  }

  @Test
  void datesOfPublication() throws SQLException {
    assertExactly(
        of(List.of(), List.of(), List.of(), "2026-03-10T00:00:00Z", "2026-03-31T23:59:59.999999Z"),
        "published_at >= timestamptz '2026-03-10 00:00:00+00'"
            + " and published_at < timestamptz '2026-04-01 00:00:00+00'",
        "from 2026-03-10T00:00:00Z; to 2026-03-31T23:59:59.999999Z");
  }

  @Test
  void severalFiltersAtOnceMustAllHold() throws SQLException {
    assertExactly(
        of(
            List.of("instagram"),
            List.of("van-de-polder-2026"),
            List.of(),
            "2026-03-01T00:00:00Z",
            null),
        "platform = 'instagram' and campaign_id = 'van-de-polder-2026'"
            + " and published_at >= timestamptz '2026-03-01 00:00:00+00'",
        "platform instagram; campaign van-de-polder-2026; from 2026-03-01T00:00:00Z");
  }

  @Test
  void aFilterThatChoosesNothingIsOneSentenceAndMakesNoReports() {
    Filters nobody = of(List.of("linkedin"), List.of("no-such"), List.of(), null, null);
    Path filtered = workspace.resolve("reports-filtered/CURRENT");
    String before = read(filtered);
    assertThatThrownBy(() -> Retrospective.reportOnly(samples().filters(nobody).run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageMatching(
            "None of the \\d+ posts is chosen by platform linkedin; campaign no-such: take another"
                + " filter, or none; no reports were made\\. The campaigns are [a-z0-9, -]+\\.");
    assertThat(read(filtered)).isEqualTo(before);
    assertThat(
            workspace.resolve("reports-filtered/runs").toFile().list((d, n) -> n.startsWith("_")))
        .isNullOrEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
