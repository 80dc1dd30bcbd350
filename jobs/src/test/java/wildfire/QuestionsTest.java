package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of the docs, asked as they stand there; numbers are held to other ways to them. */
final class QuestionsTest {
  private static final Pattern QUESTION =
      Pattern.compile(
          "## (\\d+)\\. ([^\\n]+)\\n\\n```sql\\n(.*?);\\n```\\n\\nWatch out: ", Pattern.DOTALL);

  private static Duck duck;

  @BeforeAll
  static void views() throws SQLException, IOException {
    duck = Duck.knowing(PublishedSamples.current());
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  static List<String> questions() throws IOException {
    return QUESTION
        .matcher(Files.readString(Path.of("docs/questions.md")))
        .results()
        .map(question -> question.group(3))
        .toList();
  }

  @Test
  void thereAreTenEachWithWhatToWatchOutFor() throws IOException {
    assertThat(
            QUESTION
                .matcher(Files.readString(Path.of("docs/questions.md")))
                .results()
                .map((MatchResult question) -> question.group(1)))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionHasAnAnswer(String sql) throws SQLException {
    assertThat(duck.rows(sql)).isNotEmpty();
  }

  /** The answer to a question, a map a row, from names of columns to values as text. */
  private static List<Map<String, String>> answer(int number) throws SQLException, IOException {
    String sql = questions().get(number - 1);
    List<String> columns =
        duck.rows("select column_name from (describe " + sql + ")").stream()
            .map(row -> row.get(0))
            .toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> values : duck.rows(sql)) {
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void viralPostsAreThoseThatWerePlanted() throws SQLException, IOException {
    String truth =
        Path.of("../data-samples/two-campaigns/_truth_posts.csv")
            .toAbsolutePath()
            .normalize()
            .toString();
    assertThat(answer(1).stream().map(row -> row.get("platform") + " " + row.get("post_id")))
        .containsExactlyInAnyOrderElementsOf(
            duck
                .rows(
                    "select platform || ' ' || post_id from read_csv('"
                        + truth
                        + "') where fate = 'viral'")
                .stream()
                .map(row -> row.get(0))
                .toList());
  }

  @Test
  void causesOfFlopsAreThoseOfTheScorecard() throws SQLException, IOException {
    double flops = duck.number("select count(*) from post_scorecard where verdict = 'flop'");
    for (Map<String, String> row : answer(2)) {
      double fit =
          duck.number(
              "select count(*) from post_scorecard where verdict = 'flop' and list_contains(string_split(causes, ','), '"
                  + row.get("cause")
                  + "')");
      assertThat(number(row, "posts")).as(row.toString()).isEqualTo(fit);
      assertThat(number(row, "percent_of_flops")).isCloseTo(100 * fit / flops, within(0.051));
    }
  }

  @Test
  void campaignsAreThoseOfTheirSummary() throws SQLException, IOException {
    List<Map<String, String>> campaigns = answer(3);
    assertThat(campaigns.stream().mapToDouble(row -> number(row, "posts")).sum())
        .isEqualTo(duck.number("select count(*) from post_scorecard"));
    for (Map<String, String> row : campaigns) {
      assertThat(
              duck.rows(
                  "select sum(posts), sum(viral_posts), sum(flop_posts), sum(shares) from campaign_summary where coalesce(campaign_id, '(no campaign)') = '"
                      + row.get("campaign_key")
                      + "'"))
          .containsExactly(
              List.of(row.get("posts"), row.get("viral"), row.get("flops"), row.get("shares")));
    }
  }

  @Test
  void outsideSharesAreThoseOfThePlatforms() throws SQLException, IOException {
    for (Map<String, String> row : answer(4)) {
      assertThat(
              duck.rows(
                  "select posts, outside_known_posts, round(median_outside_share, 2) from platform_summary where lower(platform) = lower('"
                      + row.get("platform_name")
                      + "')"))
          .containsExactly(
              java.util.Arrays.asList(
                  row.get("posts"), row.get("posts_known"), row.get("median_outside_share")));
    }
  }

  @Test
  void triggersAreTaggedOnAsManyPostsAsTheTagsSay() throws SQLException, IOException {
    for (Map<String, String> row : answer(5)) {
      assertThat(number(row, "posts_with"))
          .isLessThanOrEqualTo(
              duck.number(
                  "select count(distinct (platform, post_id)) from post_tag where strength > 0 and trigger = '"
                      + row.get("trigger_key")
                      + "'"));
      assertThat(row.get("low") == null).isEqualTo(row.get("doublings") == null);
    }
  }

  @Test
  void hoursAndDaysAreThoseOfPublication() throws SQLException, IOException {
    for (Map<String, String> row : answer(7)) {
      assertThat(
              duck.rows(
                  "select count(*), round(median(overperformance_speed), 2) from (select *, published_at at time zone 'UTC' as moment from post_scorecard)"
                      + " where overperformance_speed is not null and time_precision = 'instant' and isodow(moment) = "
                      + row.get("weekday")
                      + " and hour(moment) // 6 * 6 = "
                      + row.get("from_hour")))
          .containsExactly(List.of(row.get("posts"), row.get("median_doublings")));
    }
  }

  @Test
  void sharingEndsInAllOfIt() throws SQLException, IOException {
    List<Map<String, String>> marks = answer(8);
    for (Map<String, String> row : marks) {
      if (row.get("up_to_hours").equals("72")) {
        assertThat(number(row, "part")).isEqualTo(1);
        assertThat(number(row, "shares"))
            .isEqualTo(
                duck.number(
                    "select sum(fact_post_hour.shares) from fact_post_hour join post_scorecard using (platform, post_id) where observed_hours >= 72 and age_hours_from < 72 and platform = '"
                        + row.get("platform")
                        + "'"));
      }
    }
    assertThat(marks).hasSizeGreaterThan(6);
  }

  @Test
  void everyPostIsPaidForOrNotOrUnknown() throws SQLException, IOException {
    assertThat(answer(9).stream().mapToDouble(row -> number(row, "posts")).sum())
        .isEqualTo(duck.number("select count(*) from post_scorecard"));
  }
}
