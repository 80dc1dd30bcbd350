package wildfire.ingest.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.CanonicalType;
import wildfire.ingest.source.Into.Counter;
import wildfire.ingest.source.Into.Explode;
import wildfire.ingest.source.Into.Per;
import wildfire.ingest.source.Into.Reject;
import wildfire.ingest.source.Into.Value;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.TimePrecision;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.Verbatim;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Keys;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/**
 * Reads the tables that a read gives, and holds them to the fields and to the canonical columns.
 */
final class IntoReader {
  /** A table as it is written. */
  private record Written(
      String when,
      Per per,
      YamlValue explode,
      YamlValue reject,
      YamlValue columns,
      YamlValue metrics) {}

  private static final YamlValue DEFAULTS =
      SourceReader.defaults("{when: , per: row, explode: , reject: , columns: , metrics: }");

  /** How a value is obtained, as it is written. */
  private record WrittenValue(
      String from,
      String expr,
      String value,
      @Verbatim Map<String, String> map,
      String means,
      @Verbatim List<String> times,
      ZoneId zone,
      TimePrecision precision,
      char decimal,
      char grouping,
      @Verbatim List<String> missing) {
    Conventions conventions() {
      return new Conventions(times, zone, precision, decimal, grouping, missing);
    }

    Value asValue() {
      return new Value(from, expr, value, map, conventions());
    }
  }

  private static final YamlValue OF_A_VALUE =
      SourceReader.defaults("{from: , expr: , value: , map: {}, means: }");

  private final SourceReader source;
  private final Problems problems;
  private final Read read;
  private final YamlValue given;
  private final Conventions conventions;
  private final YamlValue outerConventions;

  /**
   * @param given the read as it is written
   * @param conventions those of the source
   * @param outerConventions the same as they are written
   */
  IntoReader(
      SourceReader source,
      Read read,
      YamlValue given,
      Conventions conventions,
      YamlValue outerConventions) {
    this.source = source;
    this.problems = source.problems();
    this.read = read;
    this.given = given;
    this.conventions = conventions;
    this.outerConventions = outerConventions;
  }

  /** The tables of {@code into}: a map from table, or a list of such maps. */
  List<Into> into(String path) {
    List<Into> tables = new ArrayList<>();
    List<YamlValue> maps =
        given.value("into").stream()
            .flatMap(into -> into instanceof Items list ? list.values().stream() : Stream.of(into))
            .toList();
    for (YamlValue map : maps) {
      if (map instanceof Keys byTable) {
        byTable
            .entries()
            .forEach((name, e) -> table(name, path + "." + name, e).ifPresent(tables::add));
      } else {
        problems.at(
            map.place(), "\"into\" is %s; it must be a map from table to columns", map.words());
      }
    }
    if (maps.isEmpty()) {
      problems.at(given.placeOf("into"), "%s is missing: the tables its rows go to", path);
    }
    return List.copyOf(tables);
  }

  private Optional<Into> table(String name, String path, Entry entry) {
    CanonicalTable table = CanonicalTable.byId().get(name);
    if (table == null) {
      String what = "there is no table \"" + name + '"';
      notAmong(entry.place(), what, name, "tables", new TreeSet<>(CanonicalTable.byId().keySet()));
      return Optional.empty();
    }
    YamlValue its = entry.value();
    Written written = source.bind(Written.class, path, its, DEFAULTS).orElseThrow();
    List<String> fields = new ArrayList<>(fields(written.per()));
    checkSql(written.when(), fields, its.placeOf("when"));
    Explode explode = explode(path + ".explode", its, fields);
    if (explode != null) {
      fields.add(explode.as());
    }
    List<Reject> reject = reject(path + ".reject", its, fields);
    Map<String, Value> columns = columns(table, path + ".columns", entry, fields);
    List<Counter> counters = counters(table, path + ".metrics", its, columns.keySet(), fields);
    return Optional.of(
        new Into(table, written.when(), written.per(), explode, reject, columns, counters));
  }

