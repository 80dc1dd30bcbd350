package wildfire.association;

/** What kind of number an outcome is; it decides how it is compared. */
public enum Scale {
  /** 1 or 0. Shares and their ratio; logistic regression. */
  YES_NO,
  /** A number on a log scale, or otherwise fit for means. Medians and ranks; least squares. */
  LOG
}
