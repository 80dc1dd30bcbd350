package wildfire.association;

import java.util.Arrays;

/**
 * Wild cluster bootstrap of one coefficient's t with the null imposed (Cameron, Gelbach and Miller
 * 2008), from sums over accounts only (Roodman, MacKinnon, Nielsen and Webb 2019), so that a draw
 * costs nothing that grows with the posts.
 *
 * <p>A null is a value b of the coefficient. The model is fitted under it, each account's residuals
 * are multiplied by one random weight, the model is fitted anew, and its clustered t is compared
 * with the one observed. In least squares the residuals under b are e0 + b e1, so what a draw gives
 * is a polynomial of b, and every null is asked about the same draws.
 *
 * @param own0 sum over each account of the coefficient's own part of its column times e0
 * @param own1 the same with e1
 * @param reach how much of each refitted coefficient ends up in the account's own sum, an account a
 *     row: x̃'WX (X'WX)⁻¹
 * @param crossed0 X'e0 of each account
 * @param crossed1 X'e1 of each account
 * @param correction of the clustered variance (CR1)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record WildBootstrap(
    double[] own0,
    double[] own1,
    double[][] reach,
    double[][] crossed0,
    double[][] crossed1,
    double correction) {

  /** Of a fit made under one null, and only of that. */
  static WildBootstrap atOneNull(Fit fit, int column, double correction) {
    double[] part = fit.ownPart(column);
    return new WildBootstrap(
        fit.sumsOfResidual(part),
        new double[0],
        reach(fit, fit.sums().times(part)),
        fit.crossed(),
        new double[0][],
        correction);
  }

  private static double[][] reach(Fit fit, double[][] ofPart) {
    return Arrays.stream(ofPart)
        .map(own -> Inverses.times(fit.inverse(), own))
        .toArray(double[][]::new);
  }

  /** Of least squares, for every null. */
  static WildBootstrap alongTheLine(Fit fit, int column, double correction) {
    double coefficient = fit.coefficient()[column];
    double[] part = fit.ownPart(column);
    double[][] ofPart = fit.sums().times(part);
    double[] own1 = Inverses.times(ofPart, part);
    double[] own0 = fit.sumsOfResidual(part);
    Inverses.add(coefficient, own1, own0);
    double[][] crossed0 = new double[ofPart.length][];
    double[][] crossed1 = new double[ofPart.length][ofPart[0].length];
    for (int account = 0; account < own1.length; account++) {
      own1[account] = -own1[account];
      crossed0[account] = fit.crossed()[account].clone();
      Inverses.add(coefficient, ofPart[account], crossed0[account]);
      Inverses.add(-1, ofPart[account], crossed1[account]);
    }
    return new WildBootstrap(own0, own1, reach(fit, ofPart), crossed0, crossed1, correction);
  }

  /** Of one null only, at half the cost of a draw. */
  WildBootstrap atNull(double b) {
    double[] own = own0.clone();
    Inverses.add(b, own1, own);
    double[][] crossed = new double[crossed0.length][];
    for (int account = 0; account < crossed.length; account++) {
      crossed[account] = crossed0[account].clone();
      Inverses.add(b, crossed1[account], crossed[account]);
    }
    return new WildBootstrap(own, new double[0], reach, crossed, new double[0][], correction);
  }

  /** What many draws gave, ready to be asked about any null. */
  Draws draws(WildWeights weights, int asked) {
    int made = weights.draws(asked);
    double[][] coefficients = new double[5][made];
    WildWeights.Sequence sequence = weights.sequence();
    Left of0 = Left.of(own0, crossed0, reach);
    Left of1 = crossed1.length > 0 ? Left.of(own1, crossed1, reach) : null;
    double[] weight = new double[own0.length];
    double[] left0 = new double[own0.length];
    double[] left1 = new double[own0.length];
    for (int draw = 0; draw < made; draw++) {
      sequence.next(weight);
      coefficients[0][draw] = of0.draw(weight, left0);
      coefficients[2][draw] = correction * Inverses.dot(left0, left0);
      if (of1 != null) {
        coefficients[1][draw] = of1.draw(weight, left1);
        coefficients[3][draw] = correction * Inverses.dot(left0, left1);
        coefficients[4][draw] = correction * Inverses.dot(left1, left1);
      }
    }
    return new Draws(coefficients, weights.enumerates());
  }

  /**
   * What a draw leaves of each account's own sum once the model is fitted to it: the drawn sums
   * less reach times what was drawn of X'e. Where there are fewer accounts than columns the two are
   * multiplied beforehand, else they stay apart. Written so that inner loops are over arrays and no
   * sum is carried through them.
   *
   * @param crossed of each account; null where it is in {@code reach} already
   * @param reach by column, or where {@code crossed} is in it by account
   */
  private record Left(double[] own, double[][] crossed, double[][] reach) {
    static Left of(double[] own, double[][] crossed, double[][] reach) {
      if (own.length >= reach[0].length) {
        return new Left(own, crossed, transposed(reach));
      }
      double[][] both = new double[own.length][];
      for (int account = 0; account < both.length; account++) {
        both[account] = Inverses.times(reach, crossed[account]);
      }
      return new Left(own, null, both);
    }

    /** Gives all accounts' own sums together, before the model is fitted. */
    double draw(double[] weight, double[] left) {
      double drawn = 0;
      for (int account = 0; account < weight.length; account++) {
        left[account] = weight[account] * own[account];
        drawn += left[account];
      }
      double[] refitted = crossed == null ? weight : sum(crossed, weight, reach.length);
      for (int j = 0; j < refitted.length; j++) {
        double[] its = reach[j];
        double by = refitted[j];
        for (int account = 0; account < left.length; account++) {
          left[account] -= by * its[account];
        }
      }
      return drawn;
    }

    private static double[] sum(double[][] rows, double[] weight, int columns) {
      double[] sum = new double[columns];
      for (int row = 0; row < rows.length; row++) {
        double[] its = rows[row];
        double by = weight[row];
        for (int j = 0; j < columns; j++) {
          sum[j] += by * its[j];
        }
      }
      return sum;
    }
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < transposed.length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /**
   * For each draw the bootstrapped t under the null b is (c0 + c1 b) / sqrt(c2 + 2 c3 b + c4 b²).
   */
  record Draws(double[][] coefficient, boolean enumerated) {

    /** |t| of every draw under the null b. */
    private double[] distances(double b) {
      double[] distance = new double[made()];
      for (int draw = 0; draw < distance.length; draw++) {
        double far = Math.abs(coefficient[0][draw] + b * coefficient[1][draw]);
        double variance =
            coefficient[2][draw] + b * (2 * coefficient[3][draw] + b * coefficient[4][draw]);
        distance[draw] = far == 0 ? 0 : far / Math.sqrt(Math.max(0, variance));
      }
      return distance;
    }

    /** The greatest |t| observed that is not rejected: its p is just above the level. */
    double quantile(double level, double b) {
      double[] distance = distances(b);
      Arrays.sort(distance);
      int rejecting =
          enumerated
              ? (int) Math.floor(level * made() + 1e-9)
              : (int) Math.floor(level * (made() + 1) + 1e-9) - 1;
      return distance[made() - 1 - rejecting];
    }

    int made() {
      return coefficient[0].length;
    }

    /**
     * The observed t counts as one of the draws: where all are enumerated it is one of them already
     * in least squares, and p is never 0.
     */
    double p(double observed, double b) {
      double limit = Math.abs(observed) * (1 - 1e-9);
      int exceeding = 0;
      for (double distance : distances(b)) {
        exceeding += distance >= limit ? 1 : 0;
      }
      return enumerated
          ? (double) Math.max(1, exceeding) / made()
          : (1.0 + exceeding) / (1 + made());
    }
  }
}
