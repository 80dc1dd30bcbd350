package wildfire.association;

import java.util.List;
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

  /**
   * The inverse of a matrix that has some rows and columns more than one whose inverse there is.
   * Empty where it is singular.
   *
   * @param crossed the new rows under the old columns
   * @param own the new rows under the new columns
   */
  static Optional<double[][]> bordered(double[][] inverse, double[][] crossed, double[][] own) {
    int k = inverse.length;
    int more = own.length;
    double[][] slope = new double[more][];
    double[][] rest = new double[more][more];
    for (int j = 0; j < more; j++) {
      slope[j] = times(inverse, crossed[j]);
      for (int l = 0; l <= j; l++) {
        rest[j][l] = own[j][l] - dot(slope[j], crossed[l]);
        rest[l][j] = rest[j][l];
      }
    }
    return of(rest)
        .map(
            corner -> {
              double[][] both = new double[k + more][k + more];
              for (int j = 0; j < k + more; j++) {
                for (int l = 0; l <= j; l++) {
                  double sum = j < k ? inverse[j][l] : l < k ? 0 : corner[j - k][l - k];
                  for (int a = 0; a < more && l < k; a++) {
                    if (j >= k) {
                      sum -= corner[j - k][a] * slope[a][l];
                    } else {
                      for (int b = 0; b < more; b++) {
                        sum += slope[a][j] * corner[a][b] * slope[b][l];
                      }
                    }
                  }
                  both[j][l] = sum;
                  both[l][j] = sum;
                }
              }
              return both;
            });
  }

  /** Sums of products of columns with others. */
  static double[][] products(List<double[]> some, List<double[]> others) {
    return some.stream()
        .map(one -> others.stream().mapToDouble(other -> dot(one, other)).toArray())
        .toArray(double[][]::new);
  }

  static double[] products(double[] one, double[] other) {
    double[] products = new double[one.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = one[i] * other[i];
    }
    return products;
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int j = 0; j < product.length; j++) {
      product[j] = dot(matrix[j], vector);
    }
    return product;
  }

  /**
   * The inverse of an information with what a step of Newton's method has shown of it since
   * (Broyden, Fletcher, Goldfarb and Shanno; Nocedal and Wright 2006, 6.17).
   *
   * @param step that was made
   * @param gain by how much the gradient fell with it
   */
  static double[][] updated(double[][] inverse, double[] step, double[] gain) {
    double curvature = dot(step, gain);
    if (!(curvature > 0)) {
      return inverse;
    }
    double[] expected = times(inverse, gain);
    double own = (1 + dot(gain, expected) / curvature) / curvature;
    double[][] updated = new double[inverse.length][];
    for (int j = 0; j < updated.length; j++) {
      updated[j] = inverse[j].clone();
      add(own * step[j] - expected[j] / curvature, step, updated[j]);
      add(-step[j] / curvature, expected, updated[j]);
    }
    return updated;
  }

  /** Adds so many times a vector to the beginning of a sum. */
  static void add(double times, double[] vector, double[] sum) {
    for (int j = 0; j < vector.length; j++) {
      sum[j] += times * vector[j];
    }
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int j = 0; j < one.length; j++) {
      sum += one[j] * other[j];
    }
    return sum;
  }
}
