package wildfire.explain;

import java.util.Locale;
import wildfire.association.Adjusted;
import wildfire.association.AssociationRow;
import wildfire.association.Counts;
import wildfire.association.Posts;
import wildfire.model.PostOutcome;
import wildfire.playbook.Answered;

/**
 * Words what the posts say to rules of thumb, in one language. A sentence says nothing that is not
 * on its row. For one thread at a time.
 */
public final class PlaybookWording {
  static final String BUNDLE = "wildfire.explain.playbook";
  private static final double SMALLEST_Q = 0.0001;

  /** From this part of the accounts on they weigh about evenly, which need not be said. */
  private static final double EVENLY = 0.95;

  private final Language language;
  private final Phrases phrases;
  private final Numbers numbers;

  public PlaybookWording(Language language) {
    this.language = language;
    this.phrases = new Phrases(BUNDLE, language);
    this.numbers = new Numbers(language);
  }

  /** One sentence about an answer. */
  public String sentence(Answered answered) {
    AssociationRow row = answered.row();
    boolean isAdjusted = row.adjusted() != null;
    return phrases.asSentence(
        phrases.say(
            answered.answer().id(),
            rule(answered),
            scope(row),
            isAdjusted ? difference(answered, row.adjusted()) : "",
            isAdjusted ? interval(answered, row.adjusted()) : "",
            row.test() == null ? "" : q(row.test().q()),
            counts(row.counts(), isAdjusted ? row.adjusted().estimate().effectiveAccounts() : null),
            isAdjusted ? "" : phrases.say("refusal." + row.refused().reason().id()),
            row.agreement() == null || row.agreement().alpha() == null
                ? ""
                : numbers.precise(row.agreement().alpha())));
  }

  private String rule(Answered answered) {
    String claim = answered.hypothesis().claim(language.id()).strip();
    return claim.endsWith(".") ? claim.substring(0, claim.length() - 1) : claim;
  }

  private String scope(AssociationRow row) {
    return row.scope().equals(Posts.ALL)
        ? phrases.say("scope.all")
        : phrases.say("scope.platform", row.scope());
  }

  private String difference(Answered answered, Adjusted adjusted) {
    PostOutcome.Unit unit = answered.hypothesis().outcome().unit();
    boolean more = adjusted.difference() >= 0;
    return phrases.say(
        "difference." + unit.name().toLowerCase(Locale.ROOT) + (more ? ".more" : ".less"),
        outcome(answered),
        number(Math.abs(adjusted.difference()), unit),
        numbers.times(adjusted.difference()));
  }

  private String outcome(Answered answered) {
    String id = answered.hypothesis().outcome().id();
    return phrases.has("outcome." + id) ? phrases.say("outcome." + id) : id;
  }

  private String interval(Answered answered, Adjusted adjusted) {
    PostOutcome.Unit unit = answered.hypothesis().outcome().unit();
    return phrases.say(
        unit == PostOutcome.Unit.DOUBLINGS ? "interval.doublings" : "interval",
        number(adjusted.differenceInterval().lower(), unit),
        number(adjusted.differenceInterval().upper(), unit));
  }

  private String number(double number, PostOutcome.Unit unit) {
    return switch (unit) {
      case DOUBLINGS -> numbers.times(number);
      case EDGES -> numbers.precise(number);
      case SHARE, YES_NO -> numbers.hundredths(number);
    };
  }

  private String q(double q) {
    return q < SMALLEST_Q
        ? phrases.say("q.below", numbers.precise(SMALLEST_Q))
        : phrases.say("q", numbers.precise(q));
  }

  /** With as how many equally telling accounts they count; null where nothing is told of that. */
  private String counts(Counts counts, Double effectiveAccounts) {
    return phrases.say(
        "counts",
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
}
