package wildfire.association;

import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/** Inverses of sums of squares and products. */
final class Inverses {
  private static final double SYMMETRIC = 1e-12;
  private static final double POSITIVE = 1e-14;

  private Inverses() {}

  /**
   * By Cholesky, after every column was brought to unit length, so that units do not decide what is
   * singular. Empty where it is singular.
   */
  static Optional<double[][]> of(double[][] gram) {
    int k = gram.length;
    double[][] scaled = new double[k][k];
    for (int j = 0; j < k; j++) {
      for (int l = 0; l < k; l++) {
        scaled[j][l] = gram[j][l] / Math.sqrt(gram[j][j] * gram[l][l]);
        if (!Double.isFinite(scaled[j][l])) {
          return Optional.empty();
        }
      }
    }
    double[][] inverse;
    try {
      inverse =
          new CholeskyDecomposition(MatrixUtils.createRealMatrix(scaled), SYMMETRIC, POSITIVE)
              .getSolver()
              .getInverse()
              .getData();
    } catch (MathIllegalArgumentException singular) {
      return Optional.empty();
    }
    for (int j = 0; j < k; j++) {
      for (int l = 0; l < k; l++) {
        inverse[j][l] /= Math.sqrt(gram[j][j] * gram[l][l]);
      }
    }
    return Optional.of(inverse);
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int j = 0; j < product.length; j++) {
      product[j] = dot(matrix[j], vector);
    }
    return product;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int j = 0; j < one.length; j++) {
      sum += one[j] * other[j];
    }
    return sum;
  }
}
