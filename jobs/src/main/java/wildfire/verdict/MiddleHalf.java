package wildfire.verdict;

/** What is usual among counts that a few big ones would otherwise dominate. */
final class MiddleHalf {
  private MiddleHalf() {}

  /**
   * Interquartile mean: the mean of the middle half, also called the 25 % trimmed mean. The n
   * sorted values are laid side by side on the line from 0 to n, one unit wide each; each weighs as
   * much of its unit as lies between n/4 and 3n/4. So where n is not divisible by 4, the two values
   * at the edges weigh 1 - (n/4 - floor(n/4)) each; a single value is its own mean.
   *
   * @param sorted ascending; at least one
   */
  static double mean(long[] sorted) {
    int n = sorted.length;
    double from = n / 4.0;
    double to = 3 * n / 4.0;
    double sum = 0;
    for (int i = (int) from; i < n && i < to; i++) {
      double weight = Math.min(i + 1, to) - Math.max(i, from);
      sum += weight * sorted[i];
    }
    // Rounding must not carry the mean past the values it is the mean of.
    return Math.max((double) sorted[0], Math.min((double) sorted[n - 1], sum / (to - from)));
  }

  /**
   * The smallest value that equals or exceeds at least {@code share} of the values (nearest rank).
   *
   * @param sorted ascending; at least one
   * @param share 0–1
   */
  static long notBehind(long[] sorted, double share) {
    return sorted[rank(sorted.length, share) - 1];
  }

  /** The greatest value that at least {@code share} of the values equal or exceed. */
  static long notAhead(long[] sorted, double share) {
    return sorted[sorted.length - rank(sorted.length, share)];
  }

  /** ceil(share x n), free of the rounding that turns 0.7 x 10 into slightly more than 7. */
  private static int rank(int n, double share) {
    int rank = (int) Math.ceil(share * n - 1e-9);
    return Math.max(1, Math.min(n, rank));
  }
}
