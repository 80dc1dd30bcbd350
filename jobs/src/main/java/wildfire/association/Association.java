package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an outcome differs with every factor, all else compared fairly.
 *
 * <p>All joint factors stand in one model, because posts that use one trigger use others too: asked
 * about alone, a trigger would be credited with its companions. Pairs, details and categories are
 * added to that model, or take a column's place in it, one question at a time (see {@link Role}).
 * Beside every factor stands the account's own mean of it, so posts are compared with posts of the
 * same account. A factor that cannot be answered for, for want of posts, stays in the model of the
 * others.
 */
public final class Association {
  private final OutcomeData data;
  private final Rules rules;
  private final Frame frame;
  private final Columns columns;
  private final Map<String, Factor> joint = new LinkedHashMap<>();
  private final Refused refusedAll;

  private Association(OutcomeData data, Rules rules, Refused refusedAll) {
    this.data = data;
    this.rules = rules;
    this.refusedAll = refusedAll;
    this.frame = Frame.of(data);
    this.columns = new Columns(frame);
    for (Factor factor : data.factors()) {
      if (factor.role() instanceof Role.Joint) {
        joint.put(factor.name(), factor);
      }
    }
  }

  /**
   * One row for each factor of the data, in its order.
   *
   * @throws IllegalArgumentException if a pair or a detail names a factor that is not a joint one
   */
  public static List<AssociationRow> of(OutcomeData data, Rules rules) {
    return new Association(data, rules, null).rows(data.factors());
  }

  /**
   * Rows for some of the factors only; the others are held equal as ever.
   *
   * @param asked names of factors
   */
  public static List<AssociationRow> about(Set<String> asked, OutcomeData data, Rules rules) {
    return new Association(data, rules, null).rows(only(asked, data));
  }

  /** Rows with plain differences alone, and why there are no others. */
  static List<AssociationRow> plain(
      Set<String> asked, OutcomeData data, Rules rules, Refused refused) {
    return new Association(data, rules, refused).rows(only(asked, data));
  }

  private static List<Factor> only(Set<String> asked, OutcomeData data) {
    return data.factors().stream().filter(factor -> asked.contains(factor.name())).toList();
  }

  /**
   * The rows with q over all tests among them. Rows that were refused were not tested, and do not
   * count.
   *
   * @param family names what is declared to be tested together
   */
  public static List<AssociationRow> withinFamily(String family, List<AssociationRow> rows) {
    double[] p =
        rows.stream()
            .filter(row -> row.adjusted() != null)
            .mapToDouble(row -> row.adjusted().estimate().p())
            .toArray();
    double[] q = FalseDiscovery.q(p);
    List<AssociationRow> tested = new ArrayList<>();
    int next = 0;
    for (AssociationRow row : rows) {
      tested.add(
          row.adjusted() == null
              ? row
              : row.withTest(new FalseDiscovery.Tested(family, p.length, q[next++])));
    }
    return List.copyOf(tested);
  }

