package wildfire.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wildfire.explain.Explainer;
import wildfire.explain.Wording;
import wildfire.measure.PostStory;
import wildfire.metrics.Attended;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.Breadth;
import wildfire.metrics.CascadeTree;
import wildfire.metrics.Conversation;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.LogFacts;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.Observation;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.metrics.PostCounters;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.TwoSources;
import wildfire.metrics.Velocity;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.CounterSnapshot;
import wildfire.model.EngagementKind;
import wildfire.model.Language;
import wildfire.model.Post;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;
import wildfire.verdict.PostFigures;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;

/** A post with hardly anything that happened to it, and what is told of it. */
final class ReportedPost {
  private static final LogFacts LOGGED =
      new LogFacts(true, true, true, true, false, false, false, true, false, false);

  private final String platform;
  private final String id;
  private String campaign;
  private Instant published = Instant.parse("2026-03-01T09:00:00Z");
  private TimePrecision precision = TimePrecision.INSTANT;
  private ZoneId audience = ZoneId.of("Europe/Amsterdam");
  private Map<String, Set<String>> kinds = Map.of();
  private final List<Tag> tags = new ArrayList<>();
  private final List<CurvePoint> curve = new ArrayList<>();
  private final List<CounterSnapshot> counted = new ArrayList<>();

  private ReportedPost(String platform, String id) {
    this.platform = platform;
    this.id = id;
  }

  static ReportedPost on(String platform, String id) {
    return new ReportedPost(platform, id);
  }

  ReportedPost of(String campaignId) {
    campaign = campaignId;
    return this;
  }

  /** Null for a post of which nobody knows when it was published. */
  ReportedPost at(String instant, TimePrecision known) {
    published = instant == null ? null : Instant.parse(instant);
    precision = known;
    return this;
  }

  ReportedPost readIn(ZoneId zone) {
    audience = zone;
    return this;
  }

  ReportedPost logged(Map<String, Set<String>> kindsByPlatform) {
    kinds = kindsByPlatform;
    return this;
  }

  ReportedPost tagged(List<Tag> all) {
    tags.addAll(all);
    return this;
  }

  /** An hour of its age in which there were so many events of a kind, so many of them bought. */
  ReportedPost hour(long from, EngagementKind kind, long events, long paid) {
    curve.add(new CurvePoint(from, from + 1, kind, events, paid, events));
    return this;
  }

  /** So many had the platform counted 30 days on. */
  ReportedPost counted(CounterMetric metric, long n) {
    counted.add(
        new CounterSnapshot(
            metric.id(),
            CounterScope.TOTAL,
            CounterBasis.LIFETIME,
            n,
            published.plus(Duration.ofDays(30)).getEpochSecond() * 1_000_000,
            TimePrecision.INSTANT));
    return this;
  }

  MeasuredPost measured() {
    long at = published == null ? 0 : published.getEpochSecond() * 1_000_000;
    long until = at + Duration.ofDays(30).toNanos() / 1_000;
    PostHistory nothing =
        new PostHistory(
            at,
            published != null,
            until,
            precision,
            new long[0],
            new byte[0],
            new int[0],
            0,
            PostHistory.UNKNOWN,
            false,
            new int[0],
            new boolean[0],
            new byte[0],
            new byte[0],
            new int[0],
            new byte[0],
            new byte[0],
            PostHistory.NEVER_PAID);
    PostCounters counters =
        PostCounters.of(counted, new CounterSeries.Publication(at, precision), PostStory.RULES);
    Breadth breadth = Breadth.of(CascadeTree.of(nothing), PostStory.RULES.minTreeObservedShare());
    CrossCheck.Ends ends = new CrossCheck.Ends(at, until, 0);
    return new MeasuredPost(
        new Post(platform, id, "ann", 1_000L, campaign, published, "text", "en", null),
        true,
        false,
        false,
        null,
        new Observation(
            precision,
            true,
            precision == TimePrecision.NONE ? null : 720.0,
            ObservedBasis.EXPORT,
            0,
            0,
            0),
        TwoSources.of(nothing, LOGGED, breadth, counters, ends, PostStory.RULES),
        Velocity.ofEngagement(nothing, PostStory.RULES),
        breadth,
        Conversation.of(nothing),
        null,
        null,
        Attended.of(nothing, LOGGED, false, breadth, counters, PostStory.RULES),
        List.of(),
        List.copyOf(curve),
        List.of(),
        null,
        List.of(),
        List.copyOf(tags),
        null);
  }

  /** How the star's keys of it are made. */
  StarKeys keys() {
    return new StarKeys(audience, kinds);
  }

  PostReport report() {
    Settings settings = new SettingsReader().read();
    MeasuredPost post = measured();
    PlatformFold fold =
        new PlatformFold(settings.judge(), settings.causes(), AudienceActivity.unknown());
    fold.next(PostFigures.of(post, SharedTogether.NONE));
    Diagnosis diagnosis =
        new Diagnostician(settings.judge(), settings.causes()).of(fold.rest().get(0));
    return new PostReport(
        post,
        diagnosis,
        new SmallGroups(settings.report().minGroupAccounts()).of(post, diagnosis),
        Explainer.reasons(diagnosis),
        Explainer.causes(diagnosis),
        new PostReport.Setting(Wording.in(Language.ENGLISH), keys(), false, true));
  }
}
