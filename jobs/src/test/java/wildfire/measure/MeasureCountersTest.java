package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import wildfire.ingest.CanonicalTable;
import wildfire.settings.MeasureSettings;

/** Posts of which platforms exported totals, alone and beside an event log. */
final class MeasureCountersTest {
  private static final MeasureSettings SETTINGS =
      new MeasureSettings(Duration.ofDays(30), null, 0.5, 0.8, Duration.ofHours(1), 0.25, 0.1);

  private final LakeRows posts = LakeRows.of(CanonicalTable.POSTS);
  private final LakeRows events = LakeRows.of(CanonicalTable.ENGAGEMENTS);
  private final LakeRows counters = LakeRows.of(CanonicalTable.COUNTERS);
  private final LakeRows accounts = LakeRows.of(CanonicalTable.ACCOUNT_COUNTERS);

  private List<Row> measured() {
    return Measure.posts(
            new Measure.Lake(
                posts.asDataset(),
                events.asDataset(),
                LakeRows.of(CanonicalTable.RETRACTIONS).asDataset(),
                LakeRows.of(CanonicalTable.FLIGHTS).asDataset(),
                counters.asDataset(),
                accounts.asDataset(),
                LakeRows.files(),
                List.of()),
            new Measure.Asked(SETTINGS, Duration.ofDays(3), MessageTerms.NONE))
        .orderBy("post_id")
        .collectAsList();
  }

  private void post(String id, String publishedAt) {
    posts.row(
        "platform", "x", "post_id", id, "published_at", publishedAt, "author_id", "brandhouse");
  }

  private void loggedPost(String id, String publishedAt, String exportedAt) {
    posts.row(
        "platform",
        "x",
        "post_id",
        id,
        "published_at",
        publishedAt,
        "author_id",
        "brandhouse",
        "observed_at",
        exportedAt);
  }

  private void total(String post, String at, String metric, double value) {
    scoped(post, at, metric, "total", value);
  }

  private void scoped(String post, String at, String metric, String scope, double value) {
    counters.row(
        "platform",
        "x",
        "post_id",
        post,
        "metric",
        metric,
        "scope",
        scope,
        "basis",
        "lifetime",
        "value",
        value,
        "observed_at",
        at);
  }

  private void event(String post, String id, String kind, String at) {
    events.row(
        "platform",
        "x",
        "post_id",
        post,
        "event_id",
        id,
        "kind",
        kind,
        "actor_id",
        id,
        "occurred_at",
        at);
  }

  @Test
  void threeNightsOfTheSamePostsGiveVelocity() {
    post("launch", "2026-03-01T22:00:00Z");
    post("party", "2026-03-01T22:00:00Z");
    double[] shares = {60, 84, 80};
    for (int night = 2; night <= 4; night++) {
      String at = "2026-03-0" + night + "T20:00:00Z"; // 22, 46 and 70 hours after
      total("launch", at, "shares", shares[night - 2]);
      total("launch", at, "comments", 5);
      total("launch", at, "hides", night);
      if (night == 4) {
        total("party", at, "shares", 7);
      }
    }
    List<Row> rows = measured();
    Row launch = rows.get(0);
    assertThat(launch.<Long>getAs("shares")).isEqualTo(80);
    assertThat(launch.<String>getAs("shares_basis")).isEqualTo("counters");
    assertThat(launch.<Long>getAs("shares_24h")).isEqualTo(62);
    assertThat(launch.<String>getAs("shares_interpolated")).isEqualTo("24h");
    assertThat(launch.<Double>getAs("peak_velocity_per_hour")).isCloseTo(60.0 / 22, within(1e-9));
    assertThat(launch.<Double>getAs("peak_velocity_span_hours")).isEqualTo(22);
    assertThat(launch.<Long>getAs("counter_snapshots")).isEqualTo(3);
    assertThat(launch.<Long>getAs("counter_corrections")).isEqualTo(1);
    assertThat(launch.<Long>getAs("comments_24h")).isEqualTo(5);
    assertThat(launch.<Long>getAs("hides")).isEqualTo(4);
    assertThat(launch.<Long>getAs("hides_24h")).isEqualTo(2);
    assertThat(launch.<Object>getAs("hides_settled")).isNull();
    assertThat(launch.<String>getAs("hides_basis")).isEqualTo("counters");
    assertThat(launch.<Object>getAs("commenters")).isNull();
    assertThat(launch.<Object>getAs("cascade_size")).isNull();
    assertThat(launch.<Object>getAs("unique_actors")).isNull();
    assertThat(launch.<Double>getAs("observed_hours")).isEqualTo(70);
    assertThat(launch.<Boolean>getAs("is_mature")).isFalse();
    Row party = rows.get(1);
    assertThat(party.<Long>getAs("shares")).isEqualTo(7);
    for (String velocity : List.of("peak_velocity_per_hour", "hours_to_half", "shares_24h")) {
      assertThat(party.<Object>getAs(velocity)).as(velocity).isNull();
    }
    assertThat(party.<Object>getAs("comments")).isNull();
  }

