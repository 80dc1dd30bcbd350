package wildfire.generate;

/** What is done with files that are already where generated ones should go. */
public enum Existing {
  /** Refuse to run. */
  KEEP,
  /** Put the new files in their place, once these are complete. */
  REPLACE
}
