package wildfire.explain;

import java.util.Locale;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Dimension;

/**
 * One piece of why a post got its verdict. The sentences say no more than the other parts.
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
    String english,
    String dutch) {

  /** What a reason is. */
  public enum Kind {
    /** A number that speaks for or against the verdict. */
    EVIDENCE,
    /** A dimension that the verdict could not see. */
    UNSEEN;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
