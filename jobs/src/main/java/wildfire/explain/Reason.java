package wildfire.explain;

import java.util.Locale;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Dimension;

/**
 * One piece of why a post got its verdict, or of what goes with it. The sentences say no more than
 * the other parts.
 *
 * @param rank from 1, in order of weight
 * @param dimension null where it is about the observation itself
 * @param metric the published column behind it; null for what could not be seen
 * @param observed what was observed; of what could not be seen, how many earlier posts, accounts or
 *     shares there were; null where nothing was
 * @param expected what is usual; null where nothing is compared
 * @param finding how the observed stands to the threshold, or why nothing could be seen
 * @param threshold what it was held against; of what could not be seen, how many were needed
 * @param sampleSize what the number rests on: earlier posts, accounts or shares; null where it
 *     rests on no sample
 * @param comparedWith whose posts are the usual ones; null where nothing is compared
 * @param weight how far it sets the post apart, in doublings: of evidence the distance from what is
 *     usual, of an association what it comes to for this post, of a better post how much better it
 *     did; null where there is no such number
 * @param factor what the association is with, as {@code trigger=emotion}; null elsewhere
 * @param otherPostId the better post; null elsewhere
 * @param differsIn in what that one differs, as {@code format: image, video; trigger: -, emotion};
 *     null elsewhere
 */
public record Reason(
    int rank,
    Kind kind,
    Dimension dimension,
    String metric,
    Double observed,
    Double expected,
    String finding,
    Double threshold,
    Long sampleSize,
    BaselineLevel comparedWith,
    Double weight,
    String factor,
    String otherPostId,
    String differsIn,
    String english,
    String dutch) {

  /** What a reason is. */
  public enum Kind {
    /** A number that speaks for or against the verdict. */
    EVIDENCE,
    /** A dimension that the verdict could not see. */
    UNSEEN,
    /** A clear association, and what it comes to for this post. */
    ASSOCIATION,
    /** The most similar post of the account that did clearly better. */
    BETTER_POST;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
