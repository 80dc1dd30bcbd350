package wildfire.verdict;

import wildfire.model.FixedAge;

/**
 * One number that speaks for or against a verdict, and what it was held against. {@code observed}
 * stands in {@code relation} to {@code threshold}, both in the unit of the measure.
 *
 * @param dimension null where it is about the observation itself
 * @param age the fixed age it was counted at; null for a measure that is not
 * @param expected what is usual; null where nothing is compared
 * @param threshold null for {@link Relation#NEAR} and {@link Relation#NOTED}
 * @param sampleSize earlier posts behind {@code expected}, or accounts of known follow status
 *     behind an outside share; null where neither applies
 * @param comparedWith whose posts {@code expected} comes from; null where nothing is compared
 */
public record Evidence(
    Dimension dimension,
    Measure measure,
    FixedAge age,
    double observed,
    Double expected,
    Relation relation,
    Double threshold,
    Long sampleSize,
    BaselineLevel comparedWith) {

  /** The published column that holds what was observed. */
  public String metric() {
    return age == null ? measure.column() : measure.column(age);
  }

  static Evidence held(
      Dimension dimension, Measure measure, double observed, Relation relation, double threshold) {
    return new Evidence(dimension, measure, null, observed, null, relation, threshold, null, null);
  }

  static Evidence noted(Dimension dimension, Measure measure, double observed) {
    return new Evidence(dimension, measure, null, observed, null, Relation.NOTED, null, null, null);
  }

  Evidence outOf(long cases) {
    return new Evidence(
        dimension, measure, age, observed, expected, relation, threshold, cases, comparedWith);
  }
}
