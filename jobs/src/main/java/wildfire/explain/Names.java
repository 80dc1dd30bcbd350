package wildfire.explain;

import java.util.Locale;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/**
 * What verdicts and causes are called in sentences, for what stands beside them. For one thread at
 * a time.
 */
public final class Names {
  private final Phrases changes;
  private final Phrases sentences;

  public Names(Language language) {
    changes = new Phrases("wildfire.explain.changes", language);
    sentences = new Phrases("wildfire.explain.sentences", language);
  }

  /** Such as "not enough evidence". */
  public String of(Verdict verdict) {
    return changes.say("verdict." + verdict.id());
  }

  /** Such as "bad timing". */
  public String of(Cause cause) {
    return sentences.say("cause." + cause.name().toLowerCase(Locale.ROOT));
  }
}
