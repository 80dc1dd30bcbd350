package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.cli.Run;
import wildfire.ingest.Ingest;
import wildfire.ingest.source.Sources;

/** Totals of real posts through all steps, read back by DuckDB. */
final class CountersOfRealExportsTest {
  @TempDir Path workspace;

  @Test
  void ratedPostsOfFacebookPages() throws SQLException {
    Run run =
        RetrospectiveRun.in(workspace)
            .input(SharedData.needed("facebook-factcheck"), "rated-page-posts")
            .set("vocabulary.triggers", "[]")
            .run();
    Sources sources = Sources.in(Path.of("src/test/resources/sources").toAbsolutePath());
    Ingest.run(
        run.spark(),
        run.settings(),
        new Ingest.As("20260101T000000000Z", Instant.parse("2026-01-01T00:00:00Z"), null),
        sources,
        phase -> {},
        told -> {});
    Retrospective.measureOnly(run);
    Retrospective.reportOnly(run);
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace))) {
      String medianShares =
          "select median(value), median(shares) from post_scorecard join post_tag using (platform, post_id)"
              + " join post_counter using (platform, post_id)"
              + " where metric = 'shares' and scope = 'total' and campaign_id = 'Right Wing News' and ";
      assertThat(duck.rows(medianShares + "trigger = 'mostly true'"))
          .containsExactly(List.of("91.0", "91.0")); // 87 if blanks were zeros
      assertThat(duck.rows(medianShares + "trigger <> 'mostly true'"))
          .containsExactly(List.of("568.0", "568.0"));
      assertThat(duck.number("select count(*) from post_scorecard")).isEqualTo(2282);
      assertThat(duck.number("select count(*) from post_scorecard where shares is null"))
          .isEqualTo(70);
      assertThat(
              duck.number(
                  "select count(*) from post_counter where metric = 'shares' and value = 0"))
          .isZero();
      assertThat(
              duck.number(
                  "select count(peak_velocity_per_hour) + count(hours_to_half) + count(shares_24h) from post_scorecard"))
          .isZero();
      assertThat(
              duck.rows(
                  "select counted_shares_known_posts, impressions_known_posts, velocity_known_posts from platform_summary"))
          .containsExactly(List.of("2212", "0", "0"));
      assertThat(
              duck.rows(
                  "select known_of, means from platform_metric where metric = 'shares' and counted_of = 'post'"))
          .containsExactly(
              List.of("2212", "Shares of the post by people and pages, as the page shows them."));
    }
  }
}