  @Test
  void logAndCountersAreEachUsedForWhatTheyKnow() {
    loggedPost("launch", "2026-03-01T22:00:00Z", "2026-03-05T00:00:00Z");
    for (int i = 0; i < 10; i++) {
      event("launch", "s" + i, "share", "2026-03-01T23:0" + i + ":00Z");
    }
    total("launch", "2026-03-05T00:00:00Z", "shares", 20);
    total("launch", "2026-03-05T00:00:00Z", "comments", 4);
    total("launch", "2026-03-05T00:00:00Z", "reactions", 76);
    total("launch", "2026-03-05T00:00:00Z", "reach", 400);
    total("launch", "2026-03-05T00:00:00Z", "reach.followers", 100);
    total("launch", "2026-03-05T00:00:00Z", "impressions", 1000);
    scoped("launch", "2026-03-05T00:00:00Z", "impressions", "paid", 250);
    Row launch = measured().get(0);
    assertThat(launch.<Long>getAs("shares")).isEqualTo(10);
    assertThat(launch.<String>getAs("shares_basis")).isEqualTo("events");
    assertThat(launch.<Long>getAs("counted_shares")).isEqualTo(20);
    assertThat(launch.<Long>getAs("comments")).isEqualTo(4);
    assertThat(launch.<String>getAs("comments_basis")).isEqualTo("counters");
    assertThat(launch.<Long>getAs("reach")).isEqualTo(400);
    assertThat(launch.<String>getAs("reach_basis")).isEqualTo("counters");
    assertThat(launch.<String>getAs("counters_disagree")).isEqualTo("shares");
    assertThat(launch.<Double>getAs("outside_share")).isEqualTo(0.75);
    assertThat(launch.<String>getAs("outside_basis")).isEqualTo("reach");
    assertThat(launch.<Double>getAs("engagement_by_reach_share")).isEqualTo(0.25);
    assertThat(launch.<Double>getAs("engagement_by_impressions_share")).isEqualTo(0.1);
    assertThat(launch.<Object>getAs("engagement_by_followers_share")).isNull();
    assertThat(launch.<Long>getAs("impressions_paid")).isEqualTo(250);
    assertThat(launch.<Object>getAs("impressions_organic")).isNull();
    assertThat(launch.<Double>getAs("paid_exposure_share")).isEqualTo(0.25);
    assertThat(launch.<Long>getAs("unique_actors")).isEqualTo(10);
  }

