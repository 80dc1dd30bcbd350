package wildfire.explain;

import java.util.Locale;
import wildfire.association.Adjusted;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.Counts;
import wildfire.association.EqualSize;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.association.Posts;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Words rows of associations in one language. A sentence says what goes with what, never what makes
 * what, and nothing that is not on its row. For one thread at a time.
 */
public final class AssociationWording {
  static final String BUNDLE = "wildfire.explain.associations";
  private static final double SMALLEST_Q = 0.0001;

  /** From this part of the accounts on they weigh about evenly, which need not be said. */
  private static final double EVENLY = 0.95;

  private final Phrases phrases;
  private final Numbers numbers;
  private final double minAgreement;

  /**
   * @param minAgreement alpha from which tags are reliable
   */
  public AssociationWording(Language language, double minAgreement) {
    this.phrases = new Phrases(BUNDLE, language);
    this.numbers = new Numbers(language);
    this.minAgreement = minAgreement;
  }

  /** One or two sentences about a row. */
  public String sentence(AssociationRow row, Conclusion conclusion) {
    return phrases.asSentence(
        switch (conclusion) {
          case REFUSED -> refused(row);
          case UNRELIABLE_TAGS -> unreliable(row);
          case NO_CLEAR_DIFFERENCE -> adjusted("unclear", row) + equalSize(row);
          case MORE, LESS, NOT_AT_EQUAL_SIZE -> adjusted("clear", row) + equalSize(row);
        });
  }

  private String refused(AssociationRow row) {
    String said =
        phrases.say(
            "refused",
            scope(row),
            subject(row),
            noun(row),
            phrases.say("refusal." + row.refused().reason().id()),
            counts(row));
    return row.plain() == null ? said : said + " " + plain(row.plain(), row);
  }

  private String plain(Plain plain, AssociationRow row) {
    if (plain instanceof Plain.Shares shares) {
      return phrases.say(
          "plain.shares",
          numbers.hundredths(shares.shareWith()),
          numbers.hundredths(shares.shareWithout()));
    }
    Plain.Medians medians = (Plain.Medians) plain;
    return phrases.say(
        isOfReactions(row) ? "plain.reactions" : "plain.medians",
        number(medians.medianWith(), row),
        number(medians.medianWithout(), row),
        phrases.say("unit." + unit(row)));
  }

  private String unreliable(AssociationRow row) {
    return phrases.say(
        "unreliable",
        scope(row),
        subject(row),
        noun(row),
        numbers.limit(row.agreement().alpha()),
        counted("posts", row.agreement().units()),
        numbers.limit(minAgreement));
  }

  private String adjusted(String how, AssociationRow row) {
    Adjusted adjusted = row.adjusted();
    boolean more = adjusted.difference() >= 0;
    String direction = how.equals("clear") ? (more ? "more." : "less.") : "outcome.";
    return phrases.say(
        isOfReactions(row) ? how + ".reactions" : how,
        scope(row),
        subject(row),
        phrases.say(direction + outcome(row).id()),
        phrases.say(
            "difference." + unit(row) + (more ? ".more" : ".less"),
            number(Math.abs(adjusted.difference()), row),
            numbers.times(adjusted.difference())),
        between(adjusted.differenceInterval(), row),
        phrases.say("basis." + adjusted.basis().name().toLowerCase(Locale.ROOT)),
        counts(row, adjusted.estimate().effectiveAccounts()),
        q(row));
  }

  private String between(Interval interval, AssociationRow row) {
    return phrases.say(
        outcome(row).unit() == PostOutcome.Unit.DOUBLINGS ? "interval.doublings" : "interval",
        number(interval.lower(), row),
        number(interval.upper(), row));
  }

  private String q(AssociationRow row) {
    double q = row.test().q();
    return q < SMALLEST_Q
        ? phrases.say("q.below", numbers.precise(SMALLEST_Q))
        : phrases.say("q", numbers.precise(q));
  }

  private String equalSize(AssociationRow row) {
    EqualSize equal = row.equalSize();
    if (equal == null) {
      return "";
    }
    if (equal.estimate() == null) {
      return " "
          + phrases.say("equal.refused", phrases.say("refusal." + equal.refused().reason().id()));
    }
    double coefficient = equal.estimate().coefficient();
    Interval interval = equal.estimate().interval();
    return " "
        + phrases.say(
            interval.holds(0) ? "equal.unclear" : "equal.clear",
            phrases.say(
                "difference." + unit(row) + (coefficient >= 0 ? ".more" : ".less"),
                number(Math.abs(coefficient), row),
                numbers.times(coefficient)),
            between(interval, row),
            counted("pairs", equal.matched()));
  }

  private String counts(AssociationRow row) {
    return counts(row, null);
  }

  /** With as how many equally telling accounts they count; null where nothing is told of that. */
  private String counts(AssociationRow row, Double effectiveAccounts) {
    Counts counts = row.counts();
    return phrases.say(
        isOfReactions(row) ? "counts.reactions" : "counts",
        counted("posts", counts.with()),
        counted("posts", counts.without()),
        counted("accounts", counts.accounts()),
        effectiveAccounts == null || effectiveAccounts > EVENLY * counts.accounts()
            ? ""
            : phrases.say(
                "weighing", numbers.rounded(effectiveAccounts), numbers.amount(effectiveAccounts)));
  }

  private String counted(String noun, int count) {
    return phrases.say(noun, count, numbers.whole(count));
  }

  private String scope(AssociationRow row) {
    return row.scope().equals(Posts.ALL)
        ? phrases.say("scope.all")
        : phrases.say("scope.platform", row.scope());
  }

  private String subject(AssociationRow row) {
    FactorKind kind = FactorKind.of(row.factor());
    String value = FactorKind.value(row.factor());
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

  private static boolean isOfReactions(AssociationRow row) {
    return FactorKind.of(row.factor()) == FactorKind.REACTION;
  }

  private static String nextHour(String hour) {
    return String.format(Locale.ROOT, "%02d", Integer.parseInt(hour) + 1);
  }

  private String noun(AssociationRow row) {
    return phrases.say("outcome." + outcome(row).id());
  }

  private static PostOutcome outcome(AssociationRow row) {
    return PostOutcome.valueOf(row.outcome().toUpperCase(Locale.ROOT));
  }

  private static String unit(AssociationRow row) {
    return outcome(row).unit().name().toLowerCase(Locale.ROOT);
  }

  private String number(double number, AssociationRow row) {
    return switch (outcome(row).unit()) {
      case DOUBLINGS -> numbers.times(number);
      case EDGES -> numbers.precise(number);
      case SHARE, YES_NO -> numbers.hundredths(number);
    };
  }
}
