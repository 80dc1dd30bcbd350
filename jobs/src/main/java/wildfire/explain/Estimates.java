package wildfire.explain;

import java.util.Locale;
import java.util.stream.Stream;
import wildfire.association.Adjusted;
import wildfire.association.AssociationRow;
import wildfire.association.Counts;
import wildfire.association.Inference;
import wildfire.association.Interval;
import wildfire.association.Posts;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.model.PostOutcome;

/** Words differences, their doubt, and what they are between, by the patterns of a bundle. */
class Estimates extends Phrases {
  private static final double SMALLEST_Q = 0.0001;

  /** From this part of the accounts on they weigh about evenly, which need not be said. */
  private static final double EVENLY = 0.95;

  private final Names names;

  Estimates(String bundle, Language language) {
    super(bundle, language);
    names = new Names(language);
  }

  final Names names() {
    return names;
  }

  /**
   * A pattern filled in with what it chooses of a row: {0} where, {1} what it is about, {2} the
   * outcome, {3} the difference, {4} its interval, {5} its basis, {6} counts, {7} q, {8} why there
   * is no difference, {9} alpha of {10} posts, and {11} the alpha that is needed.
   *
   * @param counts the key of the pattern of counts
   */
  final String ofRow(
      String key,
      AssociationRow row,
      String about,
      String outcome,
      PostOutcome.Unit unit,
      String counts,
      Double minAgreement) {
    Adjusted adjusted = row.adjusted();
    return say(
        key,
        scope(row.scope()),
        about,
        outcome,
        ifSaid(() -> difference(adjusted.difference(), unit, outcome)),
        ifSaid(() -> interval(adjusted.differenceInterval(), unit)),
        ifSaid(() -> say("basis." + adjusted.basis().name().toLowerCase(Locale.ROOT))),
        ifSaid(() -> counts(counts, row)),
        ifSaid(() -> q(row.test().q())),
        ifSaid(() -> say("refusal." + row.refused().reason().id())),
        row.agreement() == null ? null : row.agreement().alpha(),
        row.agreement() == null ? null : row.agreement().units(),
        minAgreement);
  }

  /** That a difference is told of these accounts alone; nothing where it is of others like them. */
  final String ofThese(AssociationRow row) {
    return row.inference() == Inference.THESE_ACCOUNTS ? " " + say("these_accounts") : "";
  }

  /** That it is clear in this run, and what it takes for it to count. */
  final String notYet(AssociationRow row) {
    return " " + say("looked_clear", row.looks().clearRuns(), row.looks().postsNeeded());
  }

  final String scope(String scope) {
    return scope.equals(Posts.ALL)
        ? say("scope.all")
        : say("scope.platform", names.platform(scope));
  }

  final String factor(String name) {
    FactorKind kind = FactorKind.of(name);
    String value = FactorKind.value(name);
    Object[] parts =
        switch (kind) {
          case TRIGGER -> new Object[] {names.trigger(value)};
          case FORMAT -> new Object[] {names.format(value)};
          case PLATFORM -> new Object[] {names.platform(value)};
          case AUTHOR, REACTION -> new Object[] {value};
          case DETAIL -> parts(value, ":");
          case PAIR -> parts(value, "[+]");
          case HOUR -> new Object[] {value, nextHour(value)};
          case WEEKDAY -> new Object[] {say("weekday." + value)};
        };
    return say("factor." + kind.id(), parts);
  }

  private Object[] parts(String value, String between) {
    return Stream.of(value.split(between, 2)).map(names::trigger).toArray();
  }

  private static String nextHour(String hour) {
    return String.format(Locale.ROOT, "%02d", Integer.parseInt(hour) + 1);
  }

  /**
   * How much more or less.
   *
   * @param outcome of what, for patterns that say so
   */
  final String difference(double difference, PostOutcome.Unit unit, String outcome) {
    return say(
        "difference." + id(unit) + (difference >= 0 ? ".more" : ".less"),
        difference,
        Math.abs(difference),
        outcome);
  }

  final String interval(Interval interval, PostOutcome.Unit unit) {
    return say("interval." + id(unit), interval.lower(), interval.upper());
  }

  private String q(double q) {
    return q < SMALLEST_Q ? say("q.below", SMALLEST_Q) : say("q", q);
  }

  /** How many posts and accounts, and as how many equally telling accounts they count if fewer. */
  private String counts(String key, AssociationRow row) {
    Counts counts = row.counts();
    Double effective =
        row.adjusted() == null ? null : row.adjusted().estimate().effectiveAccounts();
    boolean even =
        row.inference() != Inference.ACCOUNTS_LIKE_THESE || effective > EVENLY * counts.accounts();
    return say(
        key,
        counts.with(),
        counts.without(),
        counts.accounts(),
        even ? "" : measured("weighing", effective));
  }

  static String id(PostOutcome.Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }
}