  /**
   * The rows with coefficients shrunk over platforms, for each outcome and factor by itself. What a
   * platform knows is taken from the width of its interval, which few accounts have widened, and
   * not from its standard error.
   *
   * @param rows of single platforms; a row over all platforms must not be among them
   */
  public static List<AssociationRow> shrunkOverPlatforms(List<AssociationRow> rows) {
    record Question(String outcome, String factor) {}
    Map<Question, List<Integer>> answered = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      AssociationRow row = rows.get(i);
      if (row.adjusted() != null) {
        answered
            .computeIfAbsent(
                new Question(row.outcome(), row.factor()), question -> new ArrayList<>())
            .add(i);
      }
    }
    List<AssociationRow> shrunk = new ArrayList<>(rows);
    for (List<Integer> places : answered.values()) {
      List<Estimate> estimates =
          places.stream().map(place -> rows.get(place).adjusted().estimate()).toList();
      Shrinkage shrinkage =
          Shrinkage.of(
              estimates.stream().mapToDouble(Estimate::coefficient).toArray(),
              estimates.stream()
                  .mapToDouble(e -> e.interval().halfWidth() / Tails.NORMAL_HALF_WIDTH)
                  .toArray());
      for (int i = 0; i < places.size(); i++) {
        int place = places.get(i);
        shrunk.set(place, rows.get(place).withShrunk(shrinkage.shrunk().get(i)));
      }
    }
    return List.copyOf(shrunk);
  }

  private List<AssociationRow> rows(List<Factor> factors) {
    Map<Object, Comparison> asked = new LinkedHashMap<>();
    List<AssociationRow> rows = new ArrayList<>();
    for (Factor factor : factors) {
      rows.add(row(factor, asked));
    }
    return List.copyOf(rows);
  }

  private AssociationRow row(Factor factor, Map<Object, Comparison> asked) {
    double[] measured = frame.take(factor.strength());
    double[] strength =
        factor.role() instanceof Role.Measured ? frame.aboveAccountMean(measured) : measured;
    Counts counts = Counts.of(strength, frame.accountStart(), frame.unknown());
    long seed = seedOf(factor.name());
    Refused early = early(factor, counts, measured);
    Comparison.Answer answer =
        early != null
            ? new Comparison.Answer(null, early)
            : asked
                .computeIfAbsent(question(factor), question -> comparison(factor))
                .about(factor, seed);
    return new AssociationRow(
        data.scope(),
        data.outcome().name(),
        data.outcome().scale(),
        factor.name(),
        factor.role(),
        counts,
        Plain.of(data.outcome().scale(), frame.outcome(), strength),
        answer.adjusted(),
        answer.refused(),
        equalSize(strength, seed),
        null,
        null,
        null);
  }

  private EqualSize equalSize(double[] strength, long seed) {
    if (data.cascadeSize().length == 0) {
      return null;
    }
    return refusedAll != null
        ? new EqualSize(0, 0, null, refusedAll)
        : SizeMatching.of(frame, strength, data.cascadeSize(), rules, seed);
  }

  private Refused early(Factor factor, Counts counts, double[] strength) {
    if (frame.outcome().length == 0) {
      return Refusal.OUTCOME_UNKNOWN.because("");
    }
    if (refusedAll != null) {
      return refusedAll;
    }
    if (Frame.isConstant(frame.outcome())) {
      return Refusal.OUTCOME_CONSTANT.because("");
    }
    if (Frame.isConstant(strength)) {
      return Refusal.FACTOR_CONSTANT.because("");
    }
    return factor.role() instanceof Role.Account
        ? Refusal.ONE_ACCOUNT.because("")
        : Comparison.tooFew(counts, rules);
  }

  /** Each answer has draws of its own, which depend on what is asked and not on its place. */
  private long seedOf(String factor) {
    return rules.seed()
        ^ ((long) Arrays.asList(data.scope(), data.outcome().name(), factor).hashCode() << 20);
  }

  /** Factors of the same question share a model. */
  private static Object question(Factor factor) {
    return factor.role() instanceof Role.Joint || factor.role() instanceof Role.Detail
        ? factor.role()
        : factor.name();
  }

  private Comparison comparison(Factor factor) {
    Model model = new Model(frame, columns);
    String replacedBlock = factor.role() instanceof Role.Category category ? category.block() : "";
    for (Control control : data.controls()) {
      if (!control.block().equals(replacedBlock)) {
        model.control(control);
      }
    }
    String replaced = factor.role() instanceof Role.Detail detail ? detail.of() : "";
    for (Factor companion : joint.values()) {
      if (!companion.name().equals(replaced)) {
        model.factor(companion.name(), companion.strength());
      }
    }
    if (factor.role() instanceof Role.Detail detail) {
      details(detail, model);
    } else if (!(factor.role() instanceof Role.Joint)) {
      model.factor(factor.name(), factor.inSteps());
    }
    if (factor.role() instanceof Role.Pair pair) {
      required(pair.first());
      required(pair.second());
    }
    return new Comparison(frame, data.outcome().scale(), rules, model);
  }

  private void details(Role.Detail asked, Model model) {
    Factor whole = required(asked.of());
    double[] unnamed = whole.strength().clone();
    for (Factor detail : data.factors()) {
      if (detail.role().equals(asked)) {
        model.factor(detail.name(), detail.strength());
        for (int post = 0; post < unnamed.length; post++) {
          unnamed[post] = detail.strength()[post] > 0 ? 0 : unnamed[post];
        }
      }
    }
    if (Arrays.stream(unnamed).anyMatch(strength -> strength > 0)) {
      model.factor(whole.name() + " without detail", unnamed);
    }
  }

  private Factor required(String name) {
    Factor factor = joint.get(name);
    if (factor == null) {
      throw new IllegalArgumentException(name + " is not a joint factor");
    }
    return factor;
  }
}
