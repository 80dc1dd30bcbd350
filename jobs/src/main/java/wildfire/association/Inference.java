package wildfire.association;

import wildfire.model.IdByName;

/** Of whom a difference is told. */
public enum Inference implements IdByName {
  /**
   * Of accounts like these: whether it would be so elsewhere. Its doubt comes from the differences
   * between accounts, so it takes several.
   */
  ACCOUNTS_LIKE_THESE,
  /**
   * Of these accounts alone: whether it would be so of more of their posts. Its doubt comes from
   * the differences between weeks.
   */
  THESE_ACCOUNTS
}
