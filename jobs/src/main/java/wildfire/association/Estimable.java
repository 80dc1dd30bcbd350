package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Which columns of a design can be told apart. A coefficient can be estimated exactly where its
 * column takes part in no linear dependence; which column of a dependence is left out does not
 * matter to the others.
 *
 * <p>The dependences are the eigenvectors of the columns' correlation matrix whose eigenvalue is
 * nil: they span the null space of the columns themselves, nothing has to be copied that is as long
 * as the posts, and no order of the columns favours one of them.
 *
 * @param kept columns without dependence among them, ascending; the first is the intercept
 * @param dependences each the columns that take part in it, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Estimable(int[] kept, List<int[]> dependences) {
  private static final double TOLERANCE = 1e-9;
  private static final double TAKES_PART = 1e-5;

  /**
   * @param gram X'X of a design whose first column is the intercept
   * @param rows of the design
   */
  static Estimable of(double[][] gram, int rows) {
    int k = gram.length;
    double[][] correlation = new double[k - 1][k - 1];
    double[] deviation = new double[k];
    for (int j = 1; j < k; j++) {
      double own = gram[j][j] - gram[0][j] * gram[0][j] / rows;
      deviation[j] = own > 1e-12 * gram[j][j] ? Math.sqrt(own) : 0;
    }
    for (int j = 1; j < k; j++) {
      for (int l = 1; l < k; l++) {
        double product = deviation[j] * deviation[l];
        correlation[j - 1][l - 1] =
            product == 0 ? 0 : (gram[j][l] - gram[0][j] * gram[0][l] / rows) / product;
      }
    }
    return k == 1 ? new Estimable(new int[] {0}, List.of()) : decompose(correlation);
  }

  private static Estimable decompose(double[][] correlation) {
    List<double[]> nullSpace = nullSpace(correlation);
    boolean[] leftOut = new boolean[correlation.length];
    for (int place = 0; place < nullSpace.size(); place++) {
      double[] dependence = nullSpace.get(place);
      int most = 0;
      for (int column = 1; column < dependence.length; column++) {
        most = Math.abs(dependence[column]) > Math.abs(dependence[most]) ? column : most;
      }
      leftOut[most] = true;
      eliminate(most, dependence, nullSpace);
    }
    int[] kept =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, leftOut.length).filter(j -> !leftOut[j]).map(j -> j + 1))
            .toArray();
    return new Estimable(kept, nullSpace.stream().map(Estimable::parts).toList());
  }

  private static List<double[]> nullSpace(double[][] correlation) {
    EigenDecompositionSymmetric decomposition =
        new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(correlation));
    List<double[]> nullSpace = new ArrayList<>();
    for (int i = 0; i < correlation.length; i++) {
      if (decomposition.getEigenvalue(i) < TOLERANCE) {
        nullSpace.add(decomposition.getEigenvector(i).toArray());
      }
    }
    return nullSpace;
  }

  /** Takes a column out of all dependences but one. */
  private static void eliminate(int column, double[] dependence, List<double[]> nullSpace) {
    double scale = dependence[column];
    for (int j = 0; j < dependence.length; j++) {
      dependence[j] /= scale;
    }
    for (double[] other : nullSpace) {
      double share = other == dependence ? 0 : other[column];
      for (int j = 0; j < other.length; j++) {
        other[j] -= share * dependence[j];
      }
    }
  }

  private static int[] parts(double[] dependence) {
    return IntStream.range(0, dependence.length)
        .filter(j -> Math.abs(dependence[j]) > TAKES_PART)
        .map(j -> j + 1)
        .toArray();
  }

  /** The other columns of the first dependence that the column takes part in; empty if of none. */
  int[] entangledWith(int column) {
    for (int[] dependence : dependences) {
      if (Arrays.binarySearch(dependence, column) >= 0) {
        return Arrays.stream(dependence).filter(other -> other != column).toArray();
      }
    }
    return new int[0];
  }

  /** With columns after all others that take part in no dependence. */
  Estimable plus(int first, int columns) {
    return new Estimable(
        IntStream.concat(IntStream.of(kept), IntStream.range(first, first + columns)).toArray(),
        dependences);
  }

  boolean has(int column) {
    return dependences.stream().noneMatch(d -> Arrays.binarySearch(d, column) >= 0);
  }
}
