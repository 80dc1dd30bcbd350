package wildfire.association;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Quantiles and tails of the distributions that tests are held against. */
final class Tails {
  static final double CONFIDENCE = 0.95;
  private static final double UPPER = (1 + CONFIDENCE) / 2;

  /** Half the width of a 95 % interval of a standard normal. */
  static final double NORMAL_HALF_WIDTH =
      new NormalDistribution().inverseCumulativeProbability(UPPER);

  private Tails() {}

  /** Half the width of a 95 % interval, in standard errors. */
  static double halfWidth(int degreesOfFreedom) {
    return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(UPPER);
  }

  /** Two-sided p from the lower tail itself, so that it never rounds to 0. */
  static double p(double t, int degreesOfFreedom) {
    double tail = new TDistribution(degreesOfFreedom).cumulativeProbability(-Math.abs(t));
    return Math.max(Double.MIN_NORMAL, Math.min(1, 2 * tail));
  }
}
