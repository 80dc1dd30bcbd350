package wildfire.explain;

import java.util.Locale;
import wildfire.association.Adjusted;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.EqualSize;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Words rows of associations. A sentence says what goes with what, never what makes what, and
 * nothing that is not on its row.
 */
final class AssociationWording {
  static final String BUNDLE = "explain/associations";

  private final Phrases phrases;
  private final Numbers numbers;
  private final Estimates estimates;

  AssociationWording(Phrases phrases) {
    this.phrases = phrases;
    this.numbers = phrases.numbers();
    this.estimates = new Estimates(phrases);
  }

  /**
   * One or two sentences about a row.
   *
   * @param minAgreement alpha from which tags are reliable
   */
  String sentence(AssociationRow row, Conclusion conclusion, double minAgreement) {
    return phrases.asSentence(
        switch (conclusion) {
          case REFUSED -> refused(row);
          case UNRELIABLE_TAGS -> unreliable(row, minAgreement);
          case NO_CLEAR_DIFFERENCE -> adjusted("unclear", row) + equalSize(row);
          case MORE, LESS, NOT_AT_EQUAL_SIZE -> adjusted("clear", row) + equalSize(row);
        });
  }

  private String refused(AssociationRow row) {
    String said =
        phrases.say(
            "refused",
            estimates.scope(row.scope()),
            estimates.factor(row.factor()),
            noun(row),
            phrases.say("refusal." + row.refused().reason().id()),
            counts(row, null));
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
    PostOutcome.Unit unit = outcome(row).unit();
    return phrases.say(
        isOfReactions(row) ? "plain.reactions" : "plain.medians",
        estimates.number(medians.medianWith(), unit),
        estimates.number(medians.medianWithout(), unit),
        phrases.say("unit." + Estimates.id(unit)));
  }

  private String unreliable(AssociationRow row, double minAgreement) {
    return phrases.say(
        "unreliable",
        estimates.scope(row.scope()),
        estimates.factor(row.factor()),
        noun(row),
        numbers.limit(row.agreement().alpha()),
        phrases.counted("posts", row.agreement().units()),
        numbers.limit(minAgreement));
  }

  private String adjusted(String how, AssociationRow row) {
    Adjusted adjusted = row.adjusted();
    PostOutcome outcome = outcome(row);
    String direction =
        how.equals("clear") ? (adjusted.difference() >= 0 ? "more." : "less.") : "outcome.";
    return phrases.say(
        isOfReactions(row) ? how + ".reactions" : how,
        estimates.scope(row.scope()),
        estimates.factor(row.factor()),
        phrases.say(direction + outcome.id()),
        estimates.difference(adjusted.difference(), outcome.unit(), ""),
        estimates.interval(adjusted.differenceInterval(), outcome.unit()),
        phrases.say("basis." + adjusted.basis().name().toLowerCase(Locale.ROOT)),
        counts(row, adjusted.estimate().effectiveAccounts()),
        estimates.q(row.test().q()));
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
    Interval interval = equal.estimate().interval();
    PostOutcome.Unit unit = outcome(row).unit();
    return " "
        + phrases.say(
            interval.holds(0) ? "equal.unclear" : "equal.clear",
            estimates.difference(equal.estimate().coefficient(), unit, ""),
            estimates.interval(interval, unit),
            phrases.counted("pairs", equal.matched()));
  }

  private String counts(AssociationRow row, Double effectiveAccounts) {
    return estimates.counts(
        isOfReactions(row) ? "counts.reactions" : "counts", row.counts(), effectiveAccounts);
  }

  private static boolean isOfReactions(AssociationRow row) {
    return FactorKind.of(row.factor()) == FactorKind.REACTION;
  }

  private String noun(AssociationRow row) {
    return phrases.say("outcome." + outcome(row).id());
  }

  private static PostOutcome outcome(AssociationRow row) {
    return PostOutcome.valueOf(row.outcome().toUpperCase(Locale.ROOT));
  }
}
