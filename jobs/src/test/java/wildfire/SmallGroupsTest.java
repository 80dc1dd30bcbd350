package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

  private static final List<String> AGES = List.of("24h", "72h", "7d", "30d");

  private static Duck duck;

  @BeforeAll
  static void views() throws SQLException, IOException {
    duck = Duck.knowing(PublishedSamples.current());
    duck.execute(
        "create view found as from read_parquet('"
            + PublishedSamples.workspace().resolve("judged")
            + "/**/*.parquet')");
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static String few(String age) {
    return "coalesce(coalesce(found.follower_accounts_%1$s, 0) + coalesce(found.outsider_accounts_%1$s, 0) between 1 and 9, false)"
        .formatted(age);
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
    assertLeftOutWhere("coalesce(found.outside_known between 1 and 9, false)", OF_STATUS);
    for (String age : AGES) {
      assertLeftOutWhere(few(age), List.of("follower_accounts_" + age, "outsider_accounts_" + age));
    }
    assertLeftOutWhere(
        AGES.stream().map(SmallGroupsTest::few).collect(Collectors.joining(" or ")),
        List.of("response_to_exposure"));
  }

  @Test
  void theRestOfTheScorecardIsWhatWasFound() throws SQLException {
    List<String> rest =
        PublishedTables.all().get(0).columns().stream()
            .map(c -> c.name())
            .filter(c -> !OF_COMMUNITIES.contains(c) && !OF_STATUS.contains(c))
            .filter(c -> !c.startsWith("follower_accounts_") && !c.startsWith("outsider_accounts_"))
            .filter(c -> !c.equals("response_to_exposure"))
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
    for (String metric :
        Stream.concat(
                Stream.of("response_to_exposure"),
                AGES.stream()
                    .flatMap(
                        age -> Stream.of("follower_accounts_" + age, "outsider_accounts_" + age)))
            .toList()) {
      assertThat(
              duck.rows(
                  "select sentence_en from post_cause c join post_scorecard s using (platform, post_id) where metric = '%1$s' and (observed is null) <> (s.%1$s is null)"
                      .formatted(metric)))
          .as(metric)
          .isEmpty();
    }
    assertThat(
            duck.number(
                "select count(*) from post_cause where observed is null and contains(sentence_en, 'fewer than 10 accounts')"))
        .isPositive();
    assertThat(
            duck.number(
                "select coalesce(min(sample_size), 10) from (select metric, sample_size from post_reason union all select metric, sample_size from post_cause)"
                    + " where metric in ('outside_share', 'largest_community_share', 'effective_communities')"))
        .isGreaterThanOrEqualTo(10);
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
                .filter(
                    c -> !c.startsWith("follower_accounts_") && !c.startsWith("outsider_accounts_"))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    OF_COMMUNITIES,
                    OF_STATUS,
                    List.of(
                        "author_followers",
                        "author_followers_basis",
                        "escape",
                        "reach_followers",
                        "engagement_by_followers_share"))
                .flatMap(List::stream)
                .toList());
  }
}