  private List<String> fields(Per per) {
    List<String> its =
        switch (per) {
          case ROW -> read.fieldNames();
          case FILE -> read.fileFieldNames();
        };
    return Stream.concat(its.stream(), Stream.of(Read.EXPORTED_AT)).toList();
  }

  private void checkSql(String sql, List<String> fields, Place place) {
    if (sql != null) {
      Expressions.check(sql, fields, place, problems);
    }
  }

  private Explode explode(String path, YamlValue table, List<String> fields) {
    Explode explode =
        table.value("explode").flatMap(it -> source.bind(Explode.class, path, it)).orElse(null);
    if (explode != null) {
      if (fields.stream().anyMatch(explode.as()::equalsIgnoreCase)) {
        problems.at(
            table.placeOf("explode", "as"), "\"%s\" is already the name of a field", explode.as());
      }
      checkSql(explode.expr(), fields, table.placeOf("explode", "expr"));
    }
    return explode;
  }

  private List<Reject> reject(String path, YamlValue table, List<String> fields) {
    YamlValue written = table.value("reject").orElse(new Items(table.place(), List.of()));
    if (!(written instanceof Items items)) {
      problems.at(
          written.place(),
          "%s is %s; it must be a list of { when, because }",
          path,
          written.words());
      return List.of();
    }
    List<Reject> rejects = new ArrayList<>();
    for (YamlValue item : items.values()) {
      String itsPath = path + "[" + (rejects.size() + 1) + "]";
      source
          .bind(Reject.class, itsPath, item)
          .ifPresent(
              reject -> {
                checkSql(reject.when(), fields, item.placeOf("when"));
                rejects.add(reject);
              });
    }
    return List.copyOf(rejects);
  }

  private Map<String, Value> columns(
      CanonicalTable table, String path, Entry entry, List<String> fields) {
    YamlValue its = entry.value();
    Map<String, Value> columns = new LinkedHashMap<>();
    List<String> known = table.columns().stream().map(CanonicalColumn::name).toList();
    if (its.value("columns").orElse(null) instanceof Keys map) {
      map.entries()
          .forEach(
              (column, e) -> {
                if (known.contains(column)) {
                  columns.put(column, column(path + "." + column, e.value(), fields));
                } else {
                  String what = table.id() + " has no column \"" + column + '"';
                  notAmong(e.place(), what, column, "columns", known);
                }
              });
    } else {
      problems.at(
          its.placeOf("columns"), "%s is missing: it must be a map from column to field", path);
    }
    if (table.holdsCounters()) { // totals of a lifetime, where the source says nothing of them
      columns.putIfAbsent("basis", constant(CounterBasis.LIFETIME.id()));
      columns.putIfAbsent("scope", constant(CounterScope.TOTAL.id()));
    }
    for (CanonicalColumn column : table.columns()) {
      boolean ofMetrics =
          its.value("metrics").isPresent()
              && (column.type() == CanonicalType.METRIC || column.type() == CanonicalType.AMOUNT);
      if (isRequired(column, table) && !ofMetrics && !columns.containsKey(column.name())) {
        problems.at(
            entry.place(),
            "the table %s needs the column %s: %s",
            table.id(),
            column.name(),
            column.meaning());
      }
    }
    return Collections.unmodifiableMap(columns);
  }

  private Value constant(String word) {
    return new Value(null, null, word, Map.of(), conventions);
  }

  private boolean isRequired(CanonicalColumn column, CanonicalTable table) {
    boolean timeOfEvent =
        table == CanonicalTable.ENGAGEMENTS && column.type() == CanonicalType.INSTANT;
    return column.required() || (timeOfEvent && conventions.precision() != TimePrecision.NONE);
  }

  private Value column(String path, YamlValue value, List<String> fields) {
    WrittenValue written = value(path, value, fields);
    if (written.means() != null) {
      problems.at(value.placeOf("means"), "there is no key %s.means; metrics have it", path);
    }
    return written.asValue();
  }

