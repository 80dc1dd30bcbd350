package wildfire.explain;

import wildfire.verdict.VerdictChange;

/** Says in every language what became of a verdict. For one thread at a time. */
public final class ChangeExplainer {
  private final ChangeWording english = new ChangeWording(Language.ENGLISH);
  private final ChangeWording dutch = new ChangeWording(Language.DUTCH);

  /** The sentence in English. */
  public String english(VerdictChange change) {
    return english.sentence(change);
  }

  /** The sentence in Dutch, with the same numbers. */
  public String dutch(VerdictChange change) {
    return dutch.sentence(change);
  }
}
