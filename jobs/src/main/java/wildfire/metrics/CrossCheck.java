package wildfire.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.model.CounterMetric;
import wildfire.model.FixedAge;

/**
 * Whether a post's event log and what its platform counted agree. Only numbers of the same age are
 * held against each other: at the greatest fixed age that both know, else where both end at nearly
 * the same time. A log of a month does not contradict a total of two years.
 */
public final class CrossCheck {
  private final PostCounters counters;
  private final Ends ends;
  private final MeasureRules rules;
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
  public record Agreement(List<String> disagreeing, Double logShare) {}

  /**
   * When the log of a post ends.
   *
   * @param published UTC microseconds; null where nobody knows
   * @param logged UTC microseconds: events up to here are counted
   */
  public record Ends(Long published, long logged) {
    private boolean isNear(CounterSeries series, double bracket) {
      return published != null
          && Math.abs((double) series.observedAt() - logged)
              <= bracket * ((double) logged - published);
    }
  }

  CrossCheck(PostCounters counters, Ends ends, MeasureRules rules) {
    this.counters = counters;
    this.ends = ends;
    this.rules = rules;
  }

  /** Holds what the log has, the bought included, against these metrics together. */
  void compare(Velocity log, CounterMetric... metrics) {
    List<CounterSeries> counted = counted(metrics);
    for (int i = FixedAge.all().size() - 1; i >= 0; i--) {
      FixedAge age = FixedAge.all().get(i);
      Double total = sum(counted, series -> series.growth().atAge().at(age));
      if (log.atAge().at(age) != null && total != null) {
        compare(metrics[0], log.atAge().at(age), total);
        return;
      }
    }
    compareEnds(log.total(), metrics);
  }

  /** The same of the last totals, where they are of nearly the time at which the log ends. */
  void compareEnds(long log, CounterMetric... metrics) {
    List<CounterSeries> counted = counted(metrics);
    Double total = sum(counted, CounterSeries::latest);
    if (total != null && counted.stream().allMatch(s -> ends.isNear(s, rules.counterBracket()))) {
      compare(metrics[0], log, total);
    }
  }

  /** How they agree, by all that was compared. */
  Agreement agreement() {
    return new Agreement(List.copyOf(disagreeing), logShare);
  }

  private List<CounterSeries> counted(CounterMetric... metrics) {
    return Stream.of(metrics).flatMap(metric -> counters.inAll(metric.whole()).stream()).toList();
  }

  /** Null where there is nothing to add, or a part is unknown. */
  private static Double sum(List<CounterSeries> counted, Function<CounterSeries, Double> total) {
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

  private void compare(CounterMetric metric, long log, double counted) {
    if (metric != CounterMetric.REACH && counted > 0) {
      logShare = logShare == null ? log / counted : Math.min(logShare, log / counted);
    }
    if (Math.abs(log - counted) > rules.counterTolerance() * Math.max((double) log, counted)) {
      disagreeing.add(metric.id());
    }
  }
}
