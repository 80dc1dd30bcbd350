package wildfire.association;

import wildfire.model.IdByName;

/** Why there is no adjusted difference. The first that applies, in this order. */
public enum Refusal implements IdByName {
  OUTCOME_UNKNOWN("the outcome is known of no post"),
  AUTHORS_UNKNOWN("of too many posts it is not known whose they are"),
  OUTCOME_CONSTANT("the outcome is the same for every post"),
  FACTOR_CONSTANT("every post has it alike"),
  ONE_ACCOUNT("accounts are held equal, so an account cannot be asked about"),
  TOO_FEW_POSTS_WITH("too few posts with it"),
  TOO_FEW_POSTS_WITHOUT("too few posts without it"),
  TOO_FEW_ACCOUNTS("too few accounts"),
  TOO_FEW_ACCOUNTS_WITH("too few accounts with it"),
  TOO_FEW_POSTS_FOR_MODEL("too few posts for what has to be held equal"),
  COLLINEAR("cannot be told apart from other columns"),
  EXACT_FIT("the model leaves nothing unexplained, so there is no doubt to measure"),
  SEPARATED("posts with it, or without it, all have the same outcome once the rest is held equal"),
  NOT_CONVERGED("the fit does not settle"),
  NO_COMMON_SIZES("no cascades of equal size with and without it"),
  UNBOUNDED_INTERVAL("too little evidence for an interval with two ends");

  private final String meaning;

  Refusal(String meaning) {
    this.meaning = meaning;
  }

  /** In a few words, without a full stop. */
  public String meaning() {
    return meaning;
  }

  Refused because(String detail) {
    return new Refused(this, detail);
  }
}
