package wildfire.ingest.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.CanonicalType;
import wildfire.ingest.source.Into.Counter;
import wildfire.ingest.source.Into.Value;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;

/** Reads {@code metrics}: the numbers of a record that are a row of counters each. */
final class CountersReader {
  private static final String METRICS = "metrics";
  private static final String MEANS = "means";
  private static final Set<String> COUNTER_KEYS = new HashSet<>(IntoReader.VALUE_KEYS);

  static {
    COUNTER_KEYS.add(MEANS);
  }

  private CountersReader() {}

  /** A scope of total and a basis of lifetime, where the source says nothing of them. */
  static void addDefaults(Keys keys, Map<String, Value> columns, Conventions conventions) {
    columns.putIfAbsent("basis", constant(CounterBasis.LIFETIME.id(), conventions));
    columns.putIfAbsent("scope", constant(CounterScope.TOTAL.id(), conventions));
  }

  private static Value constant(String word, Conventions conventions) {
    return new Value(null, null, word, Map.of(), conventions);
  }

  /** Whether a column is filled by {@code metrics}. */
  static boolean isOfMetrics(Keys keys, CanonicalColumn column) {
    return keys.has(METRICS)
        && (column.type() == CanonicalType.METRIC || column.type() == CanonicalType.AMOUNT);
  }

  /**
   * The numbers of a record; empty where there is no {@code metrics}.
   *
   * @param columns of the same table
   * @param names the fields
   */
  static List<Counter> counters(
      Keys keys,
      CanonicalTable table,
      Map<String, Value> columns,
      IntoReader reader,
      List<String> names,
      Problems problems) {
    List<Counter> counters = new ArrayList<>();
    if (!keys.has(METRICS)) {
      return counters;
    }
    if (!table.holdsCounters()) {
      problems.at(keys.place(METRICS), "the table %s has no metrics", table.id());
      return counters;
    }
    if (keys.has("explode")) {
      problems.at(
          keys.place(METRICS), "\"metrics\" and \"explode\" cannot be in the same table; use one");
    }
    Stream.of("metric", "value")
        .filter(columns::containsKey)
        .forEach(
            column ->
                problems.at(
                    keys.place("columns"),
                    "\"metrics\" gives the column %s; leave it out of \"columns\"",
                    column));
    if (!(keys.value(METRICS) instanceof YamlValue.Keys map) || map.entries().isEmpty()) {
      keys.mustBe(
          METRICS, keys.value(METRICS).words(), "a map from metric to field, and not empty");
      return counters;
    }
    map.entries()
        .forEach(
            (name, entry) ->
                counter(name, entry.place(), entry.value(), table, reader, names, problems)
                    .ifPresent(counters::add));
    return List.copyOf(counters);
  }

  private static Optional<Counter> counter(
      String name,
      Place place,
      YamlValue given,
      CanonicalTable table,
      IntoReader reader,
      List<String> names,
      Problems problems) {
    int at = name.indexOf('@');
    String metricId = at < 0 ? name : name.substring(0, at);
    Optional<CounterMetric.Name> metric = CounterMetric.named(metricId);
    if (metric.isEmpty()) {
      List<String> known = Stream.of(CounterMetric.values()).map(CounterMetric::id).toList();
      problems.at(
          place,
          "\"%s\" is no metric (metrics: %s)%s",
          metricId,
          CounterMetric.words(),
          Nearest.hint(metricId, known));
    } else if (table == CanonicalTable.COUNTERS && metric.get().metric().isOfAccounts()) {
      problems.at(place, "\"%s\" is counted of accounts: it goes to account_counters", metricId);
    }
    Optional<CounterScope> scope =
        at < 0 ? Optional.empty() : CounterScope.ofId(name.substring(at + 1));
    if (at >= 0 && scope.isEmpty()) {
      problems.at(
          place,
          "\"%s\" is no scope; it is one of %s",
          name.substring(at + 1),
          String.join(
              ", ",
              Stream.of(CounterScope.values())
                  .map(s -> s.name().toLowerCase(Locale.ROOT))
                  .toList()));
    }
    Value value = reader.value(name, given, names, COUNTER_KEYS);
    String means =
        given instanceof YamlValue.Keys
            ? Keys.of(given, "the metric " + name, COUNTER_KEYS, new Problems()).text(MEANS, null)
            : null;
    return metric.map(known -> new Counter(known, scope.orElse(null), value, means));
  }
}
