package wildfire.model;

/** How it is known from whom somebody shared a post. */
public enum ParentBasis implements IdByName {
  /** The log names the share it came through. */
  EXPLICIT,
  /** Only the root is known: every cascade is a star by construction. */
  ROOT_ONLY
}
