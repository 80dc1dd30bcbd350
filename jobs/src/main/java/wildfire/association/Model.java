package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of one regression by name, the intercept first. Beside a factor, and beside a control
 * that asks for it, stands the account's own mean of it (Mundlak 1978), so that the coefficient
 * compares posts of one account and not accounts; where no account varies the factor that mean is
 * the factor itself and stays out.
 */
final class Model {
  private final Frame frame;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();
  private final Map<String, Integer> place = new HashMap<>();
  private final Map<String, Adjusted.Basis> basis = new HashMap<>();

  Model(Frame frame) {
    this.frame = frame;
    double[] ones = new double[frame.post().length];
    Arrays.fill(ones, 1);
    add("intercept", ones);
  }

  void control(Control control) {
    double[] value = frame.take(control.value());
    add(control.name(), value);
    switch (control.accountMean()) {
      case ADDED -> addMean(control.name(), frame.accountMeans(value));
      case LEFT_OUT -> {}
    }
  }

  void factor(String name, double[] strength) {
    double[] value = frame.take(strength);
    double[] mean = frame.accountMeans(value);
    place.put(name, columns.size());
    add(name, value);
    double farthest = 0;
    for (int i = 0; i < value.length; i++) {
      farthest = Math.max(farthest, Math.abs(value[i] - mean[i]));
    }
    if (farthest > 1e-9) {
      addMean(name, mean);
      basis.put(name, Adjusted.Basis.WITHIN_ACCOUNTS);
    } else {
      basis.put(name, Adjusted.Basis.BETWEEN_ACCOUNTS);
    }
  }

  private void addMean(String name, double[] mean) {
    add("account mean of " + name, mean);
  }

  private void add(String name, double[] value) {
    names.add(name);
    columns.add(value);
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
    return columns.get(column);
  }

  int columns() {
    return columns.size();
  }

  Design design() {
    return Design.of(columns, frame.accountStart());
  }
}
