package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What exports tell of time, from their files to the published tables: all in one run. */
@TestInstance(Lifecycle.PER_CLASS)
final class TimesOfExportsTest {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  private RetrospectiveRun run;
  private Path lake;
  private Duck duck;

  @BeforeAll
  void readAll(@TempDir Path folder) throws SQLException {
    run =
        RetrospectiveRun.in(folder.resolve("workspace"))
            .set("ingest.max_rejected_share", "0.2")
            .input(CASES.resolve("tiktok-year/in"), "tiktok-content")
            .input(CASES.resolve("tiktok-window-start/in-content"), "tiktok-content")
            .input(CASES.resolve("tiktok-window-start/in-month-first"), "tiktok-followers")
            .input(CASES.resolve("tiktok-window-start/in-day-first"), "tiktok-followers")
            .input(CASES.resolve("crowdtangle-zones/in-one"), "crowdtangle")
            .input(CASES.resolve("two-nights-no-velocity/in"), "x-content-2026")
            .input(CASES.resolve("dates-used-as-hours/in"), "facebook-factcheck")
            .input(
                CASES.resolve(
                    "tiktok-followers-order/in/Followers_some.handle2.0_FollowerHistory.csv"),
                "tiktok-followers");
    run.summary();
    lake = folder.resolve("workspace/lake");
    duck = Duck.reading(RetrospectiveRun.tables(folder.resolve("workspace")));
  }

  @AfterAll
  void close() throws SQLException {
    duck.close();
  }

  private List<String> post(String columns, String id) throws SQLException {
    return duck.rows("select %s from post_scorecard where post_id = '%s'".formatted(columns, id))
        .get(0);
  }

  private String published(String id) throws SQLException {
    return post(
            "strftime(published_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%S') || ' ' || time_precision",
            id)
        .get(0);
  }

  @Test
  void theIdOfAVideoTellsItsYearAndTheTimeOfDay() throws SQLException {
    assertThat(published("7527601919125094400")).isEqualTo("2025-07-16T09:00:00 instant");
    assertThat(published("7545877863963033601")).isEqualTo("2025-09-03T15:00:00 instant");
    assertThat(published("7593423151929753602")).isEqualTo("2026-01-09T18:00:00 instant");
  }

  @Test
  void anIdThatDoesNotFitTheDateTellsNothing() throws SQLException {
    assertThat(published("7412345678901234567")).isEqualTo("2026-09-26T00:00:00 day");
    assertThat(published("7412345678901234999")).isEqualTo("2026-09-20T00:00:00 day");
  }

  private List<List<String>> lake(String columns, String table, String where) throws SQLException {
    return duck.rows(
        "select %s from read_parquet('%s/runs/*/tables/%s/*.parquet') where %s"
            .formatted(columns, lake, table, where));
  }

  @Test
  void theColumnOfTheExportsOwnDayGoesBeforeTheFilesAge() throws SQLException {
    assertThat(
            lake(
                "distinct strftime(observed_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%S'), time_precision",
                "counters", "post_id = '7527601919125094400'"))
        .containsExactly(List.of("2026-02-28T23:59:59", "day"));
    assertThat(
            lake(
                "distinct strftime(observed_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%S'), time_precision",
                "counters", "post_id = '7412345678901234567'"))
        .containsExactly(List.of("2026-10-01T21:46:14", "instant"));
  }

  @Test
  void followersStandOnTheirDaysAndWithTheirAccount() throws SQLException {
    List<List<String>> series =
        lake(
            "strftime(min(observed_at) at time zone 'UTC', '%Y-%m-%d') as first,"
                + " string_agg(strftime(observed_at at time zone 'UTC', '%m-%d') || '=' ||"
                + " cast(value as bigint), ' ' order by observed_at)",
            "account_counters", "platform = 'tiktok' group by account_id, file_id order by 1, 2");
    assertThat(series)
        .containsExactly(
            List.of("2025-08-28", "08-28=100 12-31=150 01-01=151 08-26=300"),
            List.of("2025-12-30", "12-30=5011 12-31=5010 01-01=5013"),
            List.of(
                "2026-09-25",
                "09-25=100 09-26=101 09-27=102 09-28=103 09-29=104 09-30=105 10-01=106"),
            List.of(
                "2026-09-25",
                "09-25=9000 09-26=9001 09-27=9002 09-28=9003 09-29=9004 09-30=9005 10-01=9006"));
    assertThat(
            duck.number(
                "select count(distinct account_id) from read_parquet('"
                    + lake
                    + "/runs/*/tables/account_counters/*.parquet')"))
        .isEqualTo(3);
  }

  @Test
  void postsHaveTheFollowersOfTheirDay() throws SQLException {
    assertThat(post("author_followers", "7593423151929753602")).containsExactly("5013");
  }

  @Test
  void withoutOneASentenceSaysThatTheFilesAgeTellsTheYear() {
    assertThat(run.told())
        .contains("Dates without a year: no name tells when Content.csv was exported.");
  }

  @Test
  void abbreviationsOfZonesAreReadByATable() throws SQLException {
    List<List<String>> read =
        duck.rows(
            "select right(post_id, 1), strftime(published_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%S')"
                + " from post_scorecard where post_id like '430000000000000_' order by 1");
    assertThat(read)
        .containsExactly(
            List.of("1", "2021-07-06T20:45:20"),
            List.of("2", "2021-07-06T14:45:20"),
            List.of("3", "2021-07-06T15:45:20"),
            List.of("4", "2021-07-06T06:45:20"),
            List.of("6", "2021-01-06T22:45:20"),
            List.of("7", "2021-07-06T16:45:20"),
            List.of("8", "2021-07-06T14:45:20"),
            List.of("9", "2021-07-06T11:45:20"));
  }

  @Test
  void twoNightsOfDatesTellVelocity() throws SQLException {
    assertThat(published("2091103081067446272")).startsWith("2026-08-22T").endsWith(" instant");
    List<String> peak =
        duck.rows(
                "select 24 * peak_per_hour, peak_span_hours, hours_to_half, snapshots from post_counter"
                    + " where metric = 'shares' and post_id = '2091103081067446272'")
            .get(0);
    assertThat(Double.parseDouble(peak.get(0))).isEqualTo(5);
    assertThat(peak.subList(1, 4)).containsExactly("24.0", null, "2");
    assertThat(post("peak_velocity_per_hour is not null", "2091103081067446272"))
        .containsExactly("true");
  }

  @Test
  void nothingIsSaidOfHoursWhereOnlyDatesAreKnown() throws SQLException {
    assertThat(
            duck.rows(
                "select distinct time_precision from post_scorecard where post_id like '12000000%'"))
        .containsExactly(List.of("day"));
    assertThat(
            duck.number(
                "select count(*) from post_cause where cause = 'own_competition' and fits"
                    + " and post_id like '12000000%'"))
        .isZero();
  }
}
