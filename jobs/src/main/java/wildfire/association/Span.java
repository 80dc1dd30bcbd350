package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Columns that can all be told apart, with what it takes to put more columns beside them without
 * fitting all of them anew.
 *
 * @param sums of the columns, the first of which is the intercept
 * @param gram X'X
 * @param inverse of that
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Span(AccountSums sums, double[][] gram, double[][] inverse) {
  /**
   * Greatest sum of variance inflation factors at which columns count as clearly told apart. One
   * over it is below the least eigenvalue of their correlations, which {@link Estimable} looks at.
   */
  private static final double MOST_INFLATION = 1e8;

  /** Empty where the columns cannot be told apart. */
  static Optional<Span> of(AccountSums sums) {
    double[][] gram = sums.gram();
    return Inverses.of(gram).map(inverse -> new Span(sums, gram, inverse));
  }

  private Design design() {
    return sums.design();
  }

  /** Whether more columns are clearly told apart from these and from each other. */
  boolean isApartFrom(List<double[]> more) {
    return isApartFrom(more, crossed(more));
  }

  private boolean isApartFrom(List<double[]> more, double[][] crossed) {
    double[][] own = Inverses.products(more, more);
    return Inverses.bordered(inverse, crossed, own)
        .filter(bordered -> inflation(bordered, crossed, own) < MOST_INFLATION)
        .isPresent();
  }

  /**
   * What more columns say that these do not: each less its own fit by these (Frisch, Waugh and
   * Lovell). Empty where they are not clearly told apart.
   */
  Optional<List<double[]>> apart(List<double[]> more) {
    double[][] crossed = crossed(more);
    if (!isApartFrom(more, crossed)) {
      return Optional.empty();
    }
    List<double[]> apart = new ArrayList<>();
    for (int j = 0; j < more.size(); j++) {
      double[] rest = design().times(Inverses.times(inverse, crossed[j]));
      for (int i = 0; i < rest.length; i++) {
        rest[i] = more.get(j)[i] - rest[i];
      }
      apart.add(rest);
    }
    return Optional.of(apart);
  }

  private double[][] crossed(List<double[]> more) {
    return more.stream().map(design()::crossed).toArray(double[][]::new);
  }

  /** The sum of how often over each column's variance is inflated by the others. */
  private double inflation(double[][] bordered, double[][] crossed, double[][] own) {
    double sum = 0;
    int columns = design().columns();
    for (int j = 1; j < bordered.length; j++) {
      double mean = j < columns ? gram[0][j] : crossed[j - columns][0];
      double square = j < columns ? gram[j][j] : own[j - columns][j - columns];
      double around = square - mean * mean / design().rows();
      sum += around > 1e-12 * square ? around * bordered[j][j] : Double.POSITIVE_INFINITY;
    }
    return sum;
  }

  /** Ordinary least squares. */
  Fit fit(double[] y) {
    // Around its mean, so that a large constant in the outcome costs no digits.
    double mean = Arrays.stream(y).average().orElseThrow();
    double[] centred = Arrays.stream(y).map(value -> value - mean).toArray();
    double[] coefficient = Inverses.times(inverse, design().crossed(centred));
    double[] residual = design().times(coefficient);
    for (int i = 0; i < residual.length; i++) {
      residual[i] = centred[i] - residual[i];
    }
    coefficient[0] += mean;
    return Fit.of(sums, coefficient, residual, inverse);
  }
}
