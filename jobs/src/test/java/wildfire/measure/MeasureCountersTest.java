package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildfire.ingest.CanonicalTable;
import wildfire.metrics.Completeness;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.EngagementShares;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.PostCounters;
import wildfire.metrics.TwoSources;
import wildfire.metrics.TwoSources.Basis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;
import wildfire.report.MeasuredColumns;

/** Posts of which platforms exported totals, alone and beside an event log. */
final class MeasureCountersTest {
  private final SmallLake lake = new SmallLake();
  private final LakeRows posts = lake.of(CanonicalTable.POSTS);
  private final LakeRows events = lake.of(CanonicalTable.ENGAGEMENTS);
  private final LakeRows counters = lake.of(CanonicalTable.COUNTERS);
  private final LakeRows accounts = lake.of(CanonicalTable.ACCOUNT_COUNTERS);

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
    List<MeasuredPost> measured = lake.measured();
    MeasuredPost launch = measured.get(0);
    TwoSources.Source spread = launch.sources().spread();
    assertThat(spread.basis()).isEqualTo(Basis.COUNTERS);
    assertThat(spread.organic().total()).isEqualTo(80);
    assertThat(spread.organic().atAge().hours24()).isEqualTo(62);
    assertThat(spread.interpolated()).containsExactly(FixedAge.HOURS_24);
    assertThat(spread.organic().peakPerHour()).isCloseTo(60.0 / 22, within(1e-9));
    assertThat(series(launch, CounterMetric.SHARES).growth().peakSpanHours()).isEqualTo(22);
    assertThat(PostCounters.of(launch.counters()).snapshots()).isEqualTo(3);
    assertThat(PostCounters.of(launch.counters()).corrections()).isEqualTo(1);
    assertThat(launch.sources().comments().organic().atAge().hours24()).isEqualTo(5);
    assertThat(series(launch, CounterMetric.HIDES).latest()).isEqualTo(4);
    assertThat(launch.attended().hides().organic().hours24()).isEqualTo(2);
    assertThat(launch.attended().hides().settled().organic()).isNull();
    assertThat(launch.attended().hides().basis()).isEqualTo(Basis.COUNTERS);
    Map<String, Object> columns = MeasuredColumns.of(launch);
    for (String unknown : List.of("commenters", "cascade_size", "unique_actors")) {
      assertThat(columns.get(unknown)).as(unknown).isNull();
    }
    assertThat(launch.observation().hours()).isEqualTo(70);
    assertThat(launch.observation().mature()).isFalse();
    MeasuredPost party = measured.get(1);
    assertThat(party.sources().spread().organic().total()).isEqualTo(7);
    assertThat(party.sources().spread().organic().peakPerHour()).isNull();
    assertThat(party.sources().spread().organic().hoursToHalf()).isNull();
    assertThat(party.sources().spread().organic().atAge().hours24()).isNull();
    assertThat(party.sources().commentsInAll()).isNull();
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
    MeasuredPost launch = lake.measured().get(0);
    TwoSources sources = launch.sources();
    PostCounters counted = PostCounters.of(launch.counters());
    assertThat(sources.spread().organic().total()).isEqualTo(10);
    assertThat(sources.spread().basis()).isEqualTo(Basis.EVENTS);
    assertThat(counted.latest(CounterMetric.SHARES.whole(), CounterScope.TOTAL)).isEqualTo(20);
    assertThat(sources.commentsInAll()).isEqualTo(4);
    assertThat(sources.comments().basis()).isEqualTo(Basis.COUNTERS);
    assertThat(sources.reach()).isEqualTo(400);
    assertThat(sources.reachBasis()).isEqualTo(Basis.COUNTERS);
    assertThat(sources.crossCheck().disagreeing()).containsExactly("shares");
    assertThat(sources.outside()).isEqualTo(new TwoSources.Outside(0.75, "reach"));
    assertThat(EngagementShares.byReach(counted)).isEqualTo(0.25);
    assertThat(EngagementShares.byImpressions(counted)).isEqualTo(0.1);
    assertThat(EngagementShares.byFollowers(counted, launch.post().authorFollowers())).isNull();
    assertThat(counted.latest(CounterMetric.IMPRESSIONS.whole(), CounterScope.PAID)).isEqualTo(250);
    assertThat(counted.latest(CounterMetric.IMPRESSIONS.whole(), CounterScope.ORGANIC)).isNull();
    assertThat(sources.paidExposureShare()).isEqualTo(0.25);
    assertThat(launch.accountsLogged()).isTrue();
    assertThat(launch.breadth().uniqueActors()).isEqualTo(10);
  }

  @Test
  void logAndCountersDisagreeOnlyAboutTheSameAge() {
    loggedPost("launch", "2026-03-01T22:00:00Z", "2026-03-05T00:00:00Z");
    event("launch", "s1", "share", "2026-03-01T23:00:00Z");
    event("launch", "s2", "share", "2026-03-03T23:00:00Z");
    total("launch", "2026-09-05T00:00:00Z", "shares", 900); // half a year later
    assertThat(disagreeing()).isEmpty();
    total("launch", "2026-03-02T21:00:00Z", "shares", 1); // after 23 and 25 hours
    total("launch", "2026-03-02T23:00:00Z", "shares", 1);
    assertThat(disagreeing()).isEmpty();
    total("launch", "2026-03-02T21:30:00Z", "shares", 3);
    assertThat(disagreeing()).containsExactly("shares");
  }

  @Test
  void aLogOfTheWholeWindowIsHeldAgainstALaterTotal() {
    loggedPost("launch", "2026-01-01T22:00:00Z", "2026-03-05T00:00:00Z");
    event("launch", "s1", "share", "2026-01-01T23:00:00Z");
    event("launch", "c1", "comment", "2026-01-02T23:00:00Z");
    event("launch", "r1", "reaction", "2026-01-02T23:30:00Z");
    total("launch", "2026-09-05T00:00:00Z", "shares", 340);
    assertThat(agreement().spread()).isEqualTo(new Completeness(1, 340));
    assertThat(agreement().comments()).isNull();
    assertThat(agreement().engagements()).isEqualTo(new Completeness(1, 340));
    assertThat(agreement().logShare()).as("of another age").isNull();
    assertThat(disagreeing()).isEmpty();
    assertThat(spread().settled().organic()).isEqualTo(340);
    total("launch", "2026-09-05T00:00:00Z", "comments", 3);
    total("launch", "2026-09-05T00:00:00Z", "reactions", 7);
    assertThat(agreement().comments()).isEqualTo(new Completeness(1, 3));
    assertThat(agreement().engagements()).isEqualTo(new Completeness(3, 350));
    event("launch", "s2", "share", "2026-03-01T23:00:00Z"); // after the window
    assertThat(spread().organic().total()).isEqualTo(1);
    assertThat(agreement().spread()).isEqualTo(new Completeness(2, 340));
    total("launch", "2026-01-31T22:00:00Z", "shares", 2);
    assertThat(agreement().spread())
        .as("the same age goes first")
        .isEqualTo(new Completeness(1, 2));
  }

  @Test
  void aLogThatEndsEarlyIsNotHeldAgainstALaterTotal() {
    loggedPost("launch", "2026-03-01T22:00:00Z", "2026-03-05T00:00:00Z");
    event("launch", "s1", "share", "2026-03-01T23:00:00Z");
    total("launch", "2026-09-05T00:00:00Z", "shares", 340);
    assertThat(agreement().spread()).isNull();
    assertThat(agreement().engagements()).isNull();
    total("launch", "2026-03-02T22:00:00Z", "shares", 40);
    total("launch", "2026-03-02T22:00:00Z", "quotes", 2);
    assertThat(agreement().spread()).isEqualTo(new Completeness(1, 42));
    assertThat(spread().settled().organic()).as("beside the log").isEqualTo(340);
  }

  @Test
  void ofAPartOfALogTheTotalsTellWhatWasPaidFor() {
    loggedPost("launch", "2026-01-01T22:00:00Z", "2026-03-05T00:00:00Z");
    event("launch", "s1", "share", "2026-01-01T23:00:00Z");
    scoped("launch", "2026-03-05T00:00:00Z", "shares", "organic", 30);
    total("launch", "2026-03-05T00:00:00Z", "shares", 40);
    assertThat(measured().sources().paidSpread()).isEqualTo(new TwoSources.PaidSpread(0.25, 40));
  }

  private MeasuredPost measured() {
    return lake.measured().get(0);
  }

  private TwoSources.Source spread() {
    return measured().sources().spread();
  }

  private CrossCheck.Agreement agreement() {
    return measured().sources().crossCheck();
  }

  private List<String> disagreeing() {
    return lake.measured().get(0).sources().crossCheck().disagreeing();
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
    List<MeasuredPost> measured = lake.measured();
    TwoSources old = measured.get(0).sources();
    assertThat(old.spread().settled()).isEqualTo(new TwoSources.Settled(30L, 40L));
    assertThat(old.comments().settled().organic()).isEqualTo(4);
    assertThat(old.paidSpread()).isEqualTo(new TwoSources.PaidSpread(0.25, 40));
    for (MeasuredPost unsettled : measured.subList(1, 3)) {
      assertThat(unsettled.sources().spread().settled().organic()).isNull();
      assertThat(unsettled.sources().comments().settled().organic()).isNull();
      assertThat(unsettled.sources().spread().organic()).isNotNull();
    }
  }

  @Test
  void aPostThatOnlyCountersKnowIsMeasuredToo() {
    total("unlisted", "2026-03-05T00:00:00Z", "views", 12);
    MeasuredPost unlisted = lake.measured().get(0);
    assertThat(unlisted.announced()).isFalse();
    assertThat(series(unlisted, CounterMetric.VIEWS).latest()).isEqualTo(12);
    assertThat(MeasuredColumns.of(unlisted))
        .containsEntry("views", 12L)
        .containsEntry("impressions", null);
    assertThat(unlisted.observation().hours()).isNull();
    assertThat(unlisted.observation().precision()).isEqualTo(TimePrecision.NONE);
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
    List<MeasuredPost> measured = lake.measured();
    MeasuredPost before = measured.get(0);
    assertThat(before.post().authorFollowers()).isNull();
    assertThat(before.followersOfSeries()).isFalse();
    MeasuredPost between = measured.get(1);
    assertThat(between.post().authorFollowers()).isEqualTo(1003);
    assertThat(between.followersOfSeries()).isTrue();
    assertThat(EngagementShares.byFollowers(PostCounters.of(between.counters()), 1003L))
        .isEqualTo(1);
    assertThat(MeasuredColumns.of(between)).containsEntry("engagement_by_followers_share", 1.0);
  }

  private static CounterSeries series(MeasuredPost post, CounterMetric metric) {
    return PostCounters.of(post.counters()).of(metric.whole(), CounterScope.TOTAL).orElseThrow();
  }
}
