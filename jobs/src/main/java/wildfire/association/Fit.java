package wildfire.association;

import java.util.Arrays;
import java.util.List;

/**
 * A regression that has settled.
 *
 * @param design columns that can all be told apart; the first is the intercept
 * @param coefficient one a column
 * @param residual outcome less fitted value, one a row
 * @param weight what a row weighs in the information: null in least squares, where all weigh 1;
 *     variance of the answer in logistic regression
 * @param inverse of the information X'WX
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Fit(
    Design design, double[] coefficient, double[] residual, double[] weight, double[][] inverse) {

  /**
   * The column less what the other columns say about it, in the fit's weights: the part of it that
   * its coefficient rests on (Frisch, Waugh and Lovell).
   */
  double[] ownPart(int column) {
    double[] direction = inverse[column].clone();
    for (int j = 0; j < direction.length; j++) {
      direction[j] /= inverse[column][column];
    }
    return design.times(direction);
  }

  /** Each row's value times what the row weighs. */
  double[] weighted(double[] values) {
    return weight == null ? values : Inverses.products(weight, values);
  }

  /**
   * With more columns, in least squares. Orthogonal to those that it has, they change none of its
   * coefficients, and theirs are those that the columns themselves would have (Frisch, Waugh and
   * Lovell).
   *
   * @param apart what the columns say that those of the fit do not
   * @param inverseOfApart of the sums of products of these
   */
  Fit extended(List<double[]> apart, double[][] inverseOfApart) {
    int k = design.columns();
    double[] crossed = new double[apart.size()];
    for (int j = 0; j < crossed.length; j++) {
      crossed[j] = Inverses.dot(apart.get(j), residual);
    }
    double[] more = Inverses.times(inverseOfApart, crossed);
    double[] rest = residual.clone();
    double[] all = Arrays.copyOf(coefficient, k + more.length);
    double[][] both = new double[k + more.length][];
    for (int j = 0; j < k; j++) {
      both[j] = Arrays.copyOf(inverse[j], k + more.length);
    }
    for (int j = 0; j < more.length; j++) {
      double[] column = apart.get(j);
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= more[j] * column[i];
      }
      all[k + j] = more[j];
      both[k + j] = new double[k + more.length];
      System.arraycopy(inverseOfApart[j], 0, both[k + j], k, more.length);
    }
    return new Fit(design.plus(apart), all, rest, null, both);
  }
}
