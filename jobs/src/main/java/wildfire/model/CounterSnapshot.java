package wildfire.model;

/**
 * What a platform said it had counted of a post.
 *
 * @param metric {@link CounterMetric.Name#id()}
 * @param value from 0 up
 * @param observedAt UTC microseconds: when the total stood so; of {@link CounterBasis#DAY} the
 *     beginning of the day
 * @param precision of that time
 */
public record CounterSnapshot(
    String metric,
    CounterScope scope,
    CounterBasis basis,
    double value,
    long observedAt,
    TimePrecision precision) {}
