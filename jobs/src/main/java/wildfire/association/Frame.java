package wildfire.association;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Posts that are compared with each other, in order of what they are drawn by: accounts, or the
 * weeks of these accounts. Within one as they came.
 *
 * @param post index of each in the data
 * @param drawStart first of each account or week that has any, and their number at the end
 * @param account of each
 * @param unknown posts left out because their outcome is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Frame(Inference inference, int[] post, int[] drawStart, int[] account, int unknown) {
  private static final double ROUNDING = 1e-9;

  /**
   * @param known the posts that count, ascending
   * @param account of every post, those that do not count too
   */
  static Frame of(IntStream known, int[] account) {
    return of(Inference.ACCOUNTS_LIKE_THESE, known, account, account);
  }

  /**
   * For what is told of these accounts alone.
   *
   * @param week of every post; below 0 where unknown: such posts do not count
   */
  static Frame ofWeeks(IntStream known, int[] account, int[] week) {
    return of(Inference.THESE_ACCOUNTS, known.filter(post -> week[post] >= 0), week, account);
  }

  private static Frame of(Inference inference, IntStream known, int[] draw, int[] account) {
    int[] counted = known.toArray();
    int[] next = new int[Arrays.stream(draw).max().orElse(-1) + 2];
    for (int one : counted) {
      next[draw[one] + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] start = Arrays.stream(next).distinct().toArray();
    int[] post = new int[counted.length];
    for (int one : counted) {
      post[next[draw[one]]++] = one;
    }
    int[] own = Arrays.stream(post).map(one -> account[one]).toArray();
    return new Frame(inference, post, start, own, draw.length - post.length);
  }

  int posts() {
    return post.length;
  }

  /** A column of the data in this order. */
  double[] take(double[] column) {
    double[] taken = new double[post.length];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = column[post[i]];
    }
    return taken;
  }

  /** For each post the mean of its account. */
  double[] accountMeans(double[] taken) {
    double[] sums = new double[Arrays.stream(account).max().orElse(-1) + 1];
    int[] posts = new int[sums.length];
    for (int i = 0; i < taken.length; i++) {
      sums[account[i]] += taken[i];
      posts[account[i]]++;
    }
    double[] means = new double[taken.length];
    Arrays.setAll(means, i -> sums[account[i]] / posts[account[i]]);
    return means;
  }

  /**
   * 1 for posts that are above the mean of their account, else 0.
   *
   * @param taken 0 to 1; what is above by less than rounding is not
   */
  double[] aboveAccountMean(double[] taken) {
    double[] means = accountMeans(taken);
    double[] above = new double[taken.length];
    Arrays.setAll(above, post -> taken[post] - means[post] > ROUNDING ? 1 : 0);
    return above;
  }

  static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  static double standardDeviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