  /** How one value is obtained; a word alone is a field. */
  private WrittenValue value(String path, YamlValue value, List<String> fields) {
    YamlValue own = under("from", value);
    boolean ofExport =
        own.value("from").orElse(null) instanceof Scalar from
            && from.text().equals(Read.EXPORTED_AT);
    // The time of the export is a moment, whatever the export's own times are good for.
    YamlValue outer = ofExport ? SourceReader.CONVENTIONS : outerConventions;
    WrittenValue written =
        source
            .bind(WrittenValue.class, path, own, outer, SourceReader.CONVENTIONS, OF_A_VALUE)
            .orElseThrow();
    source.check(written.conventions(), own);
    if (Stream.of(written.from(), written.expr(), written.value()).filter(Objects::nonNull).count()
        != 1) {
      problems.at(own.place(), "%s needs exactly one of \"from\", \"expr\" and \"value\"", path);
    }
    if (written.from() != null && !fields.contains(written.from())) {
      String what = '"' + written.from() + "\" is not a field here";
      notAmong(own.placeOf("from"), what, written.from(), "fields", fields);
    }
    checkSql(written.expr(), fields, own.placeOf("expr"));
    return written;
  }

  /** A value that is no group of keys as the only key of one; a key left empty as no key. */
  static YamlValue under(String key, YamlValue value) {
    return value instanceof Keys
        ? value
        : new Keys(
            value.place(),
            value instanceof Nothing ? Map.of() : Map.of(key, new Entry(value.place(), value)));
  }

  /** The numbers of a record that are a row of counters each; empty where there are none. */
  private List<Counter> counters(
      CanonicalTable table,
      String path,
      YamlValue its,
      Collection<String> columns,
      List<String> fields) {
    Optional<YamlValue> written = its.value("metrics");
    if (written.isEmpty()) {
      return List.of();
    }
    Place place = its.placeOf("metrics");
    if (!table.holdsCounters()) {
      problems.at(place, "the table %s has no metrics", table.id());
      return List.of();
    }
    if (its.value("explode").isPresent()) {
      problems.at(place, "\"metrics\" and \"explode\" cannot be in the same table; use one");
    }
    for (String column : List.of("metric", "value")) {
      if (columns.contains(column)) {
        problems.at(
            its.placeOf("columns"),
            "\"metrics\" gives the column %s; leave it out of \"columns\"",
            column);
      }
    }
    if (!(written.get() instanceof Keys map) || map.entries().isEmpty()) {
      String words = written.get().words();
      problems.at(place, "%s is %s; it must be a map from metric to field", path, words);
      return List.of();
    }
    List<Counter> counters = new ArrayList<>();
    map.entries()
        .forEach(
            (name, e) -> {
              WrittenValue value = value(path + "." + name, e.value(), fields);
              counter(table, name, e.place(), value).ifPresent(counters::add);
            });
    return List.copyOf(counters);
  }

  private Optional<Counter> counter(
      CanonicalTable table, String name, Place place, WrittenValue value) {
    String[] parts = name.split("@", 2);
    Optional<CounterMetric.Name> metric = CounterMetric.named(parts[0]);
    if (metric.isEmpty()) {
      List<String> known = Stream.of(CounterMetric.values()).map(CounterMetric::id).toList();
      problems.at(
          place,
          "\"%s\" is no metric (metrics: %s)%s",
          parts[0],
          CounterMetric.words(),
          Nearest.hint(parts[0], known));
    } else if (table == CanonicalTable.COUNTERS && metric.get().metric().isOfAccounts()) {
      problems.at(place, "\"%s\" is counted of accounts: it goes to account_counters", parts[0]);
    }
    CounterScope scope = parts.length == 1 ? null : CounterScope.ofId(parts[1]).orElse(null);
    if (parts.length == 2 && scope == null) {
      List<String> known = Stream.of(CounterScope.values()).map(CounterScope::id).toList();
      notAmong(place, '"' + parts[1] + "\" is no scope", parts[1], "scopes", known);
    }
    return metric.map(known -> new Counter(known, scope, value.asValue(), value.means()));
  }

  private void notAmong(
      Place place, String sentence, String word, String noun, Collection<String> known) {
    problems.at(
        place,
        "%s (%s: %s)%s",
        sentence,
        noun,
        known.isEmpty() ? "none" : String.join(", ", known),
        Nearest.hint(word, known));
  }
}
