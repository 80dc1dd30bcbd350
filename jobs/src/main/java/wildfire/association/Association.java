package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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
  private static final String EVERYTHING = "";

  private final String scope;
  private final Frame frame;
  private final List<Control> controls;
  private final Map<String, Factor> joint = new LinkedHashMap<>();
  private final Rules rules;
  private final Refused refusedAll;
  private final int[] drawn;
  private final Map<String, Comparison> withoutBlock = new ConcurrentHashMap<>();
  private Model everything;

  /**
   * Of some posts of a scope.
   *
   * @param joint the factors that all models have
   * @param refusedAll why there are plain differences alone; null where there are others
   */
  Association(
      String scope,
      Frame frame,
      List<Control> controls,
      List<Factor> joint,
      Rules rules,
      Refused refusedAll) {
    this.scope = scope;
    this.frame = frame;
    this.drawn = Counts.numbered(frame.drawStart());
    this.controls = controls;
    this.rules = rules;
    this.refusedAll = refusedAll;
    joint.forEach(factor -> this.joint.put(factor.name(), factor));
  }

  /**
   * The rows, and in place of those that were refused for want of accounts what can be told of
   * these accounts alone.
   *
   * @param ofThese the same rows of these accounts; asked for only where some are wanted
   */
  static List<AssociationRow> orOfThese(
      List<AssociationRow> rows, Supplier<List<AssociationRow>> ofThese) {
    if (rows.stream().noneMatch(Association::isForWantOfAccounts)) {
      return rows;
    }
    List<AssociationRow> instead = ofThese.get();
    List<AssociationRow> either = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean isTold = isForWantOfAccounts(rows.get(i)) && instead.get(i).adjusted() != null;
      either.add(isTold ? instead.get(i) : rows.get(i));
    }
    return either;
  }

  private static boolean isForWantOfAccounts(AssociationRow row) {
    return row.refused() != null
        && (row.refused().reason() == Refusal.TOO_FEW_ACCOUNTS
            || row.refused().reason() == Refusal.TOO_FEW_ACCOUNTS_WITH);
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
      if (row.inference() == Inference.ACCOUNTS_LIKE_THESE) {
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

  /**
   * A row for each of the factors and outcomes.
   *
   * @param factors one, or all details of a trigger: they share a model
   */
  List<AssociationRow> rows(List<Factor> factors, List<Response> outcomes) {
    List<AssociationRow> rows = new ArrayList<>();
    Comparison comparison = null;
    for (Factor factor : factors) {
      double[] measured = frame.take(factor.strength());
      double[] strength =
          factor.role() instanceof Role.Measured ? frame.aboveAccountMean(measured) : measured;
      Counts counts = Counts.of(strength, frame.account(), frame.unknown());
      Counts draws = Counts.of(strength, drawn, frame.unknown());
      Refused early = early(factor, draws, measured);
      for (Response outcome : outcomes) {
        long seed = seedOf(outcome, factor);
        Refused refused = unanswerable(outcome, early);
        Adjusted adjusted = null;
        if (refused == null) {
          comparison = comparison == null ? comparison(factors) : comparison;
          Comparison.Answer answer = comparison.about(factor, outcome, seed);
          refused = answer.refused();
          adjusted = answer.adjusted();
        }
        rows.add(
            new AssociationRow(
                scope,
                outcome.name(),
                outcome.scale(),
                factor.name(),
                factor.role(),
                counts,
                Plain.of(outcome, strength),
                adjusted,
                refused,
                equalSize(outcome, strength, seed),
                null,
                null,
                null,
                null));
      }
    }
    return rows;
  }

  private EqualSize equalSize(Response outcome, double[] strength, long seed) {
    if (!outcome.isShape()) {
      return null;
    }
    return refusedAll != null
        ? new EqualSize(0, null, refusedAll)
        : SizeMatching.of(frame, outcome, strength, rules, seed);
  }

  private Refused unanswerable(Response outcome, Refused early) {
    if (frame.posts() == 0) {
      return Refusal.OUTCOME_UNKNOWN.because("");
    }
    if (refusedAll != null) {
      return refusedAll;
    }
    return Frame.isConstant(outcome.value()) ? Refusal.OUTCOME_CONSTANT.because("") : early;
  }

  /** Why no outcome can be set against the factor; null where one can. */
  private Refused early(Factor factor, Counts counts, double[] strength) {
    if (strength.length > 0 && Frame.isConstant(strength)) {
      return Refusal.FACTOR_CONSTANT.because("");
    }
    return factor.role() instanceof Role.Account
        ? Refusal.ONE_ACCOUNT.because("")
        : Comparison.tooFew(counts, rules);
  }

  /** Each answer has draws of its own, which depend on what is asked and not on its place. */
  private long seedOf(Response outcome, Factor factor) {
    return rules.seed()
        ^ ((long) Arrays.asList(scope, outcome.name(), factor.name()).hashCode() << 20);
  }

  private Comparison comparison(List<Factor> factors) {
    Role role = factors.get(0).role();
    if (role instanceof Role.Detail detail) {
      Factor whole = required(detail.of());
      return new Comparison(everything().withoutFactor(whole.name()), rules)
          .plus(withUnnamed(factors, whole));
    }
    if (role instanceof Role.Pair pair) {
      required(pair.first());
      required(pair.second());
    }
    Comparison held =
        withoutBlock(role instanceof Role.Category category ? category.block() : EVERYTHING);
    return role instanceof Role.Joint ? held : held.plus(factors);
  }

  private Comparison withoutBlock(String block) {
    return withoutBlock.computeIfAbsent(
        block,
        its ->
            new Comparison(
                its.equals(EVERYTHING) ? everything() : everything().withoutBlock(its), rules));
  }

  private synchronized Model everything() {
    if (everything == null) {
      everything = Model.of(frame, controls, List.copyOf(joint.values()));
    }
    return everything;
  }

  /** The details, and what of their trigger has none. */
  private static List<Factor> withUnnamed(List<Factor> details, Factor whole) {
    double[] unnamed = whole.strength().clone();
    for (Factor detail : details) {
      for (int post = 0; post < unnamed.length; post++) {
        unnamed[post] = detail.strength()[post] > 0 ? 0 : unnamed[post];
      }
    }
    List<Factor> all = new ArrayList<>(details);
    if (Arrays.stream(unnamed).anyMatch(strength -> strength > 0)) {
      all.add(Factor.joint(whole.name() + " without detail", unnamed));
    }
    return all;
  }

  private Factor required(String name) {
    Factor factor = joint.get(name);
    if (factor == null) {
      throw new IllegalArgumentException(name + " is not a joint factor");
    }
    return factor;
  }
}
