package wildfire.association;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Ordinary least squares. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * Empty where the columns cannot be told apart.
   *
   * @param gram X'X of the design
   */
  static Optional<Fit> fit(Design design, double[][] gram, double[] y) {
    return Span.of(design, gram).map(span -> fit(span, y));
  }

  static Fit fit(Span span, double[] y) {
    // Around its mean, so that a large constant in the outcome costs no digits.
    double mean = Arrays.stream(y).average().orElseThrow();
    double[] centred = Arrays.stream(y).map(value -> value - mean).toArray();
    double[] coefficient = Inverses.times(span.inverse(), span.design().crossed(centred));
    double[] residual = span.design().times(coefficient);
    for (int i = 0; i < residual.length; i++) {
      residual[i] = centred[i] - residual[i];
    }
    coefficient[0] += mean;
    return new Fit(span.design(), coefficient, residual, null, span.inverse());
  }

  /**
   * More columns in a model that is fitted. Orthogonal to those that it has, they change none of
   * its coefficients, and theirs are those that the columns themselves would have (Frisch, Waugh
   * and Lovell).
   *
   * @param apart what the columns say that those of the fit do not
   * @param inverse of the sums of products of these
   */
  static Fit extended(Fit fit, List<double[]> apart, double[][] inverse) {
    int k = fit.design().columns();
    double[] crossed = new double[apart.size()];
    for (int j = 0; j < crossed.length; j++) {
      crossed[j] = Inverses.dot(apart.get(j), fit.residual());
    }
    double[] more = Inverses.times(inverse, crossed);
    double[] residual = fit.residual().clone();
    double[] coefficient = Arrays.copyOf(fit.coefficient(), k + more.length);
    double[][] both = new double[k + more.length][];
    for (int j = 0; j < k; j++) {
      both[j] = Arrays.copyOf(fit.inverse()[j], k + more.length);
    }
    for (int j = 0; j < more.length; j++) {
      double[] column = apart.get(j);
      for (int i = 0; i < residual.length; i++) {
        residual[i] -= more[j] * column[i];
      }
      coefficient[k + j] = more[j];
      both[k + j] = new double[k + more.length];
      System.arraycopy(inverse[j], 0, both[k + j], k, more.length);
    }
    return new Fit(fit.design().plus(apart), coefficient, residual, null, both);
  }
}
