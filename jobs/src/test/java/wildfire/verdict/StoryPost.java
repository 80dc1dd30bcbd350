package wildfire.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wildfire.metrics.Completeness;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.TwoSources.Basis;
import wildfire.model.TimePrecision;
import wildfire.settings.JudgeSettings;

/** A measured post told as a story: an ordinary, fully logged one, and how this one differs. */
public final class StoryPost {
  /** The documented defaults. */
  public static final JudgeSettings DEFAULTS =
      new JudgeSettings(
          100,
          8,
          1,
          -1,
          0.75,
          0.025,
          0.04,
          0.95,
          2,
          0.0075,
          10,
          3,
          0.5,
          20,
          0.3,
          0.2,
          0.5,
          3,
          0.9,
          Duration.ofHours(72),
          0.5,
          Duration.ofHours(1));

  private final String id;
  private String platform = "bluesky";
  private String author = "ann";
  private Long followers = 1_000L;
  private String format = "video";
  private Long publishedAt = micros("2026-01-05T09:00:00Z");
  private Double observedHours = 720.0;
  private TimePrecision precision = TimePrecision.INSTANT;
  private boolean mature = true;
  private Basis spreadKnown = Basis.EVENTS;
  private Basis commentsKnown = Basis.EVENTS;
  private Basis accountsKnown = Basis.EVENTS;
  private final Map<Counted, Long> organic = new EnumMap<>(Counted.class);
  private final Map<Counted, Long> paid = new EnumMap<>(Counted.class);
  private final Map<Counted, Long> totals = new EnumMap<>(Counted.class);
  private PostFigures.Outside outside = new PostFigures.Outside(null, 0, null);
  private PostFigures.Cascade cascade = new PostFigures.Cascade(null, null, null, null);
  private Double paidShare = 0.0;
  private Long commenters = 5L;
  private PostFigures.Circumstances circumstances = PostFigures.Circumstances.UNKNOWN;
  private long sharesAfterWindow;
  private Double lateShare = 0.1;
  private Double hoursToHalf = 6.0;

  private StoryPost(String id) {
    this.id = id;
    organic.put(Counted.SPREAD, 20L);
    organic.put(Counted.ACCOUNTS, 60L);
    organic.put(Counted.COMMENTS, 8L);
  }

  public static StoryPost post(String id) {
    return new StoryPost(id);
  }

