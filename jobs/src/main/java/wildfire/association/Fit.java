package wildfire.association;

import java.util.Arrays;

/**
 * A regression that has settled.
 *
 * @param sums of the columns, which can all be told apart; the first is the intercept. Weighted by
 *     what a row weighs in the information: 1 in least squares, the variance of the answer in
 *     logistic regression
 * @param coefficient one a column
 * @param residual outcome less fitted value, one a row
 * @param crossed X'e of each account
 * @param inverse of the information X'WX
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Fit(
    AccountSums sums,
    double[] coefficient,
    double[] residual,
    double[][] crossed,
    double[][] inverse) {

  static Fit of(AccountSums sums, double[] coefficient, double[] residual, double[][] inverse) {
    return new Fit(sums, coefficient, residual, sums.design().crossedByAccount(residual), inverse);
  }

  Design design() {
    return sums.design();
  }

  /**
   * What a column is made of less what the other columns say about it, in the fit's weights: X
   * times this is the part of it that its coefficient rests on (Frisch, Waugh and Lovell).
   */
  double[] ownPart(int column) {
    double[] direction = inverse[column].clone();
    for (int j = 0; j < direction.length; j++) {
      direction[j] /= inverse[column][column];
    }
    return direction;
  }

  /** Sums over each account of a part of the columns times the residuals. */
  double[] sumsOfResidual(double[] part) {
    return Inverses.times(crossed, part);
  }

  /**
   * With more columns, in least squares. Orthogonal to those that it has, they change none of its
   * coefficients, and theirs are those that the columns themselves would have (Frisch, Waugh and
   * Lovell).
   *
   * @param wider the sums with what the columns say that those of the fit do not
   * @param inverseOfApart of the sums of products of these
   */
  Fit extended(AccountSums wider, double[][] inverseOfApart) {
    int k = design().columns();
    int added = inverseOfApart.length;
    double[][] own = new double[crossed.length][];
    double[] ofAll = new double[added];
    for (int account = 0; account < own.length; account++) {
      own[account] = Arrays.copyOf(crossed[account], k + added);
    }
    for (int j = 0; j < added; j++) {
      double[] products = Inverses.products(wider.design().column(k + j), residual);
      for (int account = 0; account < own.length; account++) {
        int end = design().accountStart()[account + 1];
        for (int i = design().accountStart()[account]; i < end; i++) {
          own[account][k + j] += products[i];
        }
        ofAll[j] += own[account][k + j];
      }
    }
    double[] more = Inverses.times(inverseOfApart, ofAll);
    double[] direction = new double[k + added];
    System.arraycopy(more, 0, direction, k, added);
    double[][] taken = wider.times(direction);
    for (int account = 0; account < own.length; account++) {
      Inverses.add(-1, taken[account], own[account]);
    }
    double[] rest = residual.clone();
    double[] all = Arrays.copyOf(coefficient, k + added);
    double[][] both = new double[k + added][];
    for (int j = 0; j < k; j++) {
      both[j] = Arrays.copyOf(inverse[j], k + added);
    }
    for (int j = 0; j < added; j++) {
      Inverses.add(-more[j], wider.design().column(k + j), rest);
      all[k + j] = more[j];
      both[k + j] = new double[k + added];
      System.arraycopy(inverseOfApart[j], 0, both[k + j], k, added);
    }
    return new Fit(wider, all, rest, own, both);
  }
}
