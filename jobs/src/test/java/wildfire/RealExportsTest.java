package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.Intake;
import wildfire.measure.MeasuredPosts;
import wildfire.metrics.Breadth;

/**
 * The whole run on public cascade sets, read back by DuckDB. The expected figures were computed
 * apart from this project, from the files themselves, by walking every tree.
 */
final class RealExportsTest {
  @TempDir Path workspace;

  private static final String ROWS =
      "select sum(rows_read)::bigint, sum(rows_accepted)::bigint, sum(rows_rejected)::bigint, sum(rows_duplicate)::bigint"
          + " from data_quality where target_table = 'engagements'";

  @Test
  void weiboReposts() throws SQLException {
    RetrospectiveRun.in(workspace)
        .input(SharedData.needed("weibo-ced"), "weibo-reposts")
        .set("measure.window", "3650d")
        .set("vocabulary.triggers", "[]")
        .summary();
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace))) {
      assertThat(duck.rows(ROWS)).containsExactly(List.of("636038", "635674", "39", "325"));
      assertThat(duck.number("select count(*) from post_scorecard")).isEqualTo(1728);
      assertThat(duck.number("select avg(cascade_size) from post_scorecard"))
          .isCloseTo(368.8669, within(5e-5));
      assertThat(duck.number("select avg(cascade_depth) from post_scorecard"))
          .isCloseTo(5.8785, within(5e-5));
      assertThat(duck.number("select max(cascade_depth) from post_scorecard")).isEqualTo(24);
      assertThat(duck.number("select max(max_breadth) from post_scorecard")).isEqualTo(871);
      assertThat(duck.number("select avg(structural_virality) from post_scorecard"))
          .isCloseTo(3.301807, within(5e-7));
      assertThat(shapes().mapToLong(Breadth::timeInversions).sum()).isEqualTo(8);
      assertThat(
              duck.number("select count(*) from post_tag where trigger in ('rumor', 'non_rumor')"))
          .isEqualTo(1728);
      assertThat(
              duck.number(
                  "select avg(structural_virality) filter (exists (from post_tag t where t.post_id = s.post_id and trigger = 'rumor'))"
                      + " - avg(structural_virality) filter (exists (from post_tag t where t.post_id = s.post_id and trigger = 'non_rumor'))"
                      + " from post_scorecard s"))
          .isCloseTo(3.69821 - 2.94216, within(5e-5));
      String rumour =
          " from association where platform = 'weibo' and factor = 'rumor' and outcome = ";
      assertThat(duck.number("select mean_difference" + rumour + "'structural_virality'"))
          .isCloseTo(3.69821 - 2.94216, within(5e-5));
      assertThat(
              duck.rows(
                  "select comparison_basis, equal_size_difference_low > 0, adjusted_difference_low < 0 and adjusted_difference_high > 0"
                      + rumour
                      + "'structural_virality'"))
          .as("a difference between accounts, beyond size, that the same accounts do not show")
          .containsExactly(List.of("within_accounts", "true", "true"));
    }
    Intake lake = Intake.load(SparkForTests.session(), workspace.toString());
    assertThat(lake.quarantine().filter("reasons[0] like 'occurred_at: %月%日%'").count())
        .as("times without a year")
        .isEqualTo(39);
  }

  @Test
  void twitterRumourTrees() throws SQLException {
    RetrospectiveRun.in(workspace)
        .input(SharedData.needed("twitter15"), "twitter-rumour-trees")
        .set("measure.window", "3650d")
        .set("vocabulary.triggers", "[]")
        .summary();
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace))) {
      // As many as the files have lines; those of the posts themselves give no engagement.
      assertThat(duck.rows(ROWS)).containsExactly(List.of("624458", "597706", "589", "24673"));
      assertThat(duck.number("select count(*) from post_scorecard")).isEqualTo(1490);
      assertThat(duck.number("select avg(cascade_size) from post_scorecard"))
          .isCloseTo(402.1450, within(5e-5));
      assertThat(duck.number("select avg(cascade_depth) from post_scorecard"))
          .isCloseTo(3.6450, within(5e-5));
      assertThat(duck.number("select avg(structural_virality) from post_scorecard"))
          .isCloseTo(2.501903, within(5e-7));
      assertThat(shapes().mapToLong(Breadth::timeInversions).sum()).isEqualTo(206);
      assertThat(shapes().mapToLong(Breadth::cyclesCut).sum()).isEqualTo(120);
    }
  }

  @Test
  void cascadeTreesWithoutTimes() throws SQLException {
    RetrospectiveRun.in(workspace)
        .input(SharedData.needed("marref-trees"), "cascade-trees")
        .summary();
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace))) {
      assertThat(duck.number("select count(*) from post_scorecard")).isEqualTo(7736);
      assertThat(duck.number("select avg(cascade_size) from post_scorecard"))
          .isCloseTo(5.395683, within(5e-7));
      assertThat(duck.number("select avg(cascade_depth) from post_scorecard"))
          .isCloseTo(1.6352, within(5e-5));
      assertThat(duck.number("select avg(structural_virality) from post_scorecard"))
          .isCloseTo(1.472476, within(5e-7));
      for (String velocity :
          List.of(
              "shares_24h",
              "shares_30d",
              "minutes_to_first_share",
              "peak_velocity_per_hour",
              "hours_to_half",
              "doubling_hours",
              "half_life_hours",
              "observed_hours")) {
        assertThat(duck.number("select count(" + velocity + ") from post_scorecard"))
            .as(velocity)
            .isZero();
      }
      assertThat(duck.number("select count(*) from post_at_age where metric = 'shares'")).isZero();
    }
  }

  @Test
  void retweetsOfWhichOnlyTheRootIsKnown() throws SQLException {
    RetrospectiveRun.in(workspace)
        .input(SharedData.needed("twitter-root-only"), "root-only-retweets")
        .summary();
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace))) {
      assertThat(duck.number("select count(*) from post_scorecard")).isEqualTo(988);
      assertThat(
              duck.number(
                  "select count(cascade_depth) + count(structural_virality) + count(secondary_reproduction) from post_scorecard"))
          .isZero();
      assertThat(duck.rows("select distinct shape_null_because, parent_basis from post_scorecard"))
          .containsExactly(List.of("parents_unobserved", "root_only"));
      assertThat(duck.number("select sum(shares) from post_scorecard where shares > 0"))
          .isPositive();
      assertThat(
              duck.number(
                  "select count(*) from post_scorecard where peak_velocity_per_hour is null"))
          .isZero();
    }
  }

  /** The shapes of all posts, as they were measured. */
  private Stream<Breadth> shapes() {
    Configuration hadoop = SparkForTests.session().sparkContext().hadoopConfiguration();
    MeasuredPosts posts = MeasuredPosts.of(workspace.toString(), hadoop);
    List<Breadth> shapes = new ArrayList<>();
    for (MeasuredPosts.Part part : posts.note().parts()) {
      try (CloseableIterator<MeasuredPosts.WithoutSharers> its =
          MeasuredPosts.read(posts.file(part), hadoop)) {
        its.forEachRemaining(each -> shapes.add(each.post().breadth()));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return shapes.stream();
  }
}
