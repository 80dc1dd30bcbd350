package wildfire.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The columns of one regression by name, the intercept first. Beside a factor, and beside a control
 * that asks for it, stands the account's own mean of it (Mundlak 1978), so that the coefficient
 * compares posts of one account and not accounts; where no account varies the factor that mean is
 * the factor itself and stays out.
 */
final class Model {
  private final Frame frame;
  private final Columns columns;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final Map<String, Integer> place = new HashMap<>();
  private final Map<String, Adjusted.Basis> basis = new HashMap<>();

  /**
   * @param columns shared with the other models of the outcome
   */
  Model(Frame frame, Columns columns) {
    this.frame = frame;
    this.columns = columns;
    add("intercept", Columns.intercept());
  }

  void control(Control control) {
    add(control.name(), columns.of(control.value()));
    switch (control.accountMean()) {
      case ADDED -> addMean(control.name(), control.value());
      case LEFT_OUT -> {}
    }
  }

  void factor(String name, double[] strength) {
    place.put(name, names.size());
    add(name, columns.of(strength));
    double[] value = columns.column(columns.of(strength));
    double[] mean = columns.column(columns.meanOf(strength));
    double farthest = 0;
    for (int i = 0; i < value.length; i++) {
      farthest = Math.max(farthest, Math.abs(value[i] - mean[i]));
    }
    if (farthest > 1e-9) {
      addMean(name, strength);
      basis.put(name, Adjusted.Basis.WITHIN_ACCOUNTS);
    } else {
      basis.put(name, Adjusted.Basis.BETWEEN_ACCOUNTS);
    }
  }

  private void addMean(String name, double[] data) {
    add("account mean of " + name, columns.meanOf(data));
  }

  private void add(String name, int column) {
    names.add(name);
    places.add(column);
  }

  int place(String factor) {
    return place.get(factor);
  }

  Adjusted.Basis basis(String factor) {
    return basis.get(factor);
  }

  String name(int column) {
    return names.get(column);
  }

  double[] column(int column) {
    return columns.column(places.get(column));
  }

  int columns() {
    return names.size();
  }

  /** Coefficients of the same columns in the last model that settled; 0 of new ones. */
  double[] settledNear(int[] kept) {
    return IntStream.of(kept).mapToDouble(column -> columns.settled(places.get(column))).toArray();
  }

  /** Notes where the model settled, for the next one to begin there. */
  void settled(int[] kept, double[] coefficient) {
    for (int j = 0; j < kept.length; j++) {
      columns.settle(places.get(kept[j]), coefficient[j]);
    }
  }

  /** X'X. */
  double[][] gram() {
    return columns.gram(places.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Some of the columns.
   *
   * @param kept ascending
   */
  Design design(int[] kept) {
    return Design.of(IntStream.of(kept).mapToObj(this::column).toList(), frame.accountStart());
  }

  /** All columns. */
  Design design() {
    return design(IntStream.range(0, columns()).toArray());
  }
}
