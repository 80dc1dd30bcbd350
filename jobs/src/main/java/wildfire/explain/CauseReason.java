package wildfire.explain;

import wildfire.verdict.BaselineLevel;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Sign;

/**
 * One sign of a cause that the evidence about a post fits, or one that is lacking to check it. The
 * sentences say no more than the other parts.
 *
 * @param fits whether the evidence fits the cause; else it could not be checked
 * @param rank from 1 among the causes that fit; null for one that could not be checked
 * @param signsFitting signs of the cause that fit
 * @param signsChecked signs of it that could be checked
 * @param signRank from 1 within the cause
 * @param metric the published column behind the sign; null where it cannot be seen
 * @param observed null where it cannot be seen
 * @param expected what is usual; null where nothing is compared
 * @param finding how the observed stands to the threshold, or why it cannot be seen
 * @param threshold what it was held against; null where nothing is
 * @param sampleSize what the number rests on; null where it rests on no sample
 * @param comparedWith whose posts are the usual ones; null where none are
 */
public record CauseReason(
    Cause cause,
    boolean fits,
    Integer rank,
    long signsFitting,
    long signsChecked,
    int signRank,
    Sign.Kind sign,
    Sign.Outcome outcome,
    String metric,
    Double observed,
    Double expected,
    String finding,
    Double threshold,
    Long sampleSize,
    BaselineLevel comparedWith,
    String english,
    String dutch,
    String causeEnglish,
    String causeDutch) {}
