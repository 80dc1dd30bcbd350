package wildfire.verdict;

import wildfire.model.IdByName;

/** Which earlier posts a post is compared with; the first level with enough of them is taken. */
public enum BaselineLevel implements IdByName {
  /** The same account's in the same format. */
  ACCOUNT_FORMAT,
  /** The same account's in any format. */
  ACCOUNT,
  /** The platform's in the same format by accounts of similar size. */
  PLATFORM_FORMAT_SIZE,
  /** All the platform's. */
  PLATFORM
}
