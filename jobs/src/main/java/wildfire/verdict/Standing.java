package wildfire.verdict;

import wildfire.model.IdByName;

/** How a count stands to what is usual. */
public enum Standing implements IdByName {
  /** The count or what is usual is not known. */
  UNSEEN,
  /** Both are so small that their difference says nothing. */
  TOO_FEW,
  BELOW,
  AS_EXPECTED,
  ABOVE;

  /** Says something about the post. */
  public boolean tells() {
    return compareTo(TOO_FEW) > 0;
  }
}
