package wildfire.association;

import java.io.Serializable;

/**
 * One coefficient with its doubt, which comes from the differences between accounts.
 *
 * @param coefficient outcome units, or log odds
 * @param standardError clustered by account (CR1), above 0
 * @param interval 95 %, of the coefficient
 * @param p two-sided, of no difference; above 0, at most 1
 * @param accounts accounts in the comparison
 * @param effectiveAccounts as how many equally telling accounts these count for this coefficient: 1
 *     / the sum of squared shares of what it rests on; at most {@code accounts}
 */
public record Estimate(
    double coefficient,
    double standardError,
    Interval interval,
    double p,
    Method method,
    int accounts,
    double effectiveAccounts)
    implements Serializable {

  /** Where an interval and a p come from. */
  public enum Method {
    /** Normal theory: t with one degree of freedom less than there are accounts. */
    CLUSTERED_T,
    /** Wild cluster bootstrap-t with the null imposed; the interval holds every null it keeps. */
    WILD_BOOTSTRAP
  }

  public Estimate {
    if (!(Double.isFinite(coefficient)
        && Double.isFinite(standardError)
        && standardError > 0
        && p > 0
        && p <= 1
        && Double.isFinite(effectiveAccounts))) {
      throw new IllegalArgumentException(
          "no estimate from " + coefficient + " ± " + standardError + ", p " + p);
    }
  }
}
