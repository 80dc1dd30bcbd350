package wildfire.report;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import wildfire.metrics.MeasuredPost;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.verdict.Counted;
import wildfire.verdict.Verdict;
import wildfire.verdict.Virality;
import wildfire.verdict.cause.Cause;

/**
 * The posts of one campaign on one platform, added up; groups of several tasks add up too. Of what
 * is suppressed of a post nothing gets in.
 */
final class PostGroup implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Metrics that platforms count, of which is said how many posts know them, by column. */
  private static final Map<String, CounterMetric> COUNTERS = counters();

  /** What may be known of a post, by the name of what is known. */
  static final Map<String, Predicate<PostReport>> KNOWN = known();

  /** Its campaign and platform; the campaign is null for posts outside any. */
  record Key(String campaignId, String platform) implements Serializable {}

  private long posts;
  private final Set<String> authors = new HashSet<>();
  private Instant first;
  private Instant last;
  private Long shares;
  private Long comments;
  private Long engagements;
  private final Map<String, DoubleArrayList> values = new TreeMap<>();
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
  private final Map<String, Long> knownPosts = new LinkedHashMap<>();
  private final Map<String, Long> compared = new TreeMap<>();
  private long didBadly;
  private long causeless;
  private long viralUnknown;
  private long unannounced;
  private long lateEvents;
  private long orphans;
  private long cyclesCut;

  private static Map<String, CounterMetric> counters() {
    Map<String, CounterMetric> all = new LinkedHashMap<>();
    all.put("impressions", CounterMetric.IMPRESSIONS);
    all.put("views", CounterMetric.VIEWS);
    all.put("watch_hours", CounterMetric.WATCH_HOURS);
    all.put("reactions", CounterMetric.REACTIONS);
    all.put("counted_comments", CounterMetric.COMMENTS);
    all.put("counted_shares", CounterMetric.SHARES);
    all.put("saves", CounterMetric.SAVES);
    all.put("clicks", CounterMetric.CLICKS);
    all.put("follows", CounterMetric.FOLLOWS);
    all.put("interactions", CounterMetric.INTERACTIONS);
    return all;
  }

  private static Map<String, Predicate<PostReport>> known() {
    Map<String, Predicate<PostReport>> all = new LinkedHashMap<>();
    all.put("shares", r -> r.post().sources().spread().organic() != null);
    all.put(
        "shape",
        r ->
            r.post().sharesLogged()
                && r.post().breadth().cascadeSize() > 1
                && r.post().breadth().shapeNull() == null);
    all.put("times", r -> r.post().observation().precision().tellsHours());
    all.put("outside", r -> r.few().outsideShare() != null);
    all.put("comments", r -> r.post().sources().commentsInAll() != null);
    all.put("paid", r -> r.post().sources().paidSpread().share() != null);
    all.put("reach", r -> r.post().sources().reach() != null);
    COUNTERS.forEach((name, metric) -> all.put(name, r -> isCounted(r.post(), metric)));
    all.put(
        "exposure",
        r ->
            isCounted(r.post(), CounterMetric.IMPRESSIONS)
                || isCounted(r.post(), CounterMetric.VIEWS)
                || r.post().attended().impressions().basis() != null
                || r.post().attended().views().basis() != null);
    all.put("author_followers", r -> r.post().post().authorFollowers() != null);
    all.put(
        "velocity",
        r ->
            r.post().sources().spread().organic() != null
                && r.post().sources().spread().organic().peakPerHour() != null);
    all.put(
        "shares_24h",
        r ->
            r.post().sources().spread().organic() != null
                && r.post().sources().spread().organic().atAge().hours24() != null);
    all.put("counters", r -> !r.post().counters().isEmpty());
    all.put("counters_disagree", r -> !r.post().sources().crossCheck().disagreeing().isEmpty());
    return all;
  }

  private static boolean isCounted(MeasuredPost post, CounterMetric metric) {
    return post.counters().stream()
        .anyMatch(
            s ->
                s.scope() == CounterScope.TOTAL
                    && s.metric().equals(metric.id())
                    && s.latest() != null);
  }

  void add(PostReport report) {
    MeasuredPost post = report.post();
    posts++;
    if (post.post().authorId() != null) {
      authors.add(post.post().authorId());
    }
    first = earliest(first, post.post().publishedAt());
    last = latest(last, post.post().publishedAt());
    shares =
        sum(
            shares,
            post.sources().spread().organic() == null
                ? null
                : Long.valueOf(post.sources().spread().organic().total()));
    comments = sum(comments, post.sources().commentsInAll());
    engagements = sum(engagements, post.engagement().total());
    for (Counted counted : Counted.ofVerdicts()) {
      add(
          "overperformance_" + counted.dimension().id(),
          report.diagnosis().judged().of(counted).overperformance());
    }
    add("outside_share", report.few().outsideShare());
    Verdict verdict = report.diagnosis().judged().verdict();
    verdicts.merge(verdict, 1L, Long::sum);
    report.diagnosis().causes().forEach(cause -> causes.merge(cause, 1L, Long::sum));
    KNOWN.forEach(
        (what, isKnown) -> knownPosts.merge(what, isKnown.test(report) ? 1L : 0L, Long::sum));
    doubts(report, verdict);
  }

  private void doubts(PostReport report, Verdict verdict) {
    MeasuredPost post = report.post();
    if (JudgedColumns.baselineLevel(report.diagnosis().judged()) != null) {
      compared.merge(JudgedColumns.baselineLevel(report.diagnosis().judged()).id(), 1L, Long::sum);
    }
    boolean told = report.diagnosis().asked() && verdict != Verdict.NOT_ENOUGH_EVIDENCE;
    didBadly += told ? 1 : 0;
    causeless += told && report.diagnosis().causes().isEmpty() ? 1 : 0;
    viralUnknown += Virality.of(report.diagnosis().judged()).isEmpty() ? 1 : 0;
    unannounced += post.announced() ? 0 : 1;
    lateEvents += post.observation().lateEvents();
    if (post.sharesLogged()) {
      orphans += post.breadth().orphans();
      cyclesCut += post.breadth().cyclesCut();
    }
  }

  private void add(String name, Double value) {
    if (value != null) {
      values.computeIfAbsent(name, n -> new DoubleArrayList()).add(value.doubleValue());
    }
  }

  /** The same with the posts of another group. */
  PostGroup with(PostGroup other) {
    posts += other.posts;
    authors.addAll(other.authors);
    first = earliest(first, other.first);
    last = latest(last, other.last);
    shares = sum(shares, other.shares);
    comments = sum(comments, other.comments);
    engagements = sum(engagements, other.engagements);
    other.values.forEach(
        (name, its) -> values.computeIfAbsent(name, n -> new DoubleArrayList()).addAll(its));
    other.verdicts.forEach((verdict, n) -> verdicts.merge(verdict, n, Long::sum));
    other.causes.forEach((cause, n) -> causes.merge(cause, n, Long::sum));
    other.knownPosts.forEach((what, n) -> knownPosts.merge(what, n, Long::sum));
    other.compared.forEach((level, n) -> compared.merge(level, n, Long::sum));
    didBadly += other.didBadly;
    causeless += other.causeless;
    viralUnknown += other.viralUnknown;
    unannounced += other.unannounced;
    lateEvents += other.lateEvents;
    orphans += other.orphans;
    cyclesCut += other.cyclesCut;
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

  private static Long sum(Long one, Long other) {
    return one == null || other == null ? (one == null ? other : one) : Long.valueOf(one + other);
  }

  long posts() {
    return posts;
  }

  Set<String> authors() {
    return authors;
  }

  Instant first() {
    return first;
  }

  Instant last() {
    return last;
  }

  Long shares() {
    return shares;
  }

  Long comments() {
    return comments;
  }

  Long engagements() {
    return engagements;
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

  long of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  long of(Cause cause) {
    return causes.getOrDefault(cause, 0L);
  }

  /** Posts of which something is known; see {@link #KNOWN}. */
  long known(String what) {
    return knownPosts.getOrDefault(what, 0L);
  }

  /** Posts whose usual is that of earlier posts at this level. */
  long comparedWith(String level) {
    return compared.getOrDefault(level, 0L);
  }

  /** Posts whose doing badly causes are looked for of. */
  long didBadly() {
    return didBadly;
  }

  /** Of these, those that fit no known cause. */
  long causeless() {
    return causeless;
  }

  /** Posts of which it cannot be told whether they went viral. */
  long viralUnknown() {
    return viralUnknown;
  }

  /** Posts that no export lists, known from their events alone. */
  long unannounced() {
    return unannounced;
  }

  /** Events after the end of their post's observation. */
  long lateEvents() {
    return lateEvents;
  }

  /** Shares whose parent is not in the log. */
  long orphans() {
    return orphans;
  }

  /** Cycles of parents. */
  long cyclesCut() {
    return cyclesCut;
  }
}
