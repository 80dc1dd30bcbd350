package wildfire.association;

import static wildfire.association.Tails.NORMAL_HALF_WIDTH;

/** What two groups of numbers say about each other by order alone. */
final class Ranks {
  private Ranks() {}

  /** Middle value, or the mean of the two middle values. */
  static double median(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
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
   * @param with ascending
   * @param without ascending
   */
  static CliffsDelta cliffsDelta(double[] with, double[] without) {
    Placements up = Placements.of(with, without);
    Placements down = Placements.of(without, with);
    double m = with.length;
    double n = without.length;
    double delta = up.sum / m;
    double pairs = m * n - up.ties - m * n * delta * delta;
    double variance = floor(m, n, delta);
    if (m > 1 && n > 1) {
      double spread =
          n * n * (up.squares - m * delta * delta) + m * m * (down.squares - n * delta * delta);
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

  /** Each value's own delta against the other group, summed up. */
  private record Placements(double sum, double squares, double ties) {
    static Placements of(double[] group, double[] other) {
      double sum = 0;
      double squares = 0;
      double ties = 0;
      int below = 0;
      int notAbove = 0;
      for (double value : group) {
        while (below < other.length && other[below] < value) {
          below++;
        }
        while (notAbove < other.length && other[notAbove] <= value) {
          notAbove++;
        }
        double own = ((double) below - (other.length - notAbove)) / other.length;
        sum += own;
        squares += own * own;
        ties += notAbove - below;
      }
      return new Placements(sum, squares, ties);
    }
  }
}
