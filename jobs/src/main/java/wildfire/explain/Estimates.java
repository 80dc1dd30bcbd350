package wildfire.explain;

import java.util.Locale;
import wildfire.association.Counts;
import wildfire.association.Interval;
import wildfire.association.Posts;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** Words differences, their doubt, and what they are between, by the patterns of a bundle. */
final class Estimates {
  private static final double SMALLEST_Q = 0.0001;

  /** From this part of the accounts on they weigh about evenly, which need not be said. */
  private static final double EVENLY = 0.95;

  private final Phrases phrases;
  private final Numbers numbers;

  Estimates(Phrases phrases) {
    this.phrases = phrases;
    this.numbers = phrases.numbers();
  }

  String scope(String scope) {
    return scope.equals(Posts.ALL)
        ? phrases.say("scope.all")
        : phrases.say("scope.platform", scope);
  }

  String factor(String name) {
    FactorKind kind = FactorKind.of(name);
    String value = FactorKind.value(name);
    String key = "factor." + kind.id();
    return switch (kind) {
      case TRIGGER, FORMAT, PLATFORM, AUTHOR, REACTION -> phrases.say(key, value);
      case DETAIL -> parts(key, value, value.indexOf(':'));
      case PAIR -> parts(key, value, value.indexOf('+'));
      case HOUR -> phrases.say(key, value, nextHour(value));
      case WEEKDAY -> phrases.say(key, phrases.say("weekday." + value));
    };
  }

  private String parts(String key, String value, int cut) {
    return phrases.say(key, value.substring(0, cut), value.substring(cut + 1));
  }

  private static String nextHour(String hour) {
    return String.format(Locale.ROOT, "%02d", Integer.parseInt(hour) + 1);
  }

  String number(double number, PostOutcome.Unit unit) {
    return switch (unit) {
      case DOUBLINGS -> numbers.times(number);
      case EDGES -> numbers.precise(number);
      case SHARE, YES_NO -> numbers.hundredths(number);
    };
  }

  /**
   * How much more or less.
   *
   * @param outcome of what, for patterns that say so
   */
  String difference(double difference, PostOutcome.Unit unit, String outcome) {
    return phrases.say(
        "difference." + id(unit) + (difference >= 0 ? ".more" : ".less"),
        number(Math.abs(difference), unit),
        numbers.times(difference),
        outcome);
  }

  String interval(Interval interval, PostOutcome.Unit unit) {
    return phrases.say(
        unit == PostOutcome.Unit.DOUBLINGS ? "interval.doublings" : "interval",
        number(interval.lower(), unit),
        number(interval.upper(), unit));
  }

  String q(double q) {
    return q < SMALLEST_Q
        ? phrases.say("q.below", numbers.precise(SMALLEST_Q))
        : phrases.say("q", numbers.precise(q));
  }

  /**
   * How many posts and accounts.
   *
   * @param effectiveAccounts as how many equally telling accounts they count; null where nothing is
   *     told of that
   */
  String counts(String key, Counts counts, Double effectiveAccounts) {
    return phrases.say(
        key,
        phrases.counted("posts", counts.with()),
        phrases.counted("posts", counts.without()),
        phrases.counted("accounts", counts.accounts()),
        effectiveAccounts == null || effectiveAccounts > EVENLY * counts.accounts()
            ? ""
            : phrases.say(
                "weighing", numbers.rounded(effectiveAccounts), numbers.amount(effectiveAccounts)));
  }

  static String id(PostOutcome.Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }
}
