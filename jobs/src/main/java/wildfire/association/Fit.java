package wildfire.association;

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
}
