package wildfire.association;

import java.io.Serializable;

/**
 * How strong hidden confounding would have to be (VanderWeele and Ding 2017): the least risk ratio
 * that something unseen would need with both the factor and the outcome, beyond what was held
 * equal, to explain the association away. 1 means that nothing is needed.
 *
 * @param estimate for the coefficient itself
 * @param limit for the end of its interval nearest to no difference; 1 where the interval holds it
 */
public record EValue(double estimate, double limit) implements Serializable {
  private static final double COMMON = 0.15;
  private static final double GREATEST_EXPONENT = 300;

  static EValue ofRatios(double ratio, double nearestRatio) {
    return new EValue(needed(ratio), needed(nearestRatio));
  }

  /**
   * From log odds: an odds ratio stands for a risk ratio where the outcome is rare, its square root
   * does where the outcome is common (15 % or more), as the authors advise.
   */
  static EValue ofLogOdds(double logOdds, Interval interval, double shareOfYes) {
    double rarer = shareOfYes >= COMMON ? 0.5 : 1;
    return ofRatios(exponential(rarer * logOdds), exponential(rarer * nearestToZero(interval)));
  }

  /**
   * From a difference in units of the outcome's standard deviation, as the ratio exp(0.91 d), as
   * the authors advise.
   */
  static EValue ofDifference(double difference, Interval interval, double deviation) {
    return ofRatios(
        exponential(0.91 * difference / deviation),
        exponential(0.91 * nearestToZero(interval) / deviation));
  }

  private static double nearestToZero(Interval interval) {
    if (interval.holds(0)) {
      return 0;
    }
    return interval.lower() > 0 ? interval.lower() : interval.upper();
  }

  private static double exponential(double exponent) {
    return Math.exp(Math.max(-GREATEST_EXPONENT, Math.min(GREATEST_EXPONENT, exponent)));
  }

  private static double needed(double ratio) {
    double away = ratio < 1 ? 1 / ratio : ratio;
    return away + Math.sqrt(away * (away - 1));
  }
}
