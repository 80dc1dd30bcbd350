package wildfire.association;

import static wildfire.association.Tails.NORMAL_HALF_WIDTH;

import java.util.Arrays;

/** What two groups of numbers say about each other by order alone. */
final class Ranks {
  private Ranks() {}

  /**
   * Middle value, or the mean of the two middle values.
   *
   * @param level different values, ascending
   * @param count how many have each of them
   */
  static double median(double[] level, int[] count) {
    int all = Arrays.stream(count).sum();
    return (at((all - 1) / 2, level, count) + at(all / 2, level, count)) / 2;
  }

  private static double at(int place, double[] level, int[] count) {
    int one = 0;
    for (int passed = count[0]; passed <= place; passed += count[one]) {
      one++;
    }
    return level[one];
  }

  /**
   * @param delta share of pairs where the first is greater, less the share where it is smaller (-1
   *     to 1)
   * @param variance of that, in squared units; values are taken as independent of each other
   */
  record CliffsDelta(double delta, double variance, Interval interval) {}

  /**
   * Cliff's delta (Cliff 1993) with his unbiased variance, kept from falling under its least
   * possible value, and the asymmetric interval of Feng and Cliff (2004). Where the groups do not
   * overlap at all that variance is 0, and the interval is Cliff's for that case, from the smaller
   * group's size. Takes as long as one walk through both groups.
   *
   * @param with how many of the group have each value, by value, ascending
   * @param without the same of the other group
   */
  static CliffsDelta cliffsDelta(int[] with, int[] without) {
    double m = Arrays.stream(with).sum();
    double n = Arrays.stream(without).sum();
    double sum = 0;
    double squares = 0; // of each value's own delta against the other group
    double squaresWithout = 0;
    double ties = 0;
    double below = 0;
    double belowWithout = 0;
    for (int level = 0; level < with.length; level++) {
      double own = (2 * belowWithout + without[level] - n) / n;
      double ownWithout = (2 * below + with[level] - m) / m;
      sum += with[level] * own;
      squares += with[level] * own * own;
      squaresWithout += without[level] * ownWithout * ownWithout;
      ties += (double) with[level] * without[level];
      below += with[level];
      belowWithout += without[level];
    }
    double delta = sum / m;
    double pairs = m * n - ties - m * n * delta * delta;
    double variance = floor(m, n, delta);
    if (m > 1 && n > 1) {
      double spread =
          n * n * (squares - m * delta * delta) + m * m * (squaresWithout - n * delta * delta);
      variance = Math.max(variance, (spread - pairs) / (m * n * (m - 1) * (n - 1)));
    }
    return new CliffsDelta(delta, variance, interval(delta, variance, Math.min(m, n)));
  }

  /** Least possible variance; of a single value against others, that of one draw. */
  private static double floor(double m, double n, double delta) {
    double rest = 1 - delta * delta;
    return m > 1 && n > 1 ? rest / (m * n - 1) : rest;
  }

  private static Interval interval(double delta, double variance, double smaller) {
    double z2 = NORMAL_HALF_WIDTH * NORMAL_HALF_WIDTH;
    if (Math.abs(delta) == 1) {
      double edge = Math.max(-1, (smaller - z2) / (smaller + z2));
      return delta > 0 ? new Interval(edge, 1) : new Interval(-1, -edge);
    }
    double rest = 1 - delta * delta;
    double half = NORMAL_HALF_WIDTH * Math.sqrt(variance * (rest * rest + z2 * variance));
    double divisor = rest + z2 * variance;
    return new Interval(
        Math.max(-1, (delta * rest - half) / divisor),
        Math.min(1, (delta * rest + half) / divisor));
  }
}