  public static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1_000;
  }

  public StoryPost on(String platformName) {
    platform = platformName;
    return this;
  }

  public StoryPost by(String authorId) {
    author = authorId;
    return this;
  }

  public StoryPost followers(Long count) {
    followers = count;
    return this;
  }

  public StoryPost as(String formatName) {
    format = formatName;
    return this;
  }

  public StoryPost at(String instant) {
    publishedAt = micros(instant);
    return this;
  }

  /** Nothing but the date of its publication is known. */
  public StoryPost onThatDay() {
    precision = TimePrecision.DAY;
    return this;
  }

  public StoryPost atMicros(Long instant) {
    publishedAt = instant;
    return this;
  }

  public StoryPost shared(long times) {
    organic.put(Counted.SPREAD, times);
    return this;
  }

  public StoryPost engaging(long accounts) {
    organic.put(Counted.ACCOUNTS, accounts);
    return this;
  }

  public StoryPost comments(long count) {
    organic.put(Counted.COMMENTS, count);
    return this;
  }

  public StoryPost commenters(Long count) {
    commenters = count;
    return this;
  }

  /** On top of the organic counts. */
  public StoryPost boughtOnTop(long shares, long accounts, Double share) {
    paid.put(Counted.SPREAD, shares);
    paid.put(Counted.ACCOUNTS, accounts);
    paidShare = share;
    return this;
  }

  public StoryPost paymentUnknown() {
    paidShare = null;
    return this;
  }

  public StoryPost outside(Double share, long known) {
    outside = new PostFigures.Outside(share, known, share == null ? null : 3.5);
    return this;
  }

  public StoryPost tree(long size, double rootChildShare) {
    cascade = new PostFigures.Cascade(size, rootChildShare, 2.5, 0.4);
    return this;
  }

  public StoryPost late(Double share) {
    lateShare = share;
    hoursToHalf = share == null ? null : 90.0;
    return this;
  }

  public StoryPost observed(Double hours) {
    observedHours = hours;
    mature = hours == null || hours >= 720;
    return this;
  }

  public StoryPost notLogged(Counted counted) {
    switch (counted) {
      case SPREAD, SPREAD_IN_ALL -> spreadKnown = null;
      case ACCOUNTS -> accountsKnown = null;
      case COMMENTS -> commentsKnown = null;
      case LATE_SPREAD,
          IMPRESSIONS,
          VIEWS,
          SAVES,
          CLICKS,
          FOLLOWERS,
          OUTSIDERS,
          ANGER,
          HIDES,
          MENTIONS ->
          organic.remove(counted);
    }
    return this;
  }

  /** Nobody logged it: its platform exported totals once, when it was of that age. */
  public StoryPost exportedOnceAfter(double hours) {
    spreadKnown = Basis.COUNTERS;
    commentsKnown = Basis.COUNTERS;
    accountsKnown = null;
    commenters = null;
    lateShare = null;
    hoursToHalf = null;
    return observed(hours);
  }

  /** What else was counted of it, without what was paid for. */
  public StoryPost had(Counted counted, long count) {
    organic.put(counted, count);
    return this;
  }

  /** What was shown for payment is not told. */
  public StoryPost boughtImpressionsUnknown() {
    paid.put(Counted.IMPRESSIONS, null);
    return this;
  }

  /** On top of what was shown without payment. */
  public StoryPost boughtImpressions(long count) {
    paid.put(Counted.IMPRESSIONS, count);
    return this;
  }

  public StoryPost in(PostFigures.Circumstances known) {
    circumstances = known;
    return this;
  }

  /** Shared so often once the window was over. */
  public StoryPost revived(long shares) {
    sharesAfterWindow = shares;
    return this;
  }

  /** Its platform counted so many shares or comments in all; the log has what was said before. */
  public StoryPost counted(Counted sharesOrComments, long total) {
    totals.put(sharesOrComments, total);
    return this;
  }

  public StoryPost unknown(Counted counted) {
    organic.remove(counted);
    return this;
  }

  /** The post, with each count known at every age it has reached. */
  public PostFigures told() {
    return new PostFigures(
        platform,
        id,
        author,
        followers,
        null,
        format,
        publishedAt,
        observedHours,
        observedHours == null ? TimePrecision.NONE : precision,
        mature,
        sources(),
        PostFigures.parts(sources(), completeness()),
        CountsAtAges.from((counted, age) -> known(counted, age, 0L)),
        CountsAtAges.from((counted, age) -> known(counted, age, bought(counted))),
        outside,
        cascade,
        paidShare,
        paidKnown(),
        commenters,
        lateShare,
        sharesAfterWindow,
        hoursToHalf,
        circumstances);
  }

  private Map<Counted, Basis> sources() {
    Map<Counted, Basis> known = new EnumMap<>(Counted.class);
    known.put(Counted.SPREAD, spreadKnown);
    known.put(Counted.SPREAD_IN_ALL, spreadKnown);
    known.put(Counted.COMMENTS, commentsKnown);
    known.put(Counted.ACCOUNTS, accountsKnown);
    for (Counted counted : Counted.ofCauses()) {
      if (organic.containsKey(counted)) {
        known.put(counted, spreadKnown == Basis.COUNTERS ? Basis.COUNTERS : Basis.EVENTS);
      }
    }
    return known;
  }

  private CrossCheck.Agreement completeness() {
    Completeness spread = completeness(Counted.SPREAD);
    Completeness comments = completeness(Counted.COMMENTS);
    Completeness both =
        spread == null || comments == null
            ? spread == null ? comments : spread
            : new Completeness(
                spread.logged() + comments.logged(), spread.counted() + comments.counted());
    return new CrossCheck.Agreement(List.of(), null, spread, comments, both);
  }

  private Completeness completeness(Counted counted) {
    Long total = totals.get(counted);
    return total == null
        ? null
        : new Completeness(organic.getOrDefault(counted, 0L) + bought(counted), total);
  }

  private Long bought(Counted counted) {
    return paid.getOrDefault(counted == Counted.SPREAD_IN_ALL ? Counted.SPREAD : counted, 0L);
  }

  /** All of the spread, where anything is known of it. */
  private long paidKnown() {
    long spread = organic.getOrDefault(Counted.SPREAD, 0L) + paid.getOrDefault(Counted.SPREAD, 0L);
    return paidShare == null || spreadKnown == null ? 0 : spread;
  }

  private Long known(Counted counted, ComparisonAge age, Long extra) {
    if (age == ComparisonAge.SETTLED && spreadKnown == Basis.EVENTS) {
      return mature
          ? totals.get(counted == Counted.SPREAD_IN_ALL ? Counted.SPREAD : counted)
          : null;
    }
    boolean reached =
        publishedAt != null
            && observedHours != null
            && (spreadKnown == Basis.COUNTERS
                ? age == ComparisonAge.SETTLED && mature
                : age.isReachedAfter(observedHours));
    Long count = organic.get(counted == Counted.SPREAD_IN_ALL ? Counted.SPREAD : counted);
    return reached && count != null && extra != null ? Long.valueOf(count + extra) : null;
  }
}
