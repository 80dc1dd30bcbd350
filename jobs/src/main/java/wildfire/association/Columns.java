package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that the models of one outcome are made of, in the frame's order, with their sums of
 * products. Models share most of their columns, and these sums are most of the work, so each is
 * taken once, when it is first needed.
 */
final class Columns {
  private final Frame frame;
  private final IdentityHashMap<double[], Integer> own = new IdentityHashMap<>();
  private final IdentityHashMap<double[], Integer> mean = new IdentityHashMap<>();
  private final List<double[]> column = new ArrayList<>();
  private final List<int[]> entries = new ArrayList<>();
  private final Map<Integer, Double> settled = new HashMap<>();
  private final List<double[]> product = new ArrayList<>();

  Columns(Frame frame) {
    this.frame = frame;
    double[] ones = new double[frame.post().length];
    Arrays.fill(ones, 1);
    add(ones);
  }

  /** The column that is 1 for every post. */
  static int intercept() {
    return 0;
  }

  /**
   * Place of a column of the data.
   *
   * @param data the same array is the same column
   */
  int of(double[] data) {
    return own.computeIfAbsent(data, one -> add(frame.take(one)));
  }

  /** Place of the account's own means of a column of the data. */
  int meanOf(double[] data) {
    int place = of(data);
    return mean.computeIfAbsent(data, one -> add(frame.accountMeans(column.get(place))));
  }

  /** The column's coefficient in the last model that had it and settled; 0 where none had. */
  double settled(int place) {
    return settled.getOrDefault(place, 0.0);
  }

  void settle(int place, double coefficient) {
    settled.put(place, coefficient);
  }

  double[] column(int place) {
    return column.get(place);
  }

  private int add(double[] values) {
    column.add(values);
    entries.add(entries(values));
    double[] unknown = new double[column.size()];
    Arrays.fill(unknown, Double.NaN);
    product.add(unknown);
    return column.size() - 1;
  }

  /** Places of what is not 0, in order; null where that is most of it. */
  private static int[] entries(double[] values) {
    int[] entries = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        entries[count++] = i;
      }
    }
    return count > values.length / 3 ? null : Arrays.copyOf(entries, count);
  }

  /** X'X of some of the columns. */
  double[][] gram(int[] places) {
    double[][] gram = new double[places.length][places.length];
    for (int j = 0; j < places.length; j++) {
      for (int l = j; l < places.length; l++) {
        gram[j][l] = product(Math.max(places[j], places[l]), Math.min(places[j], places[l]));
        gram[l][j] = gram[j][l];
      }
    }
    return gram;
  }

  private double product(int later, int earlier) {
    double[] known = product.get(later);
    if (Double.isNaN(known[earlier])) {
      known[earlier] = sum(later, earlier);
    }
    return known[earlier];
  }

  private double sum(int one, int other) {
    double[] left = column.get(one);
    double[] right = column.get(other);
    int[] some = entries.get(one) == null ? entries.get(other) : entries.get(one);
    double sum = 0;
    if (some == null) {
      for (int i = 0; i < left.length; i++) {
        sum += left[i] * right[i];
      }
    } else {
      for (int i : some) {
        sum += left[i] * right[i];
      }
    }
    return sum;
  }
}
