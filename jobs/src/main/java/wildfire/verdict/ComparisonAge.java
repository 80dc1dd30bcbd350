package wildfire.verdict;

import java.util.List;
import wildfire.metrics.AtAges;
import wildfire.model.FixedAge;

/**
 * The age at which posts are compared. A post is only ever set against others at the same one.
 * {@link #SETTLED} is for totals that a platform counted once, after the whole window: too late to
 * tell how fast, and late enough that hardly anything is added any more.
 */
public enum ComparisonAge {
  HOUR_1(FixedAge.HOUR_1),
  HOURS_6(FixedAge.HOURS_6),
  HOURS_24(FixedAge.HOURS_24),
  HOURS_72(FixedAge.HOURS_72),
  DAYS_7(FixedAge.DAYS_7),
  DAYS_30(FixedAge.DAYS_30),
  SETTLED(null);

  private static final List<ComparisonAge> ALL = List.of(values());

  private final FixedAge fixed;

  ComparisonAge(FixedAge fixed) {
    this.fixed = fixed;
  }

  /** The one at which a post is counted up to that age. */
  public static ComparisonAge of(FixedAge age) {
    return ALL.stream().filter(one -> one.fixed == age).findFirst().orElseThrow();
  }

  /** All of them, youngest first. */
  public static List<ComparisonAge> all() {
    return ALL;
  }

  /** How column names end: {@code shares_24h}, {@code shares_settled}. */
  public String suffix() {
    return fixed == null ? "settled" : fixed.suffix();
  }

  /**
   * The age in hours.
   *
   * @throws IllegalStateException of {@link #SETTLED}, which is no age
   */
  public double hours() {
    if (fixed == null) {
      throw new IllegalStateException("what is settled has no age");
    }
    return fixed.hours();
  }

  /** The count at this age; null where it is unknown, and of {@link #SETTLED}, which is no age. */
  Long of(AtAges counts) {
    return fixed == null || counts == null ? null : counts.at(fixed);
  }

  /** Whether a post observed for so long has reached it; what is settled, no time alone tells. */
  boolean isReachedAfter(double hours) {
    return fixed != null && fixed.hours() <= hours;
  }

  static List<ComparisonAge> fromADayOn() {
    return ALL.stream().filter(age -> age.compareTo(HOURS_24) >= 0).toList();
  }

  static List<ComparisonAge> fixedUpTo(ComparisonAge greatest) {
    return ALL.stream().filter(age -> age.fixed != null && age.compareTo(greatest) <= 0).toList();
  }
}
