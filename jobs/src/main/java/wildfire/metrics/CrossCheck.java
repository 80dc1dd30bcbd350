package wildfire.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.FixedAge;

/**
 * Whether a post's event log and what its platform counted agree. Only numbers of the same age are
 * held against each other: at the greatest fixed age that both know, else where both end at nearly
 * the same time. A log of a month does not contradict a total of two years.
 */
public final class CrossCheck {
  private final PostCounters counters;
  private final Ends ends;
  private final double tolerance;
  private final List<String> disagreeing = new ArrayList<>();
  private Double logShare;

  /**
   * How both agree.
   *
   * @param disagreeing the metrics of which both differ by more than is tolerated
   * @param logShare how much of the shares or comments that the platform counted the log holds at
   *     the same age, of whichever it holds less; can exceed 1; null where neither can be held
   *     against the other
   */
  public record Agreement(List<String> disagreeing, Double logShare) {
    public static final Agreement NOTHING = new Agreement(List.of(), null);
  }

  /**
   * When the log of a post ends.
   *
   * @param published UTC microseconds; null where nobody knows
   * @param logged UTC microseconds: events up to here are counted
   * @param bracket how far a total's time may lie from that, as a part of the age
   */
  public record Ends(Long published, long logged, double bracket) {
    boolean isNear(CounterSeries series) {
      return published != null
          && Math.abs((double) series.observedAt() - logged)
              <= bracket * ((double) logged - published);
    }
  }

  private CrossCheck(PostCounters counters, Ends ends, double tolerance) {
    this.counters = counters;
    this.ends = ends;
    this.tolerance = tolerance;
  }

  /**
   * Holds log and counters against each other.
   *
   * @param logged which kinds of act the log holds
   * @param tolerance by how much they may differ, as a part of the larger
   */
  public static Agreement of(
      LogFacts logged, PostMetrics metrics, PostCounters counters, Ends ends, double tolerance) {
    CrossCheck check = new CrossCheck(counters, ends, tolerance);
    if (logged.spread()) { // logs count quotes as spread, which some platforms count apart
      check.compare(
          CounterMetric.SHARES,
          metrics.spreadWithPaid(),
          check.counted(CounterMetric.SHARES, CounterMetric.QUOTES));
    }
    if (logged.comments()) {
      check.compare(
          CounterMetric.COMMENTS,
          metrics.commentsWithPaid(),
          check.counted(CounterMetric.COMMENTS));
    }
    if (metrics.organic().reach() != null) {
      check.compareEnds(
          CounterMetric.REACH, metrics.organic().reach(), check.counted(CounterMetric.REACH));
    }
    return new Agreement(List.copyOf(check.disagreeing), check.logShare);
  }

  /** With what was paid for, else what nobody paid for; of each metric that is counted. */
  private Collection<CounterSeries> counted(CounterMetric... metrics) {
    return Stream.of(metrics)
        .flatMap(
            metric ->
                counters
                    .of(metric.whole(), CounterScope.TOTAL)
                    .or(() -> counters.of(metric.whole(), CounterScope.ORGANIC))
                    .stream())
        .toList();
  }

  private void compare(CounterMetric metric, Velocity log, Collection<CounterSeries> counted) {
    for (int i = FixedAge.all().size() - 1; i >= 0; i--) {
      FixedAge age = FixedAge.all().get(i);
      Double total = sum(counted, series -> series.growth().atAge().at(age));
      if (log.atAge().at(age) != null && total != null) {
        held(metric, log.atAge().at(age), total);
        return;
      }
    }
    compareEnds(metric, log.total(), counted);
  }

  private void compareEnds(CounterMetric metric, long log, Collection<CounterSeries> counted) {
    Double total = sum(counted, CounterSeries::latest);
    if (total != null && counted.stream().allMatch(ends::isNear)) {
      held(metric, log, total);
    }
  }

  /** Null where there is nothing to add, or a part is unknown. */
  private static Double sum(
      Collection<CounterSeries> counted, Function<CounterSeries, Double> total) {
    double sum = 0;
    for (CounterSeries series : counted) {
      Double part = total.apply(series);
      if (part == null) {
        return null;
      }
      sum += part;
    }
    return counted.isEmpty() ? null : Double.valueOf(sum);
  }

  private void held(CounterMetric metric, long log, double counted) {
    if (metric != CounterMetric.REACH && counted > 0) {
      logShare = logShare == null ? log / counted : Math.min(logShare, log / counted);
    }
    if (Math.abs(log - counted) > tolerance * Math.max((double) log, counted)) {
      disagreeing.add(metric.id());
    }
  }
}
