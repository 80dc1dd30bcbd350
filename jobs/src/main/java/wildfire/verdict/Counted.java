package wildfire.verdict;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.metrics.AtAges;
import wildfire.metrics.Attended.Counts;
import wildfire.metrics.Completeness;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.TwoSources;

/**
 * What is counted and set against what is usual at the same age. Verdicts look at the first few,
 * {@link #ofVerdicts()}; the others, {@link #ofCauses()}, are there to see why a post did badly:
 * those are compared at the ages from a day on, and once settled.
 */
public enum Counted {
  /** Shares and quotes within a day: how fast. */
  SPREAD(
      Dimension.SPEED,
      Metric.SHARES,
      Metric.SHARES_WITH_PAID,
      ComparisonAge.fixedUpTo(ComparisonAge.HOURS_24),
      ComparisonAge.fixedUpTo(ComparisonAge.DAYS_30),
      post -> counts(post.sources().spread())),
  /** Accounts that engaged: how widely. */
  ACCOUNTS(
      Dimension.BREADTH,
      Metric.UNIQUE_ACTORS,
      Metric.UNIQUE_ACTORS_WITH_PAID,
      ComparisonAge.fixedUpTo(ComparisonAge.DAYS_30),
      ComparisonAge.fixedUpTo(ComparisonAge.DAYS_30),
      Counted::accounts),
  COMMENTS(
      Dimension.CONVERSATION,
      Metric.COMMENTS,
      Metric.COMMENTS_WITH_PAID,
      ComparisonAge.all(),
      ComparisonAge.all(),
      post -> counts(post.sources().comments())),
  /** Shares and quotes in all, where only a late total tells: how much, not how fast. */
  SPREAD_IN_ALL(
      Dimension.SIZE,
      Metric.SHARES,
      Metric.SHARES_WITH_PAID,
      List.of(ComparisonAge.SETTLED),
      List.of(ComparisonAge.SETTLED),
      SPREAD.counts),
  /** Shares and quotes after the first three days. */
  LATE_SPREAD(
      Dimension.LATENESS,
      Metric.LATE_SHARES,
      null,
      List.of(ComparisonAge.DAYS_7, ComparisonAge.DAYS_30),
      List.of(ComparisonAge.DAYS_7, ComparisonAge.DAYS_30),
      Counted::late),
  IMPRESSIONS(
      Dimension.EXPOSURE,
      Metric.IMPRESSIONS,
      Metric.IMPRESSIONS_WITH_PAID,
      post -> post.attended().impressions()),
  VIEWS(Dimension.EXPOSURE, Metric.VIEWS, Metric.VIEWS_WITH_PAID, post -> post.attended().views()),
  SAVES(Dimension.SAVES, Metric.SAVES, null, post -> post.attended().saves()),
  CLICKS(Dimension.CLICKS, Metric.CLICKS, null, post -> post.attended().clicks()),
  /** Accounts of the author's own followers that engaged. */
  FOLLOWERS(
      Dimension.FOLLOWERS, Metric.FOLLOWER_ACCOUNTS, null, post -> post.attended().followers()),
  /** Accounts that engaged and do not follow the author. */
  OUTSIDERS(
      Dimension.OUTSIDERS, Metric.OUTSIDER_ACCOUNTS, null, post -> post.attended().outsiders()),
  ANGER(Dimension.ANGER, Metric.ANGRY_REACTIONS, null, post -> post.attended().angryReactions()),
  /** Times it was hidden or reported. */
  HIDES(Dimension.HIDES, Metric.HIDES, null, post -> post.attended().hides()),
  /** Comments and quotes that mention the campaign's message. */
  MENTIONS(
      Dimension.MESSAGE, Metric.MESSAGE_MENTIONS, null, post -> post.attended().messageMentions());

  private static final List<Counted> OF_VERDICTS =
      Stream.of(values()).filter(c -> c.dimension.isOfVerdicts()).toList();
  private static final List<Counted> OF_CAUSES =
      Stream.of(values()).filter(c -> !c.dimension.isOfVerdicts()).toList();

  private final Dimension dimension;
  private final Metric organic;
  private final Metric withPaid;
  private final List<ComparisonAge> comparedAges;
  private final List<ComparisonAge> knownAges;
  private final Function<MeasuredPost, Counts> counts;

