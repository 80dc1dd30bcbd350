package wildfire.association;

import java.util.Arrays;
import java.util.List;

/**
 * Columns over the posts of a frame, by what they are made of: what is the same for all posts of an
 * account (account means) is kept once an account, and of the others (tags, dummies) only what is
 * not 0, row by row. Sums of products then cost neither the nils nor the repeats.
 *
 * @param accountStart first row of each account, and the number of rows at the end
 * @param accountColumn columns that are the same for all posts of an account, ascending
 * @param accountValue of these, by account
 * @param rowStart first entry of each row, and the number of entries at the end
 * @param entryColumn column of each entry
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Cells(
    int columns,
    int[] accountStart,
    int[] accountColumn,
    double[][] accountValue,
    int[] rowStart,
    int[] entryColumn,
    double[] entry) {

  /**
   * @param columns each with one entry a row
   */
  static Cells of(List<double[]> columns, int[] accountStart) {
    int rows = accountStart[accountStart.length - 1];
    int[] accountColumn = new int[columns.size()];
    int constant = 0;
    int[] rowStart = new int[rows + 1];
    for (int j = 0; j < columns.size(); j++) {
      if (isConstantWithinAccounts(columns.get(j), accountStart)) {
        accountColumn[constant++] = j;
      } else {
        for (int i = 0; i < rows; i++) {
          rowStart[i + 1] += columns.get(j)[i] != 0 ? 1 : 0;
        }
      }
    }
    double[][] accountValue = new double[accountStart.length - 1][constant];
    for (int c = 0; c < constant; c++) {
      for (int account = 0; account < accountValue.length; account++) {
        accountValue[account][c] = columns.get(accountColumn[c])[accountStart[account]];
      }
    }
    Arrays.parallelPrefix(rowStart, Integer::sum);
    int[] entryColumn = new int[rowStart[rows]];
    double[] entry = new double[rowStart[rows]];
    int[] next = Arrays.copyOf(rowStart, rows);
    int skipped = 0;
    for (int j = 0; j < columns.size(); j++) {
      if (skipped < constant && accountColumn[skipped] == j) {
        skipped++;
        continue;
      }
      double[] column = columns.get(j);
      for (int i = 0; i < rows; i++) {
        if (column[i] != 0) {
          entryColumn[next[i]] = j;
          entry[next[i]++] = column[i];
        }
      }
    }
    return new Cells(
        columns.size(),
        accountStart,
        Arrays.copyOf(accountColumn, constant),
        accountValue,
        rowStart,
        entryColumn,
        entry);
  }

  private static boolean isConstantWithinAccounts(double[] column, int[] accountStart) {
    for (int account = 0; account + 1 < accountStart.length; account++) {
      double first = column[accountStart[account]];
      for (int i = accountStart[account] + 1; i < accountStart[account + 1]; i++) {
        if (column[i] != first) {
          return false;
        }
      }
    }
    return true;
  }

  int rows() {
    return rowStart.length - 1;
  }

  double[] column(int j) {
    double[] column = new double[rows()];
    int constant = Arrays.binarySearch(accountColumn, j);
    for (int account = 0; account < accountValue.length; account++) {
      for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
        column[i] = constant < 0 ? entryAt(i, j) : accountValue[account][constant];
      }
    }
    return column;
  }

  private double entryAt(int row, int column) {
    int place = Arrays.binarySearch(entryColumn, rowStart[row], rowStart[row + 1], column);
    return place < 0 ? 0 : entry[place];
  }

  /**
   * X'WX of one account, added to the sums, of which only those above the diagonal and on it are
   * there; W is 1 where {@code weight} is null.
   */
  void addProducts(int account, double[] weight, double[][] gram) {
    double[] sums = new double[columns];
    double total = 0;
    for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
      double w = weight == null ? 1 : weight[i];
      total += w;
      int end = rowStart[i + 1];
      for (int p = rowStart[i]; p < end; p++) {
        double left = w * entry[p];
        double[] own = gram[entryColumn[p]];
        sums[entryColumn[p]] += left;
        for (int q = p; q < end; q++) {
          own[entryColumn[q]] += left * entry[q];
        }
      }
    }
    addConstants(accountValue[account], total, sums, gram);
  }

  /** One account's part of the products of what is constant in it, above the diagonal. */
  private void addConstants(double[] value, double total, double[] sums, double[][] gram) {
    for (int c = 0; c < value.length; c++) {
      if (value[c] != 0) {
        int j = accountColumn[c];
        for (int d = c; d < value.length; d++) {
          gram[j][accountColumn[d]] += total * value[c] * value[d];
        }
        for (int l = 0; l < columns; l++) {
          if (sums[l] != 0) {
            gram[Math.min(j, l)][Math.max(j, l)] += value[c] * sums[l];
          }
        }
      }
    }
  }

  /** Xb, added to the product. */
  void addTimes(double[] b, double[] product) {
    for (int account = 0; account < accountValue.length; account++) {
      double constant = 0;
      for (int c = 0; c < accountColumn.length; c++) {
        constant += accountValue[account][c] * b[accountColumn[c]];
      }
      for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
        double sum = constant;
        for (int p = rowStart[i]; p < rowStart[i + 1]; p++) {
          sum += entry[p] * b[entryColumn[p]];
        }
        product[i] += sum;
      }
    }
  }

  /** X'e of one account, added to the sums. */
  void addCrossed(int account, double[] e, double[] sums) {
    double total = 0;
    for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
      double own = e[i];
      total += own;
      int end =
          own == 0 ? 0 : rowStart[i + 1]; // a column that is crossed with others has many nils
      for (int p = rowStart[i]; p < end; p++) {
        sums[entryColumn[p]] += entry[p] * own;
      }
    }
    for (int c = 0; c < accountColumn.length; c++) {
      sums[accountColumn[c]] += accountValue[account][c] * total;
    }
  }

  /** Without the rows left out; an account that has none left is no account any more. */
  Cells withoutRows(boolean[] leftOut) {
    int[] start = new int[accountStart.length];
    double[][] values = new double[accountValue.length][];
    int[] starts = new int[rowStart.length];
    int[] ofColumn = new int[entry.length];
    double[] entries = new double[entry.length];
    int rows = 0;
    int accounts = 0;
    for (int account = 0; account < accountValue.length; account++) {
      int before = rows;
      for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
        if (!leftOut[i]) {
          int length = rowStart[i + 1] - rowStart[i];
          System.arraycopy(entryColumn, rowStart[i], ofColumn, starts[rows], length);
          System.arraycopy(entry, rowStart[i], entries, starts[rows], length);
          starts[rows + 1] = starts[rows] + length;
          rows++;
        }
      }
      if (rows > before) {
        values[accounts++] = accountValue[account];
        start[accounts] = rows;
      }
    }
    return new Cells(
        columns,
        Arrays.copyOf(start, accounts + 1),
        accountColumn,
        Arrays.copyOf(values, accounts),
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(ofColumn, starts[rows]),
        Arrays.copyOf(entries, starts[rows]));
  }
}
