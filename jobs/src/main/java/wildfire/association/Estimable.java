package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RRQRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Which columns of a design can be told apart. A coefficient can be estimated exactly where its
 * column takes part in no linear dependence; which column of a dependence is left out does not
 * matter to the others.
 *
 * <p>The dependences come from a QR decomposition with column pivoting of the columns' correlation
 * matrix, which has the null space of the columns themselves: nothing has to be copied that is as
 * long as the posts. A column of which less than {@value #TOLERANCE} of the variance is its own
 * counts as dependent.
 *
 * @param kept columns without dependence among them, ascending; the first is the intercept
 * @param dependences each the columns that take part in it, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Estimable(int[] kept, List<int[]> dependences) {
  private static final double TOLERANCE = 1e-9;
  private static final double TAKES_PART = 1e-5;

  /**
   * @param design its first column is the intercept
   */
  static Estimable of(Design design) {
    int k = design.columns();
    double[][] gram = design.gram(null);
    double[][] correlation = new double[k - 1][k - 1];
    double[] deviation = new double[k];
    for (int j = 1; j < k; j++) {
      double own = gram[j][j] - gram[0][j] * gram[0][j] / design.rows();
      deviation[j] = own > 1e-12 * gram[j][j] ? Math.sqrt(own) : 0;
    }
    for (int j = 1; j < k; j++) {
      for (int l = 1; l < k; l++) {
        double product = deviation[j] * deviation[l];
        correlation[j - 1][l - 1] =
            product == 0 ? 0 : (gram[j][l] - gram[0][j] * gram[0][l] / design.rows()) / product;
      }
    }
    return k == 1 ? new Estimable(new int[] {0}, List.of()) : decompose(correlation);
  }

  private static Estimable decompose(double[][] correlation) {
    int k = correlation.length;
    RRQRDecomposition decomposition =
        new RRQRDecomposition(MatrixUtils.createRealMatrix(correlation));
    RealMatrix r = decomposition.getR();
    int[] pivot = pivots(decomposition.getP());
    int rank = 0;
    while (rank < k && Math.abs(r.getEntry(rank, rank)) > TOLERANCE) {
      rank++;
    }
    List<int[]> dependences = new ArrayList<>();
    for (int dependent = rank; dependent < k; dependent++) {
      double[] share = new double[rank];
      List<Integer> part = new ArrayList<>(List.of(pivot[dependent] + 1));
      for (int i = rank - 1; i >= 0; i--) {
        double sum = r.getEntry(i, dependent);
        for (int j = i + 1; j < rank; j++) {
          sum -= r.getEntry(i, j) * share[j];
        }
        share[i] = sum / r.getEntry(i, i);
        if (Math.abs(share[i]) > TAKES_PART) {
          part.add(pivot[i] + 1);
        }
      }
      dependences.add(part.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
    int[] kept =
        IntStream.concat(IntStream.of(0), Arrays.stream(pivot, 0, rank).map(j -> j + 1))
            .sorted()
            .toArray();
    return new Estimable(kept, dependences);
  }

  /** For each place of the decomposition the column that came there. */
  private static int[] pivots(RealMatrix permutation) {
    int k = permutation.getColumnDimension();
    int[] pivot = new int[k];
    for (int place = 0; place < k; place++) {
      for (int column = 0; column < k; column++) {
        if (permutation.getEntry(column, place) == 1) {
          pivot[place] = column;
        }
      }
    }
    return pivot;
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

  boolean has(int column) {
    return dependences.stream().noneMatch(d -> Arrays.binarySearch(d, column) >= 0);
  }
}
