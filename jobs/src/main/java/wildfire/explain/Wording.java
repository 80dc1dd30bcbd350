package wildfire.explain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wildfire.association.AssociationRow;
import wildfire.association.BetterPost;
import wildfire.association.Conclusion;
import wildfire.association.Driver;
import wildfire.model.Language;
import wildfire.playbook.Answered;
import wildfire.verdict.Evidence;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Unseen;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/**
 * Words what was found in one language. Adds no claim of its own. For any number of threads, and
 * one for each language in a JVM.
 */
public final class Wording {
  private static final Map<Language, Wording> EACH = new ConcurrentHashMap<>();

  private final Phrases sentences;
  private final EvidenceWording evidence;
  private final CauseWording causes;
  private final ExplanationWording explanations;
  private final AssociationWording associations;
  private final PlaybookWording playbook;
  private final ChangeWording changes;
  private final Language language;

  private Wording(Language language) {
    this.language = language;
    Numbers numbers = new Numbers(language);
    sentences = new Phrases(EvidenceWording.BUNDLE, language, numbers);
    evidence = new EvidenceWording(sentences);
    causes = new CauseWording(evidence);
    explanations =
        new ExplanationWording(new Phrases(ExplanationWording.BUNDLE, language, numbers));
    associations =
        new AssociationWording(new Phrases(AssociationWording.BUNDLE, language, numbers));
    playbook = new PlaybookWording(new Phrases(PlaybookWording.BUNDLE, language, numbers));
    changes = new ChangeWording(new Phrases(ChangeWording.BUNDLE, language, numbers), evidence);
  }

  /** The words of a language. */
  public static Wording in(Language language) {
    return EACH.computeIfAbsent(language, Wording::new);
  }

  /** What goes with an outcome; {@code minAgreement} is the alpha from which tags are reliable. */
  public String of(AssociationRow row, Conclusion conclusion, double minAgreement) {
    return associations.sentence(row, conclusion, minAgreement);
  }

  /** What the posts say to a rule of thumb. */
  public String of(Answered answered) {
    return playbook.sentence(answered, claim(answered));
  }

  /** The rule itself; in English where the playbook does not have it in this language. */
  public String claim(Answered answered) {
    return answered.hypothesis().claim(language);
  }

  /** What became of a verdict. */
  public String of(VerdictChange change) {
    return changes.sentence(change);
  }

  /** What a verdict is called in a sentence, such as "not enough evidence". */
  public String of(Verdict verdict) {
    return changes.verdict(verdict);
  }

  /** What a cause is called in a sentence, such as "bad timing". */
  public String of(Cause cause) {
    return causes.name(cause);
  }

  /** In place of a sentence that would tell of fewer accounts than that. */
  public String suppressed(long accounts) {
    return sentences.say("suppressed", sentences.numbers().whole(accounts));
  }

  /**
   * In place of an outside share behind which few accounts do not follow the author.
   *
   * @param known accounts of which it is known
   */
  public String fewOutsiders(long fewerThan, long known) {
    return few("suppressed.outsiders", fewerThan, known);
  }

  /** The same where few accounts do follow the author. */
  public String fewFollowers(long fewerThan, long known) {
    return few("suppressed.followers", fewerThan, known);
  }

  private String few(String key, long fewerThan, long known) {
    Numbers numbers = sentences.numbers();
    return sentences.say(key, numbers.whole(fewerThan), numbers.whole(known));
  }

  String of(Evidence number, PostFigures post) {
    return evidence.sentence(number, post);
  }

  String of(Unseen unseen) {
    return evidence.sentence(unseen);
  }

  String of(Driver driver) {
    return explanations.sentence(driver);
  }

  String of(BetterPost better) {
    return explanations.sentence(better);
  }

  String of(Sign sign, PostFigures post) {
    return causes.sentence(sign, post);
  }

  String of(Finding finding) {
    return causes.sentence(finding);
  }
}
