package wildfire.association;

import java.util.Arrays;

/**
 * The posts of known outcome, in order of account; within an account as they came.
 *
 * @param post index of each in the data
 * @param accountStart first of each account that has any, and their number at the end
 * @param outcome of each, never {@code NaN}
 * @param unknown posts left out because their outcome is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Frame(int[] post, int[] accountStart, double[] outcome, int unknown) {
  private static final double ROUNDING = 1e-9;

  static Frame of(OutcomeData data) {
    double[] value = data.outcome().value();
    int[] account = data.account();
    int[] posts = new int[Arrays.stream(account).max().orElse(-1) + 1];
    int known = 0;
    for (int i = 0; i < value.length; i++) {
      if (!Double.isNaN(value[i])) {
        posts[account[i]]++;
        known++;
      }
    }
    int[] start = new int[posts.length + 1];
    int[] next = new int[posts.length];
    int accounts = 0;
    int sum = 0;
    for (int one = 0; one < posts.length; one++) {
      next[one] = sum;
      sum += posts[one];
      if (posts[one] > 0) {
        start[++accounts] = sum;
      }
    }
    int[] post = new int[known];
    double[] outcome = new double[known];
    for (int i = 0; i < value.length; i++) {
      if (!Double.isNaN(value[i])) {
        int place = next[account[i]]++;
        post[place] = i;
        outcome[place] = value[i];
      }
    }
    return new Frame(post, Arrays.copyOf(start, accounts + 1), outcome, value.length - known);
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

  static double standardDeviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
