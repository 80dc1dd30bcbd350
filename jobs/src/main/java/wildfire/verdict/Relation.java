package wildfire.verdict;

import wildfire.model.IdByName;

/** How what was observed stands to the threshold that it was held against. */
public enum Relation implements IdByName {
  AT_LEAST,
  AT_MOST,
  MORE_THAN,
  LESS_THAN,
  /** It and what is usual are both under the threshold, so that they say nothing. */
  TOO_FEW,
  /** Neither above nor below what is usual; there is no one threshold. */
  NEAR,
  /** Told for what it says by itself; held against nothing. */
  NOTED
}
