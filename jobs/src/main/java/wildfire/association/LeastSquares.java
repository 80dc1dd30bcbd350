package wildfire.association;

import java.util.Arrays;
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
    // Around its mean, so that a large constant in the outcome costs no digits.
    double mean = Arrays.stream(y).average().orElseThrow();
    double[] centred = Arrays.stream(y).map(value -> value - mean).toArray();
    return Inverses.of(gram)
        .map(
            inverse -> {
              double[] coefficient = Inverses.times(inverse, design.crossed(centred));
              double[] residual = design.times(coefficient);
              for (int i = 0; i < residual.length; i++) {
                residual[i] = centred[i] - residual[i];
              }
              coefficient[0] += mean;
              double[] weight = new double[design.rows()];
              Arrays.fill(weight, 1);
              return new Fit(design, coefficient, residual, weight, inverse);
            });
  }
}
