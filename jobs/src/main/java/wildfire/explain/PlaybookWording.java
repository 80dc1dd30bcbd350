package wildfire.explain;

import wildfire.association.Adjusted;
import wildfire.association.AssociationRow;
import wildfire.model.PostOutcome;
import wildfire.playbook.Answered;

/** Words what the posts say to rules of thumb. A sentence says nothing that is not on its row. */
final class PlaybookWording {
  static final String BUNDLE = "explain/playbook";

  private final Phrases phrases;
  private final Estimates estimates;

  PlaybookWording(Phrases phrases) {
    this.phrases = phrases;
    this.estimates = new Estimates(phrases);
  }

  /** One sentence about an answer; {@code claim} is the rule in words. */
  String sentence(Answered answered, String claim) {
    AssociationRow row = answered.row();
    Adjusted adjusted = row.adjusted();
    PostOutcome.Unit unit = answered.hypothesis().outcome().unit();
    return phrases.asSentence(
        phrases.say(
            answered.answer().id(),
            rule(claim.strip()),
            estimates.scope(row.scope()),
            adjusted == null
                ? ""
                : estimates.difference(adjusted.difference(), unit, outcome(answered)),
            adjusted == null ? "" : estimates.interval(adjusted.differenceInterval(), unit),
            row.test() == null ? "" : estimates.q(row.test().q()),
            estimates.counts(
                "counts",
                row.counts(),
                adjusted == null ? null : adjusted.estimate().effectiveAccounts()),
            adjusted == null ? phrases.say("refusal." + row.refused().reason().id()) : "",
            row.agreement() == null || row.agreement().alpha() == null
                ? ""
                : phrases.numbers().precise(row.agreement().alpha())));
  }

  private static String rule(String claim) {
    return claim.endsWith(".") ? claim.substring(0, claim.length() - 1) : claim;
  }

  private String outcome(Answered answered) {
    String id = answered.hypothesis().outcome().id();
    return phrases.has("outcome." + id) ? phrases.say("outcome." + id) : id;
  }
}
