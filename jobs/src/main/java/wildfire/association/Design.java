package wildfire.association;

import java.util.Arrays;
import java.util.List;

/**
 * The columns of a model over its posts, row by row, rows in order of account. Sums over posts are
 * taken in primitive arrays; most entries are 0 (tags, dummies), and a 0 costs nothing.
 *
 * @param cell row by row
 * @param accountStart first row of each account that has any, and the number of rows at the end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Design(int rows, int columns, double[] cell, int[] accountStart) {

  static Design of(List<double[]> columns, int[] accountStart) {
    int k = columns.size();
    int n = accountStart[accountStart.length - 1];
    double[] cell = new double[n * k];
    for (int j = 0; j < k; j++) {
      double[] column = columns.get(j);
      for (int i = 0; i < n; i++) {
        cell[i * k + j] = column[i];
      }
    }
    return new Design(n, k, cell, accountStart);
  }

  int accounts() {
    return accountStart.length - 1;
  }

  double[] column(int j) {
    double[] column = new double[rows];
    for (int i = 0; i < rows; i++) {
      column[i] = cell[i * columns + j];
    }
    return column;
  }

  /** X'WX; W is 1 where {@code weight} is null. */
  double[][] gram(double[] weight) {
    double[][] gram = new double[columns][columns];
    for (int i = 0; i < rows; i++) {
      int row = i * columns;
      double w = weight == null ? 1 : weight[i];
      for (int j = 0; j < columns; j++) {
        double left = w * cell[row + j];
        if (left != 0) {
          double[] sums = gram[j];
          for (int l = j; l < columns; l++) {
            sums[l] += left * cell[row + l];
          }
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      for (int l = 0; l < j; l++) {
        gram[j][l] = gram[l][j];
      }
    }
    return gram;
  }

  /** Xb. */
  double[] times(double[] b) {
    double[] product = new double[rows];
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      int row = i * columns;
      for (int j = 0; j < columns; j++) {
        sum += cell[row + j] * b[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** X'e. */
  double[] crossed(double[] e) {
    double[] sums = new double[columns];
    for (int i = 0; i < rows; i++) {
      addRow(i, e[i], sums);
    }
    return sums;
  }

  /** X'e of each account. */
  double[][] crossedByAccount(double[] e) {
    double[][] sums = new double[accounts()][columns];
    for (int account = 0; account < sums.length; account++) {
      for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
        addRow(i, e[i], sums[account]);
      }
    }
    return sums;
  }

  private void addRow(int i, double e, double[] sums) {
    int row = i * columns;
    for (int j = 0; j < columns; j++) {
      sums[j] += cell[row + j] * e;
    }
  }

  Design withColumns(int[] kept) {
    double[] fewer = new double[rows * kept.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < kept.length; j++) {
        fewer[i * kept.length + j] = cell[i * columns + kept[j]];
      }
    }
    return new Design(rows, kept.length, fewer, accountStart);
  }

  /** Without the rows left out; an account that has none left is no account any more. */
  Design withoutRows(boolean[] leftOut) {
    double[] fewer = new double[cell.length];
    int[] start = new int[accountStart.length];
    int kept = 0;
    int keptAccounts = 0;
    for (int account = 0; account < accounts(); account++) {
      int before = kept;
      for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
        if (!leftOut[i]) {
          System.arraycopy(cell, i * columns, fewer, kept * columns, columns);
          kept++;
        }
      }
      if (kept > before) {
        start[++keptAccounts] = kept;
      }
    }
    return new Design(
        kept,
        columns,
        Arrays.copyOf(fewer, kept * columns),
        Arrays.copyOf(start, keptAccounts + 1));
  }
}
