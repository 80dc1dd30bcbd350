package wildfire.explain;

import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Evidence;

/**
 * The number behind a reason, or why there is none.
 *
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
public record Observation(
    String metric,
    Double observed,
    Double expected,
    String finding,
    Double threshold,
    Long sampleSize,
    BaselineLevel comparedWith) {

  static Observation of(Evidence evidence) {
    return new Observation(
        evidence.column(),
        evidence.observed(),
        evidence.expected(),
        evidence.relation().id(),
        evidence.threshold(),
        evidence.sampleSize(),
        evidence.comparedWith());
  }

  static Observation lacking(String finding, Long had, Long needed) {
    return new Observation(
        null,
        had == null ? null : Double.valueOf(had),
        null,
        finding,
        needed == null ? null : Double.valueOf(needed),
        null,
        null);
  }
}
