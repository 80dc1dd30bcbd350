package wildfire.association;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Posts that are compared with each other, in order of account; within an account as they came.
 *
 * @param post index of each in the data
 * @param accountStart first of each account that has any, and their number at the end
 * @param unknown posts left out because their outcome is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Frame(int[] post, int[] accountStart, int unknown) {
  private static final double ROUNDING = 1e-9;

  /**
   * @param known the posts that count, ascending
   * @param account of every post, those that do not count too
   */
  static Frame of(IntStream known, int[] account) {
    int[] counted = known.toArray();
    int[] next = new int[Arrays.stream(account).max().orElse(-1) + 2];
    for (int one : counted) {
      next[account[one] + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] start = Arrays.stream(next).distinct().toArray();
    int[] post = new int[counted.length];
    for (int one : counted) {
      post[next[account[one]]++] = one;
    }
    return new Frame(post, start, account.length - post.length);
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
    double[] means = new double[taken.length];
    for (int account = 0; account + 1 < accountStart.length; account++) {
      int from = accountStart[account];
      int to = accountStart[account + 1];
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += taken[i];
      }
      Arrays.fill(means, from, to, sum / (to - from));
    }
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
