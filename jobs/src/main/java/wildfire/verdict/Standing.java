package wildfire.verdict;

import java.util.Locale;

/** How a count stands to what is usual. */
public enum Standing {
  /** The count or what is usual is not known. */
  UNSEEN,
  /** Both are so small that their difference says nothing. */
  TOO_FEW,
  BELOW,
  AS_EXPECTED,
  ABOVE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says something about the post. */
  public boolean tells() {
    return switch (this) {
      case UNSEEN, TOO_FEW -> false;
      case BELOW, AS_EXPECTED, ABOVE -> true;
    };
  }
}
