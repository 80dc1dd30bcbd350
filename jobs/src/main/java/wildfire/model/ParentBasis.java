package wildfire.model;

import java.util.Locale;

/** How it is known from whom somebody shared a post. */
public enum ParentBasis {
  /** The log names the share it came through. */
  EXPLICIT,
  /** The most recent earlier sharer whom the actor follows. */
  INFERRED_FOLLOW,
  /** Only the root is known: every cascade is a star by construction. */
  ROOT_ONLY;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
