package wildfire.explain;

import wildfire.model.Language;
import wildfire.playbook.Answered;

/** Words what the posts say to rules of thumb. A sentence says nothing that is not on its row. */
final class PlaybookWording extends Estimates {
  static final String BUNDLE = "explain/playbook";

  PlaybookWording(Language language) {
    super(BUNDLE, language);
  }

  /** One sentence about an answer; {@code claim} is the rule in words. */
  String sentence(Answered answered, String claim) {
    return asSentence(
            ofRow(
                answered.answer().id(),
                answered.row(),
                claim.strip().replaceFirst("[.]$", ""),
                outcome(answered),
                answered.hypothesis().outcome().unit(),
                "counts",
                null))
        + (answered.answer() == Answered.Answer.NOT_YET_HELD ? notYet(answered.row()) : "")
        + (answered.postsEarlier() == null || answered.postsEarlier() == 0
            ? ""
            : " " + say("posts_earlier", answered.postsEarlier()))
        + ofThese(answered.row());
  }

  private String outcome(Answered answered) {
    String id = answered.hypothesis().outcome().id();
    return has("outcome." + id) ? say("outcome." + id) : id;
  }
}
