package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.report.PublishedTables;

/**
 * Of fewer accounts than set nothing is told but that they engaged; all else is as it was found.
 */
final class SmallGroupsTest {
  private static final List<String> OF_COMMUNITIES =
      List.of(
          "communities",
          "effective_communities",
          "communities_in_50",
          "largest_community_share",
          "community_known");
  private static final List<String> OF_STATUS =
      List.of("outside_share", "outside_known", "outside_basis", "escape_hours");

  /** Accounts that follow the author, or do not, by age. */
  private static final String OF_FOLLOWERS = "metric in ('follower_accounts', 'outsider_accounts')";

  @TempDir private static Path nothingLeftOut;

  private static Duck duck;

  /** Beside what is published: the same posts with nothing left out, and when they escaped. */
  @BeforeAll
  static void views() throws SQLException, IOException {
    Path whole = nothingLeftOut.resolve("whole");
    PublishedSamples.again(whole).set("report.min_group_accounts", "1").summary();
    duck = Duck.knowing(PublishedSamples.current());
    for (String[] view :
        new String[][] {{"found", "post_scorecard"}, {"found_at_age", "post_at_age"}}) {
      duck.execute(
          "create view %s as from read_parquet('%s/reports/current/%s/*.parquet')"
              .formatted(view[0], whole, view[1]));
    }
    duck.execute(
        "create view escapes as select post.post.platform, post.post.post_id, post.breadth.escape_known from read_parquet('"
            + PublishedSamples.workspace().resolve("measured")
            + "/**/*.parquet')");
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static void assertLeftOutWhere(String few, List<String> columns) throws SQLException {
    assertThat(duck.number("select count(*) from found where " + few)).as(few).isPositive();
    for (String column : columns) {
      assertThat(
              duck.rows(
                  "select post_id, found.%1$s, published.%1$s from found join post_scorecard published using (platform, post_id) where published.%1$s is distinct from (case when %2$s then null else found.%1$s end)"
                      .formatted(column, few)))
          .as(column)
          .isEmpty();
    }
  }

  @Test
  void whatRestsOnFewAccountsIsLeftOutAndNothingElse() throws SQLException {
    assertLeftOutWhere("coalesce(found.community_known between 1 and 9, false)", OF_COMMUNITIES);
    assertLeftOutWhere(
        "coalesce(found.outside_known between 1 and 9, false)", List.of("outside_known"));
  }

  @Test
  void anOutsideShareIsExactUnlessOneSideIsFew() throws SQLException {
    duck.execute(
        "create or replace view sides as select found.platform, found.post_id, found.outside_known as known, round(found.outside_share * found.outside_known)::bigint as outsiders, found.outside_share as share, published.outside_share as told, published.outside_share_within as within, published.outside_basis as basis, least(outsiders, known - outsiders) as fewer"
            + " from found join post_scorecard published using (platform, post_id) where found.outside_basis = 'accounts'");
    String few = "(fewer between 1 and 9 or known between 1 and 9)";
    assertNoneOf("sides where not %s and (told is distinct from share or within <> 0)", few);
    assertNoneOf("sides where %s and known < 19 and coalesce(told, within) is not null", few);
    assertNoneOf("sides where (told is null) <> (basis is null)", few);
    assertNoneOf(
        "sides where %s and known >= 19 and (abs(told - if(share < 0.5, 5, known - 5) / known) > 1e-12 or abs(within - 4 / known) > 1e-12 or abs(told - share) > within + 1e-12)",
        few);
    assertThat(duck.number("select count(*) from sides where known >= 19 and " + few)).isPositive();
    assertThat(duck.number("select count(*) from sides where fewer > 9")).isPositive();
    assertNoneOf("post_scorecard where outside_basis = 'reach' and outside_share_within <> 0", few);
  }

  private static void assertNoneOf(String what, String few) throws SQLException {
    assertThat(duck.rows("select * from " + what.replace("%s", few))).as(what).isEmpty();
  }

  /** By subtraction, which is all that somebody with the numbers and no more can do. */
  @Test
  void noTwoNumbersOfAPostTellOfFewThatCameBetween() throws SQLException {
    String published = "post_scorecard published";
    String numbers =
        "select platform, post_id, 'whole' as what, outside_known - round(outside_share * outside_known)::bigint as followers, round(outside_share * outside_known)::bigint as outsiders from "
            + published
            + " where outside_basis = 'accounts' and outside_share_within = 0"
            + " union all select platform, post_id, 'escape', escape_known // 2, escape_known - escape_known // 2 from "
            + published
            + " join escapes using (platform, post_id) where escape_hours is not null union all select platform, post_id, 'nobody', 0, 0 from "
            + published
            + " union all select platform, post_id, age, coalesce(max(organic) filter (metric = 'follower_accounts'), 0), coalesce(max(organic) filter (metric = 'outsider_accounts'), 0) from post_at_age where organic is not null and "
            + OF_FOLLOWERS
            + " group by all";
    duck.execute("create or replace view numbers as " + numbers);
    assertThat(
            duck.rows(
                "select * from numbers one join numbers other using (platform, post_id) where abs(one.followers - other.followers) between 1 and 9 or abs(one.outsiders - other.outsiders) between 1 and 9"))
        .isEmpty();
    for (String what : List.of("whole", "escape", "24h")) {
      assertThat(duck.number("select count(*) from numbers where what = '" + what + "'"))
          .as(what)
          .isPositive();
    }
  }

  @Test
  void whatIsToldIsWhatWasFound() throws SQLException {
    for (String column : List.of("escape_hours", "response_to_exposure")) {
      assertThat(
              duck.rows(
                  "select post_id from found join post_scorecard published using (platform, post_id) where published.%1$s is not null and published.%1$s is distinct from found.%1$s"
                      .formatted(column)))
          .as(column)
          .isEmpty();
    }
    assertThat(
            duck.rows(
                "select post_id from post_at_age published left join found_at_age found using (platform, post_id, metric, age) where published.organic is not null and published.organic is distinct from found.organic and "
                    + OF_FOLLOWERS))
        .isEmpty();
    assertThat(
            duck.rows(
                "select post_id from found join escapes using (platform, post_id) where (escape_hours is null) <> (escape_known is null)"))
        .isEmpty();
  }

  /** And of other counts everything. */
  @Test
  void theRestOfWhatIsCountedByAgeIsWhatWasFound() throws SQLException {
    assertThat(
            duck.number(
                "select count(*) from ((from found_at_age where not (%1$s) except all from post_at_age where not (%1$s)) union all (from post_at_age where not (%1$s) except all from found_at_age where not (%1$s)))"
                    .formatted(OF_FOLLOWERS)))
        .isZero();
    assertThat(
            duck.number(
                "select (select count(*) from found_at_age where %1$s) - (select count(*) from post_at_age where %1$s)"
                    .formatted(OF_FOLLOWERS)))
        .as("counts of followers that are left out")
        .isPositive();
  }

  @Test
  void theRestOfTheScorecardIsWhatWasFound() throws SQLException {
    List<String> rest =
        PublishedTables.all().stream()
            .filter(t -> t.name().equals("post_scorecard"))
            .flatMap(t -> t.columns().stream())
            .map(c -> c.name())
            .filter(c -> !OF_COMMUNITIES.contains(c) && !OF_STATUS.contains(c))
            .filter(c -> !c.equals("response_to_exposure") && !c.equals("outside_share_within"))
            .toList();
    String columns = String.join(", ", rest);
    assertThat(
            duck.number(
                "select count(*) from (select %1$s from found except all select %1$s from post_scorecard)"
                    .formatted(columns)))
        .isZero();
  }

  @Test
  void causesDoNotTellWhatTheScorecardLeavesOut() throws SQLException {
    assertThat(
            duck.rows(
                "select sentence from post_cause c join post_scorecard s using (platform, post_id) where metric = 'response_to_exposure' and (observed is null) <> (s.response_to_exposure is null)"))
        .isEmpty();
    assertThat(
            duck.rows(
                "select sentence from post_cause c left join post_at_age a on a.platform = c.platform and a.post_id = c.post_id and c.metric = a.metric || '_' || a.age where regexp_matches(c.metric, '^(follower|outsider)_accounts_') and (c.observed is null) <> (a.organic is null)"))
        .isEmpty();
    assertThat(
            duck.number(
                "select count(*) from post_cause where observed is null and contains(sentence, 'fewer than 10 accounts')"))
        .isPositive();
    assertThat(
            duck.number(
                "select coalesce(min(sample_size), 10) from (select metric, sample_size from post_reason union all select metric, sample_size from post_cause)"
                    + " where metric in ('outside_share', 'largest_community_share', 'effective_communities')"))
        .isGreaterThanOrEqualTo(10);
  }

  @Test
  void reasonsDoNotTellWhatTheScorecardLeavesOut() throws SQLException {
    String reasons = "post_reason r join post_scorecard s using (platform, post_id) where ";
    assertThat(
            duck.rows(
                "select sentence from "
                    + reasons
                    + "metric = 'escape_hours' and (observed is null) <> (escape_hours is null)"))
        .isEmpty();
    assertThat(
            duck.rows(
                "select sentence from "
                    + reasons
                    + "metric = 'outside_share' and (observed is null) <> (outside_share_within is distinct from 0)"))
        .isEmpty();
    String narrowed = reasons + "metric = 'outside_share' and outside_share_within > 0";
    assertThat(duck.number("select count(*) from " + narrowed)).isPositive();
    assertThat(
            duck.rows(
                "select sentence from "
                    + narrowed
                    + " and not (sentence = 'Of ' || format('{:,}', outside_known) || ' engaged accounts of which it is known, fewer than 10 ' || if(outside_share < 0.5, 'do not ', '') || 'follow the author.')"))
        .isEmpty();
  }

  /** Every published column about who engaged is held to the above, by its name. */
  @Test
  void noOtherColumnIsAboutCommunitiesOrFollowers() {
    assertThat(
            PublishedTables.all().stream()
                .filter(t -> !t.name().endsWith("_summary"))
                .flatMap(t -> t.columns().stream())
                .map(c -> c.name())
                .filter(
                    c ->
                        c.contains("communit")
                            || c.contains("outside")
                            || c.contains("follower")
                            || c.contains("escape"))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    OF_COMMUNITIES,
                    OF_STATUS,
                    List.of(
                        "outside_share_within",
                        "author_followers",
                        "escape",
                        "engagement_by_followers_share"))
                .flatMap(List::stream)
                .toList());
  }
}
