package wildfire.verdict;

import java.util.Locale;

/** What virality is made of; always shown side by side and never added up. */
public enum Dimension {
  /** How much it was passed on early. */
  SPEED,
  /** How much it was passed on in all, where only late totals tell. */
  SIZE,
  /** How many accounts it engaged. */
  BREADTH,
  /** Whether it left the author's own network. */
  ESCAPE,
  /** Whether people began to talk. */
  CONVERSATION,
  /** Whether nobody paid for the spread. */
  ORGANIC;

  /** The name in tables, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
