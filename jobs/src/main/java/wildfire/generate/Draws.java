package wildfire.generate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random draws from a stream that belongs to one thing alone. {@link StrictMath} throughout: the
 * same draws on every machine.
 */
final class Draws {
  private static final double POISSON_BY_NORMAL_FROM = 60;

  private final SplittableRandom random;

  /** The stream that belongs to this hash. */
  Draws(long hash) {
    this.random = new SplittableRandom(hash);
  }

  /** A hash of two numbers (the finaliser of SplitMix64, Steele, Lea and Flood 2014). */
  static long hash(long a, long b) {
    return finish(
        finish(a + 0x9e3779b97f4a7c15L) ^ (b * 0xd1342543de82ef95L + 0x2545f4914f6cdd1dL));
  }

  static long hash(long a, long b, long c) {
    return hash(hash(a, b), c);
  }

  /** A number in [0, 1) that belongs to this hash. */
  static double unitOf(long hash) {
    return (finish(hash + 0x9e3779b97f4a7c15L) >>> 11) * 0x1p-53;
  }

  private static long finish(long mixed) {
    long z = mixed;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** In [0, 1). */
  double unit() {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** A whole number in [0, limit). */
  long below(long limit) {
    return (long) (unit() * limit);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get((int) below(choices.size()));
  }

  /** Standard normal (Box and Muller 1958). */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** Pareto: never below the minimum, P(X > x) = (minimum / x)^alpha. */
  static double pareto(double minimum, double alpha, double unit) {
    return minimum * StrictMath.pow(1 - unit, -1 / alpha);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /**
   * Poisson; by multiplication (Knuth 1969) for small means, and rounded from the normal
   * distribution for large ones, where the two are hard to tell apart.
   */
  long poisson(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean >= POISSON_BY_NORMAL_FROM) {
      return Math.max(0, StrictMath.round(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    double product = unit();
    long count = 0;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }
}
