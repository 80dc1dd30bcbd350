package wildfire.metrics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildfire.metrics.CounterSeries.Publication;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.CounterSnapshot;

/** What platforms counted of one post: a series for each metric and scope that an export has. */
public final class PostCounters {
  private record Key(String metric, CounterScope scope) {}

  private final Map<Key, CounterSeries> series = new LinkedHashMap<>();

  private PostCounters(Collection<CounterSeries> all) {
    all.forEach(one -> series.put(new Key(one.metric(), one.scope()), one));
  }

  /**
   * The series of a post, by metric, then scope.
   *
   * @param snapshots all that was counted of it, in any order
   */
  public static PostCounters of(
      List<CounterSnapshot> snapshots, Publication published, MeasureRules rules) {
    return new PostCounters(
        snapshots.stream()
            .collect(
                Collectors.groupingBy(
                    CounterSnapshot::metric,
                    TreeMap::new,
                    Collectors.groupingBy(
                        CounterSnapshot::scope, TreeMap::new, Collectors.toList())))
            .values()
            .stream()
            .flatMap(ofMetric -> ofMetric.values().stream())
            .map(its -> CounterSeries.of(its, published, rules))
            .toList());
  }

  /** Those of a measured post. */
  public static PostCounters of(List<CounterSeries> all) {
    return new PostCounters(all);
  }

  /** The series of a metric in a scope; empty where no export has it. */
  public Optional<CounterSeries> of(CounterMetric.Name metric, CounterScope scope) {
    return Optional.ofNullable(series.get(new Key(metric.id(), scope)));
  }

  /** With what was paid for, else what nobody paid for; empty where no export has either. */
  Optional<CounterSeries> inAll(CounterMetric.Name metric) {
    return of(metric, CounterScope.TOTAL).or(() -> of(metric, CounterScope.ORGANIC));
  }

  /** The latest total; null where it is unknown. */
  public Double latest(CounterMetric.Name metric, CounterScope scope) {
    return of(metric, scope).map(CounterSeries::latest).orElse(null);
  }

  /** All of them, by metric, then scope. */
  public List<CounterSeries> all() {
    return List.copyOf(series.values());
  }

  /** Most moments at which one metric was observed; 0 where nothing was. */
  public long snapshots() {
    return series.values().stream().mapToLong(CounterSeries::snapshots).max().orElse(0);
  }

  /** How often totals were corrected downwards or contradicted, over all metrics. */
  public long corrections() {
    return series.values().stream().mapToLong(CounterSeries::corrections).sum();
  }

  /** UTC microseconds: when anything was observed last. */
  public OptionalLong observedAt() {
    return series.values().stream().mapToLong(CounterSeries::observedAt).max();
  }
}
