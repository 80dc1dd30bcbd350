package wildfire.verdict.cause;

import wildfire.model.IdByName;

/**
 * Why a post may have done badly. The order is that in which they are told: what leaves least to be
 * said about the content comes first.
 */
public enum Cause implements IdByName {
  /** The log or the export lacks part of what happened. */
  LOGGING_GAP,
  /** It has hardly been observed yet. */
  TOO_YOUNG,
  /** It was hardly shown to anybody. */
  NOT_SHOWN,
  /** It was published when the platform's audience is quiet. */
  BAD_TIMING,
  /** Another post of the same account took the attention. */
  OWN_COMPETITION,
  /** The account's posts in this format get less than its others. */
  WRONG_FORMAT_FOR_PLATFORM,
  /** Made to score: pushed with money and not picked up, or met with anger or hides. */
  FORCED,
  /** Seen by many, and nothing sticks. */
  BUZZ_WITHOUT_MESSAGE,
  /** Shown as usual, and nobody felt addressed. */
  NO_CULTURAL_FIT;

  /** Whether it is about the post itself; else it is not the content's fault. */
  public boolean isOfContent() {
    return compareTo(FORCED) >= 0;
  }
}
