package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a model over its posts, rows in order of account. Models of the same posts share
 * their cells: a design is some of the columns of those, and some more of its own.
 *
 * @param chosen columns of the cells, or from their number on columns added, ascending
 * @param added columns of this design alone, one entry a row
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Design(Cells cells, int[] chosen, List<double[]> added) {

  /**
   * @param columns each with one entry a row
   * @param accountStart first row of each account that has any, and the number of rows at the end
   */
  static Design of(List<double[]> columns, int[] accountStart) {
    return new Design(
        Cells.of(columns, accountStart), IntStream.range(0, columns.size()).toArray(), List.of());
  }

  int rows() {
    return cells.rows();
  }

  int columns() {
    return chosen.length;
  }

  int[] accountStart() {
    return cells.accountStart();
  }

  int accounts() {
    return cells.accountStart().length - 1;
  }

  double[] column(int j) {
    return isAdded(j) ? addedAt(j) : cells.column(chosen[j]);
  }

  private boolean isAdded(int j) {
    return chosen[j] >= cells.columns();
  }

  private double[] addedAt(int j) {
    return added.get(chosen[j] - cells.columns());
  }

  /** How many columns are of the cells; they come first. */
  int columnsOfCells() {
    return columns() - (int) IntStream.range(0, columns()).filter(this::isAdded).count();
  }

  /** Xb. */
  double[] times(double[] b) {
    double[] ofCells = new double[cells.columns()];
    double[] product = new double[rows()];
    boolean some = false;
    for (int j = 0; j < b.length; j++) {
      if (!isAdded(j)) {
        ofCells[chosen[j]] = b[j];
        some |= b[j] != 0;
      } else if (b[j] != 0) {
        double[] column = addedAt(j);
        for (int i = 0; i < product.length; i++) {
          product[i] += b[j] * column[i];
        }
      }
    }
    if (some) {
      cells.addTimes(ofCells, product);
    }
    return product;
  }

  /** X'e. */
  double[] crossed(double[] e) {
    double[] ofCells = new double[cells.columns()];
    for (int account = 0; account < accounts(); account++) {
      cells.addCrossed(account, e, ofCells);
    }
    double[] sums = new double[columns()];
    for (int j = 0; j < sums.length; j++) {
      sums[j] = isAdded(j) ? Inverses.dot(addedAt(j), e) : ofCells[chosen[j]];
    }
    return sums;
  }

  /** X'e of each account. */
  double[][] crossedByAccount(double[] e) {
    double[][] sums = new double[accounts()][columns()];
    double[] ofCells = new double[cells.columns()];
    for (int account = 0; account < sums.length; account++) {
      Arrays.fill(ofCells, 0);
      cells.addCrossed(account, e, ofCells);
      for (int j = 0; j < columns(); j++) {
        if (isAdded(j)) {
          double[] column = addedAt(j);
          for (int i = accountStart()[account]; i < accountStart()[account + 1]; i++) {
            sums[account][j] += column[i] * e[i];
          }
        } else {
          sums[account][j] = ofCells[chosen[j]];
        }
      }
    }
    return sums;
  }

  /**
   * Some of the columns.
   *
   * @param kept ascending
   */
  Design withColumns(int[] kept) {
    return new Design(cells, IntStream.of(kept).map(j -> chosen[j]).toArray(), added);
  }

  /** With more columns, after all others. */
  Design plus(List<double[]> more) {
    int next = cells.columns() + added.size();
    List<double[]> both = new ArrayList<>(added);
    both.addAll(more);
    return new Design(
        cells,
        IntStream.concat(IntStream.of(chosen), IntStream.range(next, next + more.size())).toArray(),
        both);
  }

  /** Without the rows left out; an account that has none left is no account any more. */
  Design withoutRows(boolean[] leftOut) {
    return new Design(
        cells.withoutRows(leftOut),
        chosen,
        added.stream().map(column -> remaining(column, leftOut)).toList());
  }

  /** The entries of the rows that are not left out. */
  static double[] remaining(double[] column, boolean[] leftOut) {
    double[] rest = new double[column.length];
    int kept = 0;
    for (int i = 0; i < column.length; i++) {
      if (!leftOut[i]) {
        rest[kept++] = column[i];
      }
    }
    return Arrays.copyOf(rest, kept);
  }
}
