package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
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
  /**
   * One column.
   *
   * @param group what it leaves a model with: a control's block, or a factor
   */
  private record Named(String name, String group) {}

  /** By so much of its size a mean may be off. */
  private static final double ROUNDING = 1e-12;

  private final Frame frame;
  private final List<Named> named;
  private final Map<String, Integer> place;
  private final Map<String, Adjusted.Basis> basis;
  private final AccountSums sums;

  private Model(Frame frame, List<Named> named, Factors factors, AccountSums sums) {
    this.frame = frame;
    this.named = List.copyOf(named);
    this.basis = Map.copyOf(factors.basis);
    this.sums = sums;
    this.place = new HashMap<>();
    for (int column = 0; column < named.size(); column++) {
      if (named.get(column).group.equals(factorGroup(named.get(column).name))) {
        place.put(named.get(column).name, column);
      }
    }
  }

  /** With all controls and all joint factors. */
  static Model of(Frame frame, List<Control> controls, List<Factor> joint) {
    Factors all = new Factors(frame, Map.of());
    double[] ones = new double[frame.posts()];
    Arrays.fill(ones, 1);
    all.add("intercept", "", ones);
    for (Control control : controls) {
      double[] value = frame.take(control.value());
      if (control.accountMean() != Control.AccountMean.ALONE) {
        all.add(control.name(), control.block(), value);
      }
      if (control.accountMean() != Control.AccountMean.LEFT_OUT) {
        all.addMeans(control.name(), control.block(), frame.accountMeans(value));
      }
    }
    joint.forEach(all::factor);
    Design design = Design.of(all.columns, frame.drawStart());
    return new Model(frame, all.named, all, AccountSums.of(design, null));
  }

  private static String factorGroup(String factor) {
    return "factor " + factor;
  }

  /** Columns being put together. */
  private static final class Factors {
    private final Frame frame;
    private final List<Named> named = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final Map<String, Adjusted.Basis> basis;

    Factors(Frame frame, Map<String, Adjusted.Basis> known) {
      this.frame = frame;
      this.basis = new HashMap<>(known);
    }

    void add(String name, String group, double[] column) {
      named.add(new Named(name, group));
      columns.add(column);
    }

    /**
     * Account means, around the mean of all posts: what accounts differ by may be small beside
     * that, and rounding of squares as large would hide which columns depend on each other.
     */
    void addMeans(String of, String group, double[] means) {
      double overall = Arrays.stream(means).average().orElse(0);
      double[] around = Arrays.stream(means).map(mean -> mean - overall).toArray();
      double farthest = Arrays.stream(around).map(Math::abs).max().orElse(0);
      boolean isSame = farthest <= ROUNDING * Math.abs(overall);
      add("account mean of " + of, group, isSame ? new double[means.length] : around);
    }

    void factor(Factor factor) {
      double[] value = frame.take(factor.inSteps());
      double[] mean = frame.accountMeans(value);
      double farthest = 0;
      for (int i = 0; i < value.length; i++) {
        farthest = Math.max(farthest, Math.abs(value[i] - mean[i]));
      }
      add(factor.name(), factorGroup(factor.name()), value);
      if (farthest > 1e-9) {
        addMeans(factor.name(), factorGroup(factor.name()), mean);
        basis.put(factor.name(), Adjusted.Basis.WITHIN_ACCOUNTS);
      } else {
        basis.put(factor.name(), Adjusted.Basis.BETWEEN_ACCOUNTS);
      }
    }
  }

  Model withoutBlock(String block) {
    return without(block);
  }

  Model withoutFactor(String factor) {
    return without(factorGroup(factor));
  }

  private Model without(String group) {
    int[] kept =
        IntStream.range(0, columns()).filter(j -> !named.get(j).group.equals(group)).toArray();
    return new Model(
        frame,
        IntStream.of(kept).mapToObj(named::get).toList(),
        new Factors(frame, basis),
        sums.some(kept));
  }

  /** With more factors, after all other columns. */
  Model plus(List<Factor> factors) {
    Factors more = new Factors(frame, basis);
    factors.forEach(more::factor);
    List<Named> both = new ArrayList<>(named);
    both.addAll(more.named);
    return new Model(frame, both, more, sums.plus(more.columns));
  }

  /** Where a factor's own column is. */
  int place(String factor) {
    return place.get(factor);
  }

  Adjusted.Basis basis(String factor) {
    return basis.get(factor);
  }

  /** Of whom its differences are told. */
  Inference inference() {
    return frame.inference();
  }

  /** How calendar time is held equal. */
  Calendar calendar() {
    return Calendar.heldBy(named.stream().map(Named::group).toList());
  }

  String name(int column) {
    return named.get(column).name;
  }

  int columns() {
    return named.size();
  }

  Design design() {
    return sums.design();
  }

  AccountSums sums() {
    return sums;
  }
}
