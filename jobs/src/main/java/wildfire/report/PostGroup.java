package wildfire.report;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Velocity;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Counted;
import wildfire.verdict.Verdict;
import wildfire.verdict.Virality;

/**
 * The posts of one campaign on one platform, added up; groups of several tasks add up too. Of what
 * is suppressed of a post nothing gets in.
 */
final class PostGroup implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Its campaign and platform; the campaign is null for posts outside any. */
  record Key(String campaignId, String platform) implements Serializable {}

  /** What is added up, beside posts by verdict, cause, level of the baseline and what is known. */
  enum Sum {
    POSTS,
    /** Organic shares and quotes, where they are known. */
    SHARES,
    COMMENTS,
    ENGAGEMENTS,
    /** Posts whose doing badly causes are looked for of. */
    DID_BADLY,
    /** Of these, those that fit no known cause. */
    CAUSELESS,
    /** Posts of which it cannot be told whether they went viral. */
    VIRAL_UNKNOWN,
    /** Posts that no export lists, known from their events alone. */
    UNANNOUNCED,
    /** Events after the end of their post's observation. */
    LATE_EVENTS,
    /** Shares whose parent is not in the log. */
    ORPHANS,
    /** Cycles of parents. */
    CYCLES_CUT
  }

  /**
   * Something that may be known of a post.
   *
   * @param meaning of the number of posts of which it is
   */
  record Known(String meaning, Predicate<PostReport> isOf) {}

  /** What may be known of a post, by its name. */
  static final Map<String, Known> KNOWN = known();

  private final Map<Object, Long> sums = new HashMap<>();
  private final Map<String, DoubleArrayList> values = new TreeMap<>();
  private final Set<String> authors = new HashSet<>();
  private Instant first;
  private Instant last;

  private static Map<String, Known> known() {
    Map<String, Known> all = new LinkedHashMap<>();
    all.put("shares", new Known("Posts whose shares are known.", r -> spread(r) != null));
    all.put(
        "shape",
        new Known(
            "Posts that were shared, and whose cascade's shape is known.",
            r ->
                r.post().sharesLogged()
                    && r.post().breadth().cascadeSize() > 1
                    && r.post().breadth().shapeNull() == null));
    all.put(
        "times",
        new Known(
            "Posts with times finer than a day.",
            r -> r.post().observation().precision().tellsHours()));
    all.put(
        "outside",
        new Known("Posts whose outside share is known.", r -> r.few().outsideShare() != null));
    all.put(
        "comments",
        new Known(
            "Posts whose comments are known.", r -> r.post().sources().commentsInAll() != null));
    all.put(
        "paid",
        new Known(
            "Posts of which it is known how much was bought.",
            r -> r.post().sources().paidSpread().share() != null));
    all.put(
        "reach", new Known("Posts whose reach is known.", r -> r.post().sources().reach() != null));
    for (CounterMetric metric :
        List.of(
            CounterMetric.IMPRESSIONS,
            CounterMetric.VIEWS,
            CounterMetric.WATCH_HOURS,
            CounterMetric.REACTIONS,
            CounterMetric.COMMENTS,
            CounterMetric.SHARES,
            CounterMetric.SAVES,
            CounterMetric.CLICKS,
            CounterMetric.FOLLOWS,
            CounterMetric.INTERACTIONS)) {
      String name = all.containsKey(metric.id()) ? "counted_" + metric.id() : metric.id();
      all.put(
          name,
          new Known(
              "Posts of which the platform's count " + name + " is known.",
              r -> isCounted(r, metric)));
    }
    all.put(
        "exposure",
        new Known(
            "Posts of which it is known how often they were shown or viewed, by some age or in all.",
            r ->
                isCounted(r, CounterMetric.IMPRESSIONS)
                    || isCounted(r, CounterMetric.VIEWS)
                    || r.post().attended().impressions().basis() != null
                    || r.post().attended().views().basis() != null));
    all.put(
        "author_followers",
        new Known(
            "Posts whose author's followers at the time are known.",
            r -> r.post().post().authorFollowers() != null));
    all.put(
        "velocity",
        new Known(
            "Posts whose peak velocity is known, of a log or of several nights of totals.",
            r -> spread(r) != null && spread(r).peakPerHour() != null));
    all.put(
        "shares_24h",
        new Known(
            "Posts whose shares in 24 hours are known.",
            r -> spread(r) != null && spread(r).atAge().hours24() != null));
    all.put(
        "counters",
        new Known("Posts with any exported total.", r -> !r.post().counters().isEmpty()));
    all.put(
        "counters_disagree",
        new Known(
            "Posts of which event log and exported totals disagree.",
            r -> !r.post().sources().crossCheck().disagreeing().isEmpty()));
    return all;
  }

  private static Velocity spread(PostReport report) {
    return report.post().sources().spread().organic();
  }

  private static boolean isCounted(PostReport report, CounterMetric metric) {
    return report.post().counters().stream()
        .anyMatch(
            s ->
                s.scope() == CounterScope.TOTAL
                    && s.metric().equals(metric.id())
                    && s.latest() != null);
  }

  void add(PostReport report) {
    MeasuredPost post = report.post();
    add(Sum.POSTS, 1L);
    if (post.post().authorId() != null) {
      authors.add(post.post().authorId());
    }
    first = earliest(first, post.post().publishedAt());
    last = latest(last, post.post().publishedAt());
    add(Sum.SHARES, spread(report) == null ? null : Long.valueOf(spread(report).total()));
    add(Sum.COMMENTS, post.sources().commentsInAll());
    add(Sum.ENGAGEMENTS, post.engagement().total());
    for (Counted counted : Counted.ofVerdicts()) {
      value(
          "overperformance_" + counted.dimension().id(),
          report.diagnosis().judged().of(counted).overperformance());
    }
    value("outside_share", report.few().outsideShare());
    KNOWN.forEach((what, known) -> add(what, known.isOf().test(report) ? 1L : 0L));
    Verdict verdict = report.diagnosis().judged().verdict();
    add(verdict, 1L);
    report.diagnosis().causes().forEach(cause -> add(cause, 1L));
    BaselineLevel level = JudgedColumns.baselineLevel(report.diagnosis().judged());
    if (level != null) {
      add(level, 1L);
    }
    boolean didBadly = report.diagnosis().asked() && verdict != Verdict.NOT_ENOUGH_EVIDENCE;
    add(Sum.DID_BADLY, didBadly ? 1L : 0L);
    add(Sum.CAUSELESS, didBadly && report.diagnosis().causes().isEmpty() ? 1L : 0L);
    add(Sum.VIRAL_UNKNOWN, Virality.of(report.diagnosis().judged()).isEmpty() ? 1L : 0L);
    add(Sum.UNANNOUNCED, !post.announced() ? 1L : 0L);
    add(Sum.LATE_EVENTS, post.observation().lateEvents());
    if (post.sharesLogged()) {
      add(Sum.ORPHANS, post.breadth().orphans());
      add(Sum.CYCLES_CUT, post.breadth().cyclesCut());
    }
  }

  private void add(Object what, Long more) {
    if (more != null) {
      sums.merge(what, more, Long::sum);
    }
  }

  private void value(String column, Double value) {
    if (value != null) {
      values.computeIfAbsent(column, c -> new DoubleArrayList()).add(value.doubleValue());
    }
  }

  /** The same with the posts of another group. */
  PostGroup with(PostGroup other) {
    authors.addAll(other.authors);
    first = earliest(first, other.first);
    last = latest(last, other.last);
    other.sums.forEach(this::add);
    other.values.forEach(
        (column, its) -> values.computeIfAbsent(column, c -> new DoubleArrayList()).addAll(its));
    return this;
  }

  /** All of them together; none are changed. */
  static PostGroup together(List<PostGroup> groups) {
    PostGroup all = new PostGroup();
    groups.forEach(all::with);
    return all;
  }

  static Instant earliest(Instant one, Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  static Instant latest(Instant one, Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  /** Accounts that posted them, as far as known. */
  long authors() {
    return authors.size();
  }

  /** The earliest publication; null where none is known. */
  Instant first() {
    return first;
  }

  Instant last() {
    return last;
  }

  /** Median of a column over the posts that have one; null where none has. */
  Double median(String column) {
    DoubleArrayList all = values.get(column);
    if (all == null) {
      return null;
    }
    double[] sorted = all.toDoubleArray();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** How much there is of something; null where it is known of no post. */
  Long sum(Sum what) {
    return sums.get(what);
  }

  /**
   * How many there are of something, 0 where it was not seen.
   *
   * @param what a {@link Sum}, verdict, cause or level of the baseline, or a name of {@link #KNOWN}
   */
  long count(Object what) {
    return sums.getOrDefault(what, 0L);
  }
}
