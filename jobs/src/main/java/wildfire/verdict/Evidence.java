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

  /** Whether a number is as large as it should be. */
  public static Evidence atLeast(
      Dimension dimension, Metric metric, double observed, double least) {
    Relation relation = observed >= least ? Relation.AT_LEAST : Relation.LESS_THAN;
    return held(dimension, metric, observed, relation, least);
  }

  /** Whether a number is as small as it should be. */
  public static Evidence atMost(Dimension dimension, Metric metric, double observed, double most) {
    Relation relation = observed <= most ? Relation.AT_MOST : Relation.MORE_THAN;
    return held(dimension, metric, observed, relation, most);
  }

  static Evidence noted(Dimension dimension, Metric metric, double observed) {
    return new Evidence(dimension, metric, null, observed, null, Relation.NOTED, null, null, null);
  }

  /** The same number, about as usual: there is no one threshold. */
  public Evidence near() {
    return new Evidence(
        dimension, metric, age, observed, expected, Relation.NEAR, null, sampleSize, comparedWith);
  }

  /** Whether the number reaches its threshold. */
  public boolean reaches() {
    return relation == Relation.AT_LEAST || relation == Relation.AT_MOST;
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

  /** The same, counted at an age and compared with other posts. */
  public Evidence comparedWith(ComparisonAge at, double usual, Long posts, BaselineLevel level) {
    return new Evidence(dimension, metric, at, observed, usual, relation, threshold, posts, level);
  }
}
