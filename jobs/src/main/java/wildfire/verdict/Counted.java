package wildfire.verdict;

import java.util.List;

/** What is counted and set against what is usual at the same age, one for each such dimension. */
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
      List.of(ComparisonAge.SETTLED));

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

  public Dimension dimension() {
    return dimension;
  }

  /** The count without what was paid for. */
  public Metric organic() {
    return organic;
  }

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
