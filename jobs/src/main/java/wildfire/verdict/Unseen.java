package wildfire.verdict;

import wildfire.metrics.Completeness;
import wildfire.model.IdByName;

/**
 * A dimension that a verdict could not see, and why.
 *
 * @param had how many earlier posts or accounts there were, where {@code cause} is about too few,
 *     or how many acts the log has, where it is a part; else null
 * @param needed how many there should have been, or how many the platform counted; else null
 */
public record Unseen(Dimension dimension, Cause cause, Long had, Long needed) {

  /** Why a dimension cannot be seen. */
  public enum Cause implements IdByName {
    /** The platform's log holds no such events at all. */
    NOT_LOGGED,
    /** The source has no times, so nothing can be counted at an age. */
    NO_TIMES,
    /** Nobody knows when the post was published, so no post is known to be earlier. */
    PUBLICATION_UNKNOWN,
    /** The source has dates without times, which count only at greater ages. */
    ONLY_DATES,
    /** The post has not reached the first age at which posts are compared. */
    TOO_YOUNG,
    /** The export does not tell this post's number. */
    NOT_COUNTED,
    /** No two exported totals lie close enough around an age at which posts are compared. */
    NO_TOTALS_AROUND,
    /** The platform's total is far below the usual while the post's other totals are as usual. */
    CONTRADICTED,
    /** The only totals are of a post still young: what was added later is unknown. */
    NOT_SETTLED,
    /** The log has only a part of what the platform counted, and too few logs are alike in that. */
    LOG_IS_PART,
    /** Too few earlier posts reached the same age. */
    TOO_FEW_EARLIER_POSTS,
    /** The tree of shares is not observed, and of too few accounts it is known if they follow. */
    TOO_FEW_KNOWN_ACCOUNTS,
    /** The tree of shares is observed, but too small to have a shape. */
    SMALL_CASCADE,
    /** Of too little of the spread the export tells if it was paid for. */
    PAYMENT_UNKNOWN;
  }

  static Unseen because(Dimension dimension, Cause cause) {
    return new Unseen(dimension, cause, null, null);
  }

  static Unseen partOf(Dimension dimension, Completeness log) {
    return new Unseen(dimension, Cause.LOG_IS_PART, log.logged(), Math.round(log.counted()));
  }

  static Unseen tooFew(Dimension dimension, Cause cause, long had, long needed) {
    return new Unseen(dimension, cause, had, needed);
  }
}
