package wildfire.explain;

import java.util.Locale;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.EqualSize;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.model.PostOutcome;

/**
 * Words rows of associations. A sentence says what is associated with what, never what causes what,
 * and nothing that is not on its row.
 */
final class AssociationWording extends Estimates {
  static final String BUNDLE = "explain/associations";

  AssociationWording(Language language) {
    super(BUNDLE, language);
  }

  /**
   * One or two sentences about a row.
   *
   * @param minAgreement alpha from which tags are reliable
   */
  String sentence(AssociationRow row, Conclusion conclusion, double minAgreement) {
    return asSentence(
        switch (conclusion) {
              case REFUSED -> words("refused", row, null) + plain(row);
              case UNRELIABLE_TAGS -> words("unreliable", row, minAgreement);
              case NO_CLEAR_DIFFERENCE -> adjusted("unclear", row);
              case BETWEEN_ACCOUNTS_ONLY -> adjusted("between", row);
              case NOT_YET_HELD -> adjusted("unclear", row) + notYet(row);
              case MORE, LESS, NOT_AT_EQUAL_SIZE -> adjusted("clear", row);
            }
            + ofThese(row));
  }

  private String adjusted(String key, AssociationRow row) {
    return words(isOfReactions(row) ? key + ".reactions" : key, row, null) + equalSize(row);
  }

  private String words(String key, AssociationRow row, Double minAgreement) {
    PostOutcome outcome = outcome(row);
    return ofRow(
        key,
        row,
        factor(row.factor()),
        say("outcome." + outcome.id()),
        outcome.unit(),
        isOfReactions(row) ? "counts.reactions" : "counts",
        minAgreement);
  }

  /** What is seen with nothing held equal; nothing where that is not known either. */
  private String plain(AssociationRow row) {
    if (row.plain() == null) {
      return "";
    }
    if (row.plain() instanceof Plain.Shares shares) {
      return " " + say("plain.shares", shares.shareWith(), shares.shareWithout());
    }
    Plain.Medians medians = (Plain.Medians) row.plain();
    PostOutcome.Unit unit = outcome(row).unit();
    return " "
        + say(
            isOfReactions(row) ? "plain.reactions" : "plain.medians",
            number(medians.medianWith(), unit),
            number(medians.medianWithout(), unit),
            say(
                (unit == PostOutcome.Unit.DOUBLINGS
                    ? "counted." + row.outcome()
                    : "unit." + id(unit))));
  }

  private String number(double number, PostOutcome.Unit unit) {
    return switch (unit) {
      case DOUBLINGS -> numbers().amount(Math.pow(2, number) - 1);
      case EDGES -> numbers().precise(number);
      case SHARE, YES_NO -> numbers().hundredths(number);
    };
  }

  private String equalSize(AssociationRow row) {
    EqualSize equal = row.equalSize();
    if (equal == null) {
      return "";
    }
    if (equal.estimate() == null) {
      return " " + say("equal.refused", say("refusal." + equal.refused().reason().id()));
    }
    Interval interval = equal.estimate().interval();
    PostOutcome.Unit unit = outcome(row).unit();
    return " "
        + say(
            interval.holds(0) ? "equal.unclear" : "equal.clear",
            difference(equal.estimate().coefficient(), unit, say("outcome." + row.outcome())),
            interval(interval, unit),
            equal.matched());
  }

  private static boolean isOfReactions(AssociationRow row) {
    return FactorKind.of(row.factor()) == FactorKind.REACTION;
  }

  private static PostOutcome outcome(AssociationRow row) {
    return PostOutcome.valueOf(row.outcome().toUpperCase(Locale.ROOT));
  }
}
