package wildfire.verdict;

import java.util.List;
import wildfire.model.FixedAge;

/** What is counted at fixed ages and set against what is usual, one for each such dimension. */
public enum Counted {
  /** Shares and quotes within a day: how fast. */
  SPREAD(Dimension.SPEED, Metric.SPREAD, Metric.SPREAD_WITH_PAID, FixedAge.HOURS_24),
  /** Accounts that engaged: how widely. */
  ACCOUNTS(Dimension.BREADTH, Metric.ACCOUNTS, Metric.ACCOUNTS_WITH_PAID, FixedAge.DAYS_30),
  COMMENTS(Dimension.CONVERSATION, Metric.COMMENTS, Metric.COMMENTS_WITH_PAID, FixedAge.DAYS_30);

  private final Dimension dimension;
  private final Metric organic;
  private final Metric withPaid;
  private final List<FixedAge> ages;

  Counted(Dimension dimension, Metric organic, Metric withPaid, FixedAge greatest) {
    this.dimension = dimension;
    this.organic = organic;
    this.withPaid = withPaid;
    this.ages = FixedAge.all().stream().filter(age -> age.compareTo(greatest) <= 0).toList();
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

  /** The ages at which posts are compared, youngest first: up to a day for speed, else all. */
  public List<FixedAge> comparedAges() {
    return ages;
  }
}
