package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Sums of squares and products of a design's columns, weighted, over all posts and over those of
 * each account: estimates, their errors and the draws of a bootstrap are made of these, so that a
 * question about one coefficient costs nothing that grows with the posts. Where many accounts have
 * few posts each, sums by account would take more room than the columns do; then the columns are
 * gone over for each question.
 */
final class AccountSums {
  private final Design design;
  private final double[] weight;
  private final int first;
  private final double[][] gramOfFirst;
  private final double[][][] firstByAccount;
  private final Map<Integer, double[][]> ofAdded = new ConcurrentHashMap<>();

  /**
   * @param weight of each row; null where all weigh 1
   * @param gramOfFirst sums over all posts of the columns that are of the cells
   * @param firstByAccount the same by account; null where that takes too much room
   */
  private AccountSums(
      Design design, double[] weight, double[][] gramOfFirst, double[][][] firstByAccount) {
    this.design = design;
    this.weight = weight;
    this.first = gramOfFirst.length;
    this.gramOfFirst = gramOfFirst;
    this.firstByAccount = firstByAccount;
  }

  static AccountSums of(Design design, double[] weight) {
    Cells cells = design.cells();
    int[] chosen = Arrays.copyOf(design.chosen(), design.columnsOfCells());
    long sums = (long) design.accounts() * chosen.length * chosen.length;
    if (sums > cells.entry().length) {
      double[][] all = new double[cells.columns()][cells.columns()];
      for (int account = 0; account < design.accounts(); account++) {
        cells.addProducts(account, weight, all);
      }
      return new AccountSums(design, weight, symmetric(all, chosen), null);
    }
    double[][][] byAccount = new double[design.accounts()][][];
    double[][] total = new double[chosen.length][chosen.length];
    for (int account = 0; account < byAccount.length; account++) {
      double[][] own = new double[cells.columns()][cells.columns()];
      cells.addProducts(account, weight, own);
      byAccount[account] = symmetric(own, chosen);
      for (int j = 0; j < total.length; j++) {
        Inverses.add(1, byAccount[account][j], total[j]);
      }
    }
    return new AccountSums(design, weight, total, byAccount);
  }

  /**
   * Some rows of a matrix of which there is only what is above the diagonal, and the same columns.
   *
   * @param chosen ascending
   */
  private static double[][] symmetric(double[][] above, int[] chosen) {
    double[][] some = new double[chosen.length][chosen.length];
    for (int j = 0; j < chosen.length; j++) {
      for (int l = j; l < chosen.length; l++) {
        some[j][l] = above[chosen[j]][chosen[l]];
        some[l][j] = some[j][l];
      }
    }
    return some;
  }

  Design design() {
    return design;
  }

  /** Of some of the columns, ascending. */
  AccountSums some(int[] kept) {
    int[] ofFirst = IntStream.of(kept).filter(j -> j < first).toArray();
    return new AccountSums(
        design.withColumns(kept),
        weight,
        some(gramOfFirst, ofFirst),
        firstByAccount == null
            ? null
            : Arrays.stream(firstByAccount)
                .map(own -> some(own, ofFirst))
                .toArray(double[][][]::new));
  }

  private static double[][] some(double[][] matrix, int[] kept) {
    return IntStream.of(kept)
        .mapToObj(j -> IntStream.of(kept).mapToDouble(l -> matrix[j][l]).toArray())
        .toArray(double[][]::new);
  }

  /** With more columns, after all others. */
  AccountSums plus(List<double[]> more) {
    return new AccountSums(design.plus(more), weight, gramOfFirst, firstByAccount);
  }

  /** X'WX. */
  double[][] gram() {
    double[][] gram = new double[design.columns()][];
    for (int j = 0; j < gram.length; j++) {
      gram[j] = j < first ? Arrays.copyOf(gramOfFirst[j], gram.length) : new double[gram.length];
    }
    for (int j = first; j < gram.length; j++) {
      for (double[] own : ofAdded(j)) {
        Inverses.add(1, own, gram[j]);
      }
      for (int l = 0; l < j; l++) {
        gram[l][j] = gram[j][l];
      }
    }
    return gram;
  }

  /** X'W times a column that was added, by account. */
  private double[][] ofAdded(int column) {
    return ofAdded.computeIfAbsent(
        column, j -> design.crossedByAccount(weighted(design.column(j))));
  }

  /** X'WX times a vector, by account. */
  double[][] times(double[] vector) {
    boolean isOfAdded = Arrays.stream(vector, 0, first).allMatch(value -> value == 0);
    if (!isOfAdded && firstByAccount == null) {
      return design.crossedByAccount(weighted(design.times(vector)));
    }
    double[][] product = new double[design.accounts()][vector.length];
    for (int j = 0; j < first && !isOfAdded; j++) {
      for (int account = 0; account < product.length && vector[j] != 0; account++) {
        Inverses.add(vector[j], firstByAccount[account][j], product[account]);
      }
    }
    for (int j = first; j < vector.length; j++) {
      if (vector[j] != 0 || !isOfAdded) {
        double[][] its = ofAdded(j);
        for (int account = 0; account < product.length; account++) {
          for (int l = 0; l < first && !isOfAdded; l++) {
            product[account][j] += vector[l] * its[account][l];
          }
          Inverses.add(vector[j], its[account], product[account]);
        }
      }
    }
    return product;
  }

  /** Each row's value times what the row weighs. */
  double[] weighted(double[] values) {
    return weight == null ? values : Inverses.products(weight, values);
  }

  /** The same of many. */
  List<double[]> weighted(List<double[]> columns) {
    List<double[]> all = new ArrayList<>();
    columns.forEach(column -> all.add(weighted(column)));
    return all;
  }
}
