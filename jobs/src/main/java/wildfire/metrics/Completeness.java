package wildfire.metrics;

/**
 * How much of what a platform counted of a post its event log has.
 *
 * @param logged acts in the log, bought ones included
 * @param counted the same acts as the platform counted them, up to the age at which the log ends or
 *     later; not whole where it is interpolated
 */
public record Completeness(long logged, double counted) {
  /** Fewer may be missing because people took acts back, or for a day's delay of an export. */
  private static final int FEWEST_MISSING = 10;

  /**
   * Whether the log is only a part of what happened: it has less than half, and at least ten acts
   * are missing. Nothing that is counted in it may be set against a whole log.
   */
  public boolean isPart() {
    return 2 * logged < counted && counted - logged >= FEWEST_MISSING;
  }

  /**
   * How incomplete the log is: 1 where it has from a half down to more than a quarter, 2 down to
   * more than an eighth, and so on, the most where it has nothing; 0 where it is no part. Logs of
   * the same number are about as incomplete.
   */
  public int halvings() {
    return isPart() ? Math.getExponent(counted / logged) : 0;
  }

  /** Of both kinds of acts together; null stands for acts of which nothing is known. */
  static Completeness together(Completeness one, Completeness other) {
    return one == null || other == null
        ? one == null ? other : one
        : new Completeness(one.logged + other.logged, one.counted + other.counted);
  }
}
