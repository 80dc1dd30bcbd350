package wildfire.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is counted and set against what is usual at the same age. Verdicts look at the first few,
 * {@link #ofVerdicts()}; the others, {@link #ofCauses()}, are there to see why a post did badly.
 */
public enum Counted {
  /** Shares and quotes within a day: how fast. */
  SPREAD(
      Dimension.SPEED,
      Metric.SPREAD,
      Metric.SPREAD_WITH_PAID,
      ComparisonAge.fixedUpTo(ComparisonAge.HOURS_24),
      ComparisonAge.fixedUpTo(ComparisonAge.DAYS_30)),
  /** Accounts that engaged: how widely. */
  ACCOUNTS(
      Dimension.BREADTH,
      Metric.ACCOUNTS,
      Metric.ACCOUNTS_WITH_PAID,
      ComparisonAge.fixedUpTo(ComparisonAge.DAYS_30),
      ComparisonAge.fixedUpTo(ComparisonAge.DAYS_30)),
  COMMENTS(
      Dimension.CONVERSATION,
      Metric.COMMENTS,
      Metric.COMMENTS_WITH_PAID,
      ComparisonAge.all(),
      ComparisonAge.all()),
  /** Shares and quotes in all, where only a late total tells: how much, not how fast. */
  SPREAD_IN_ALL(
      Dimension.SIZE,
      Metric.SPREAD,
      Metric.SPREAD_WITH_PAID,
      List.of(ComparisonAge.SETTLED),
      List.of(ComparisonAge.SETTLED)),
  IMPRESSIONS(Dimension.EXPOSURE, Metric.IMPRESSIONS, Metric.IMPRESSIONS_WITH_PAID),
  VIEWS(Dimension.EXPOSURE, Metric.VIEWS, Metric.VIEWS_WITH_PAID),
  SAVES(Dimension.SAVES, Metric.SAVES, null),
  CLICKS(Dimension.CLICKS, Metric.CLICKS, null),
  /** Accounts of the author's own followers that engaged. */
  FOLLOWERS(Dimension.FOLLOWERS, Metric.FOLLOWER_ACCOUNTS, null),
  /** Accounts that engaged and do not follow the author. */
  OUTSIDERS(Dimension.OUTSIDERS, Metric.OUTSIDER_ACCOUNTS, null),
  ANGER(Dimension.ANGER, Metric.ANGRY_REACTIONS, null),
  /** Times it was hidden or reported. */
  HIDES(Dimension.HIDES, Metric.HIDES, null),
  /** Comments and quotes that mention the campaign's message. */
  MENTIONS(Dimension.MESSAGE, Metric.MESSAGE_MENTIONS, null);

  private static final List<Counted> OF_VERDICTS =
      Stream.of(values()).filter(c -> c.dimension.isOfVerdicts()).toList();
  private static final List<Counted> OF_CAUSES =
      Stream.of(values()).filter(c -> !c.dimension.isOfVerdicts()).toList();

  private final Dimension dimension;
  private final Metric organic;
  private final Metric withPaid;
  private final List<ComparisonAge> comparedAges;
  private final List<ComparisonAge> knownAges;

  Counted(
      Dimension dimension,
      Metric organic,
      Metric withPaid,
      List<ComparisonAge> comparedAges,
      List<ComparisonAge> knownAges) {
    this.dimension = dimension;
    this.organic = organic;
    this.withPaid = withPaid;
    this.comparedAges = comparedAges;
    this.knownAges = knownAges;
  }

  /** One that causes are looked for in: compared at the ages from a day on, and once settled. */
  Counted(Dimension dimension, Metric organic, Metric withPaid) {
    this(dimension, organic, withPaid, ComparisonAge.fromADayOn(), ComparisonAge.fromADayOn());
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
}
