package wildfire.explain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.model.Language;
import wildfire.playbook.Answered;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.cause.Cause;

/**
 * Words what was found in one language. Adds no claim of its own. For any number of threads, and
 * one for each language in a JVM.
 */
public final class Wording {
  private static final Map<Language, Wording> EACH = new ConcurrentHashMap<>();

  private final Language language;
  final EvidenceWording evidence;
  final ExplanationWording explanations;
  private final AssociationWording associations;
  private final PlaybookWording playbook;
  private final ChangeWording changes;

  private Wording(Language language) {
    this.language = language;
    evidence = new EvidenceWording(language);
    explanations = new ExplanationWording(language);
    associations = new AssociationWording(language);
    playbook = new PlaybookWording(language);
    changes = new ChangeWording(language, evidence);
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
    return evidence.name(cause);
  }

  /** In place of a sentence that would tell of fewer accounts than that. */
  public String suppressed(long accounts) {
    return evidence.say("suppressed", accounts);
  }

  /**
   * In place of an outside share behind which few accounts do not follow the author.
   *
   * @param known accounts of which it is known
   */
  public String fewOutsiders(long fewerThan, long known) {
    return evidence.say("suppressed.outsiders", fewerThan, known);
  }

  /** The same where few accounts do follow the author. */
  public String fewFollowers(long fewerThan, long known) {
    return evidence.say("suppressed.followers", fewerThan, known);
  }
}
