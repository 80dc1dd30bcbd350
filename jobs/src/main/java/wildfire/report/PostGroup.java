package wildfire.report;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Velocity;
import wildfire.model.CounterMetric;
import wildfire.table.Column;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Counted;
import wildfire.verdict.Unseen;
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
    /** Posts with a total that their other totals contradict. */
    DOUBTED,
    /** Posts whose log has only a part of what the platform counted. */
    PARTLY_LOGGED,
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
  record Known(String name, String meaning, Predicate<PostReport> isOf) {
    /** That a column of the scorecard is. */
    private static Known of(String name, String column, String meaning) {
      Column<PostReport> its = PostTables.POST_SCORECARD.column(column).orElseThrow();
      return new Known(name, meaning, report -> its.value().apply(report) != null);
    }

    /** That the platform's total of a metric is. */
    private static Known counted(String name, CounterMetric metric) {
      String meaning = "Posts of which the platform's count " + name + " is known.";
      return new Known(name, meaning, report -> isCounted(report, metric));
    }

    /** The column of how many posts these are. */
    String column() {
      return name + (name.equals("counters_disagree") ? "_posts" : "_known_posts");
    }
  }

  /** What may be known of a post. */
  static final List<Known> KNOWN =
      List.of(
          Known.of("shares", "shares", "Posts whose shares are known."),
          new Known(
              "shape",
              "Posts that were shared, and whose cascade's shape is known.",
              r ->
                  r.post().sharesLogged()
                      && r.post().breadth().cascadeSize() > 1
                      && r.post().breadth().shapeNull() == null),
          new Known(
              "times",
              "Posts with times finer than a day.",
              r -> r.post().observation().precision().tellsHours()),
          Known.of("outside", "outside_share", "Posts whose outside share is known."),
          Known.of("comments", "comments", "Posts whose comments are known."),
          Known.of("paid", "paid_share", "Posts of which it is known how much was bought."),
          Known.of("reach", "reach", "Posts whose reach is known."),
          Known.counted("impressions", CounterMetric.IMPRESSIONS),
          Known.counted("views", CounterMetric.VIEWS),
          Known.counted("watch_hours", CounterMetric.WATCH_HOURS),
          Known.counted("reactions", CounterMetric.REACTIONS),
          Known.counted("counted_comments", CounterMetric.COMMENTS),
          Known.counted("counted_shares", CounterMetric.SHARES),
          Known.counted("saves", CounterMetric.SAVES),
          Known.counted("clicks", CounterMetric.CLICKS),
          Known.counted("follows", CounterMetric.FOLLOWS),
          Known.counted("interactions", CounterMetric.INTERACTIONS),
          new Known(
              "exposure",
              "Posts of which it is known how often they were shown or viewed, by some age or in all.",
              r ->
                  isCounted(r, CounterMetric.IMPRESSIONS)
                      || isCounted(r, CounterMetric.VIEWS)
                      || r.post().attended().impressions().basis() != null
                      || r.post().attended().views().basis() != null),
          Known.of(
              "author_followers",
              "author_followers",
              "Posts whose author's followers at the time are known."),
          Known.of(
              "velocity",
              "peak_velocity_per_hour",
              "Posts whose peak velocity is known, of a log or of several nights of totals."),
          Known.of("shares_24h", "shares_24h", "Posts whose shares in 24 hours are known."),
          new Known(
              "counters", "Posts with any exported total.", r -> !r.post().counters().isEmpty()),
          Known.of(
              "counters_disagree",
              "counters_disagree",
              "Posts of which event log and exported totals disagree."));

  private final Map<Object, Long> sums = new HashMap<>();
  private final Map<String, DoubleArrayList> values = new TreeMap<>();
  private final Set<String> authors = new HashSet<>();
  private Instant first;
  private Instant last;

  private static boolean isCounted(PostReport report, CounterMetric metric) {
    return CounterColumns.latest(report.post(), metric) != null;
  }

  void add(PostReport report) {
    MeasuredPost post = report.post();
    add(Sum.POSTS, 1L);
    if (post.post().authorId() != null) {
      authors.add(post.post().authorId());
    }
    first = earliest(first, post.post().publishedAt());
    last = latest(last, post.post().publishedAt());
    Velocity spread = post.sources().spread().organic();
    add(Sum.SHARES, spread == null ? null : Long.valueOf(spread.total()));
    add(Sum.COMMENTS, post.sources().commentsInAll());
    add(Sum.ENGAGEMENTS, post.engagement().total());
    for (Counted counted : Counted.ofVerdicts()) {
      value(
          "overperformance_" + counted.dimension().id(),
          report.diagnosis().judged().of(counted).overperformance());
    }
    value("outside_share", report.few().outsideShare());
    KNOWN.forEach(known -> addIf(known.isOf().test(report), known.name()));
    Verdict verdict = report.diagnosis().judged().verdict();
    add(verdict, 1L);
    report.diagnosis().causes().forEach(cause -> add(cause, 1L));
    BaselineLevel level = JudgedColumns.baselineLevel(report.diagnosis().judged());
    addIf(level != null, level);
    boolean didBadly = report.diagnosis().asked() && verdict != Verdict.NOT_ENOUGH_EVIDENCE;
    addIf(didBadly, Sum.DID_BADLY);
    addIf(didBadly && report.diagnosis().causes().isEmpty(), Sum.CAUSELESS);
    addIf(Virality.of(report.diagnosis().judged()).isEmpty(), Sum.VIRAL_UNKNOWN);
    addIf(!post.announced(), Sum.UNANNOUNCED);
    addIf(
        report.diagnosis().judged().unseen().stream()
            .anyMatch(one -> one.cause() == Unseen.Cause.CONTRADICTED),
        Sum.DOUBTED);
    addIf(!report.diagnosis().judged().post().parts().isEmpty(), Sum.PARTLY_LOGGED);
    add(Sum.LATE_EVENTS, post.observation().lateEvents());
    if (post.sharesLogged()) {
      add(Sum.ORPHANS, post.breadth().orphans());
      add(Sum.CYCLES_CUT, post.breadth().cyclesCut());
    }
  }

  private void addIf(boolean holds, Object what) {
    add(what, holds ? 1L : null);
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
