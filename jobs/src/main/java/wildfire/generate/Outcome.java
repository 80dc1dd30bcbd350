package wildfire.generate;

import java.util.Locale;

/** What a planted effect changes. */
public enum Outcome {
  /** Divides every delay between an act and what it answers. */
  SPEED,
  /** Multiplies the expected number of shares and quotes. */
  BREADTH,
  /** Multiplies the expected number of comments. */
  CONVERSATION,
  /** Multiplies the odds that whoever reacts to the post itself does not follow the author. */
  OUTSIDE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
