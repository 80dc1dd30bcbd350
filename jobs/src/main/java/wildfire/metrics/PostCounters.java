package wildfire.metrics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.CounterSnapshot;

/** What platforms counted of one post: a series for each metric and scope that an export has. */
public final class PostCounters {
  private static final PostCounters NONE = new PostCounters(Map.of());

  private record Key(String metric, CounterScope scope) {}

  private final Map<Key, CounterSeries> series;

  private PostCounters(Map<Key, CounterSeries> series) {
    this.series = series;
  }

  /** Of a post that nothing was counted of. */
  public static PostCounters none() {
    return NONE;
  }

  /**
   * The series of a post.
   *
   * @param snapshots all that was counted of it, in any order
   */
  public static PostCounters of(
      List<CounterSnapshot> snapshots,
      CounterSeries.Publication published,
      CounterSeries.Rules rules) {
    if (snapshots.isEmpty()) {
      return NONE;
    }
    Map<String, List<CounterSnapshot>> byMetric =
        snapshots.stream()
            .collect(
                Collectors.groupingBy(CounterSnapshot::metric, TreeMap::new, Collectors.toList()));
    Map<Key, CounterSeries> series = new LinkedHashMap<>();
    byMetric.forEach(
        (metric, its) -> {
          for (CounterScope scope : CounterScope.values()) {
            List<CounterSnapshot> inScope = its.stream().filter(s -> s.scope() == scope).toList();
            if (!inScope.isEmpty()) {
              series.put(new Key(metric, scope), CounterSeries.of(inScope, published, rules));
            }
          }
        });
    return new PostCounters(series);
  }

  /** Those of a measured post. */
  public static PostCounters of(List<CounterSeries> all) {
    Map<Key, CounterSeries> series = new LinkedHashMap<>();
    all.forEach(one -> series.put(new Key(one.metric(), one.scope()), one));
    return all.isEmpty() ? NONE : new PostCounters(series);
  }

  /** The series of a metric in a scope; empty where no export has it. */
  public Optional<CounterSeries> of(CounterMetric.Name metric, CounterScope scope) {
    return Optional.ofNullable(series.get(new Key(metric.id(), scope)));
  }

  /** The latest total; null where it is unknown. */
  public Double latest(CounterMetric.Name metric, CounterScope scope) {
    return of(metric, scope).map(CounterSeries::latest).orElse(null);
  }

  /** All of them, by metric, then scope. */
  public Collection<CounterSeries> all() {
    return series.values();
  }

  public boolean isEmpty() {
    return series.isEmpty();
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
