package wildfire.association;

import wildfire.model.IdByName;

/** What may be concluded from a row; the first that applies. */
public enum Conclusion implements IdByName {
  /** There is no adjusted difference. */
  REFUSED,
  /** The people who tagged it agree too little. */
  UNRELIABLE_TAGS,
  /** The interval is too wide, or too much was tested, to tell. */
  NO_CLEAR_DIFFERENCE,
  /**
   * Accounts with it clearly differ from accounts without it, and no account has both: whatever
   * else sets these accounts apart may be behind it.
   */
  BETWEEN_ACCOUNTS_ONLY,
  /**
   * Clear in this run, and not yet for as long as it takes to tell it from the luck of looking
   * often (see {@link Looks}).
   */
  NOT_YET_HELD,
  /** A cascade's shape differs, and at equal cascade size not clearly in that direction. */
  NOT_AT_EQUAL_SIZE,
  /** The outcome is greater, or likelier, with it. */
  MORE,
  /** The outcome is smaller, or less likely, with it. */
  LESS;

  /**
   * The conclusion of a row that was tested within its family.
   *
   * @param falseDiscoveryShare a difference is clear where q is less
   */
  public static Conclusion of(AssociationRow row, double falseDiscoveryShare) {
    Conclusion seen = atThisLook(row, falseDiscoveryShare);
    boolean isHeld = row.looks() == null || row.counts().with() >= row.looks().postsNeeded();
    return seen.isClear() && !isHeld ? NOT_YET_HELD : seen;
  }

  /** Whether the outcome clearly differs with the factor. */
  public boolean isClear() {
    return this == MORE || this == LESS;
  }

  /** What this run would say if it were the only one; the same rule. */
  static Conclusion atThisLook(AssociationRow row, double falseDiscoveryShare) {
    if (row.adjusted() == null) {
      return REFUSED;
    }
    if (row.agreement() != null && row.agreement().standing() == Agreement.Standing.UNRELIABLE) {
      return UNRELIABLE_TAGS;
    }
    if (row.test() == null || !(row.test().q() < falseDiscoveryShare)) {
      return NO_CLEAR_DIFFERENCE;
    }
    if (row.adjusted().basis() == Adjusted.Basis.BETWEEN_ACCOUNTS) {
      return BETWEEN_ACCOUNTS_ONLY;
    }
    boolean more = row.adjusted().estimate().coefficient() > 0;
    if (row.equalSize() != null && !isAlikeAtEqualSize(row.equalSize(), more)) {
      return NOT_AT_EQUAL_SIZE;
    }
    return more ? MORE : LESS;
  }

  private static boolean isAlikeAtEqualSize(EqualSize equal, boolean more) {
    return equal.estimate() != null
        && (more
            ? equal.estimate().interval().lower() > 0
            : equal.estimate().interval().upper() < 0);
  }
}