  Counted(
      Dimension dimension,
      Metric organic,
      Metric withPaid,
      List<ComparisonAge> comparedAges,
      List<ComparisonAge> knownAges,
      Function<MeasuredPost, Counts> counts) {
    this.dimension = dimension;
    this.organic = organic;
    this.withPaid = withPaid;
    this.comparedAges = comparedAges;
    this.knownAges = knownAges;
    this.counts = counts;
  }

  Counted(
      Dimension dimension, Metric organic, Metric withPaid, Function<MeasuredPost, Counts> counts) {
    this(
        dimension,
        organic,
        withPaid,
        ComparisonAge.fromADayOn(),
        ComparisonAge.fromADayOn(),
        counts);
  }

  private static Counts counts(TwoSources.Source source) {
    return new Counts(
        source.basis(),
        source.organic() == null ? null : source.organic().atAge(),
        source.withPaid() == null ? null : source.withPaid().atAge(),
        source.settled());
  }

  private static Counts accounts(MeasuredPost post) {
    TwoSources.Settled never = new TwoSources.Settled(null, null);
    return post.accountsLogged()
        ? new Counts(
            TwoSources.Basis.EVENTS,
            post.breadth().uniqueActorsAtAge(),
            post.breadth().uniqueActorsWithPaidAtAge(),
            never)
        : new Counts(null, null, null, never);
  }

  private static Counts late(MeasuredPost post) {
    Counts spread = counts(post.sources().spread());
    AtAges organic = spread.organic();
    AtAges late =
        organic == null || organic.hours72() == null
            ? null
            : new AtAges(
                null,
                null,
                null,
                null,
                less(organic.days7(), organic.hours72()),
                less(organic.days30(), organic.hours72()));
    return new Counts(spread.basis(), late, null, new TwoSources.Settled(null, null));
  }

  private static Long less(Long count, long before) {
    return count == null ? null : Long.valueOf(Math.max(0, count - before));
  }

  /** Those that verdicts look at, in their declared order. */
  public static List<Counted> ofVerdicts() {
    return OF_VERDICTS;
  }

  /** Those that causes are looked for in. */
  public static List<Counted> ofCauses() {
    return OF_CAUSES;
  }

  public Dimension dimension() {
    return dimension;
  }

  /** The count without what was paid for. */
  public Metric organic() {
    return organic;
  }

  /** The count with what was paid for; null where only the organic one is counted. */
  public Metric withPaid() {
    return withPaid;
  }

  /** The ages at which posts are compared, youngest first. */
  public List<ComparisonAge> comparedAges() {
    return comparedAges;
  }

  /**
   * The ages at which it is counted, youngest first: those compared at, and for speed later ones.
   */
  public List<ComparisonAge> knownAges() {
    return knownAges;
  }

  /**
   * The count of a measured post without what was paid for; null where it is unknown.
   *
   * @param age one of {@link #knownAges()}
   */
  public Long organic(MeasuredPost post, ComparisonAge age) {
    Counts known = counts.apply(post);
    return age == ComparisonAge.SETTLED ? known.settled().organic() : age.of(known.organic());
  }

  /** The same with what was paid for; null also where only the organic one is counted. */
  public Long withPaid(MeasuredPost post, ComparisonAge age) {
    if (withPaid == null) {
      return null;
    }
    Counts known = counts.apply(post);
    return age == ComparisonAge.SETTLED ? known.settled().withPaid() : age.of(known.withPaid());
  }

  /** Where a count of a measured post is from; null where nothing is known. */
  public TwoSources.Basis basis(MeasuredPost post) {
    return counts.apply(post).basis();
  }

  /**
   * How much of it a log has, where it counts it: of what people did beside shares and comments, as
   * much as of all acts together. Null where that is unknown.
   */
  Completeness completeness(CrossCheck.Agreement log) {
    return switch (this) {
      case SPREAD, SPREAD_IN_ALL, LATE_SPREAD -> log.spread();
      case COMMENTS, MENTIONS -> log.comments();
      case ACCOUNTS, IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES ->
          log.engagements();
    };
  }
}
