package wildfire.verdict;

/**
 * One number that speaks for or against a verdict, and what it was held against. {@code observed}
 * stands in {@code relation} to {@code threshold}, both in the unit of the metric.
 *
 * @param dimension null where it is about the observation itself
 * @param age the fixed age it was counted at; null for a metric that is not
 * @param expected what is usual; null where nothing is compared
 * @param threshold null for {@link Relation#NEAR} and {@link Relation#NOTED}
 * @param sampleSize earlier posts behind {@code expected}, accounts of known follow status behind
 *     an outside share, or acts of spread of known payment behind a paid share; null where neither
 *     applies
 * @param comparedWith whose posts {@code expected} comes from; null where nothing is compared
 */
public record Evidence(
    Dimension dimension,
    Metric metric,
    ComparisonAge age,
    double observed,
    Double expected,
    Relation relation,
    Double threshold,
    Long sampleSize,
    BaselineLevel comparedWith) {

  /** The published column that holds what was observed. */
  public String column() {
    return age == null ? metric.column() : metric.column(age);
  }

  /** A number that stands so to a threshold. */
  public static Evidence held(
      Dimension dimension, Metric metric, double observed, Relation relation, double threshold) {
    return new Evidence(dimension, metric, null, observed, null, relation, threshold, null, null);
  }

  static Evidence noted(Dimension dimension, Metric metric, double observed) {
    return new Evidence(dimension, metric, null, observed, null, Relation.NOTED, null, null, null);
  }

  /** The same of another metric. */
  public Evidence of(Metric other) {
    return new Evidence(
        dimension, other, age, observed, expected, relation, threshold, sampleSize, comparedWith);
  }

  /** The same, with how many cases it rests on. */
  public Evidence outOf(long cases) {
    return new Evidence(
        dimension, metric, age, observed, expected, relation, threshold, cases, comparedWith);
  }
}