  @Test
  void logAndCountersDisagreeOnlyAboutTheSameAge() {
    loggedPost("launch", "2026-03-01T22:00:00Z", "2026-03-05T00:00:00Z");
    event("launch", "s1", "share", "2026-03-01T23:00:00Z");
    event("launch", "s2", "share", "2026-03-03T23:00:00Z");
    total("launch", "2026-09-05T00:00:00Z", "shares", 900); // half a year later
    assertThat(measured().get(0).<String>getAs("counters_disagree")).isNull();
    total("launch", "2026-03-02T21:00:00Z", "shares", 1); // after 23 and 25 hours
    total("launch", "2026-03-02T23:00:00Z", "shares", 1);
    assertThat(measured().get(0).<String>getAs("counters_disagree")).isNull();
    total("launch", "2026-03-02T21:30:00Z", "shares", 3);
    assertThat(measured().get(0).<String>getAs("counters_disagree")).isEqualTo("shares");
  }

  @Test
  void aTotalIsSettledOnlyIfItWasSeenAfterTheWholeWindow() {
    post("old", "2026-01-01T10:00:00Z");
    post("young", "2026-02-20T10:00:00Z");
    post("seen-early", "2026-01-02T10:00:00Z");
    for (String id : List.of("old", "young")) {
      scoped(id, "2026-03-05T00:00:00Z", "shares", "organic", 30);
      scoped(id, "2026-03-05T00:00:00Z", "shares", "paid", 10);
      total(id, "2026-03-05T00:00:00Z", "comments", 4);
    }
    total("seen-early", "2026-01-09T10:00:00Z", "shares", 50);
    List<Row> rows = measured();
    Row old = rows.get(0);
    assertThat(old.<Long>getAs("shares_settled")).isEqualTo(30);
    assertThat(old.<Long>getAs("shares_with_paid_settled")).isEqualTo(40);
    assertThat(old.<Long>getAs("comments_settled")).isEqualTo(4);
    assertThat(old.<Double>getAs("paid_share")).isEqualTo(0.25);
    assertThat(old.<Long>getAs("paid_known")).isEqualTo(40);
    for (Row unsettled : rows.subList(1, 3)) {
      assertThat(unsettled.<Object>getAs("shares_settled")).isNull();
      assertThat(unsettled.<Object>getAs("comments_settled")).isNull();
      assertThat(unsettled.<Object>getAs("shares")).isNotNull();
    }
  }

  @Test
  void aPostThatOnlyCountersKnowIsMeasuredToo() {
    total("unlisted", "2026-03-05T00:00:00Z", "views", 12);
    Row unlisted = measured().get(0);
    assertThat(unlisted.<Boolean>getAs("is_announced")).isFalse();
    assertThat(unlisted.<Long>getAs("views")).isEqualTo(12);
    assertThat(unlisted.<Object>getAs("impressions")).isNull();
    assertThat(unlisted.<Object>getAs("observed_hours")).isNull();
    assertThat(unlisted.<String>getAs("time_precision")).isEqualTo("none");
  }

  @Test
  void followersAtTheTimeOfThePostComeFromTheAccountsSeries() {
    post("before", "2026-03-01T10:00:00Z");
    post("between", "2026-03-03T10:00:00Z");
    for (int day = 2; day <= 4; day++) {
      accounts.row(
          "platform",
          "x",
          "account_id",
          "brandhouse",
          "metric",
          "followers",
          "scope",
          "total",
          "basis",
          "lifetime",
          "value",
          1000.0 + day,
          "observed_at",
          "2026-03-0" + day + "T00:00:00Z");
    }
    total("between", "2026-03-05T00:00:00Z", "interactions", 1003);
    List<Row> rows = measured();
    assertThat(rows.get(0).<Object>getAs("author_followers")).isNull();
    assertThat(rows.get(0).<Object>getAs("author_followers_basis")).isNull();
    assertThat(rows.get(1).<Long>getAs("author_followers")).isEqualTo(1003);
    assertThat(rows.get(1).<String>getAs("author_followers_basis")).isEqualTo("account_series");
    assertThat(rows.get(1).<Double>getAs("engagement_by_followers_share")).isEqualTo(1);
  }
}
