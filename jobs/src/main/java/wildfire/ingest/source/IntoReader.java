package wildfire.ingest.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Keys;
import wildfire.yaml.YamlValue.Scalar;

/**
 * Reads the tables that rows of a read go to, and holds them to the canonical columns.
 *
 * @param given the read as it is written
 * @param conventions those of the source
 * @param outerConventions the same as they are written
 */
record IntoReader(
    SourceReader source,
    String path,
    YamlValue given,
    Read read,
    Conventions conventions,
    YamlValue outerConventions) {
  private record WrittenTable(
      String when,
      Per per,
      YamlValue explode,
      List<Reject> reject,
      YamlValue columns,
      YamlValue metrics) {}

  private static final YamlValue TABLE =
      SourceReader.defaults("{when: , per: row, explode: , reject: [], columns: , metrics: }");

  private static final YamlValue VALUE =
      SourceReader.defaults("{from: , expr: , value: , map: {}, means: }");

  private Problems problems() {
    return source.problems();
  }

  /** The tables of {@code into}: a map from table, or a list of such maps. */
  List<Into> tables() {
    List<Into> into = new ArrayList<>();
    YamlValue written = given.value("into").orElse(new Items(given.place(), List.of()));
    List<YamlValue> maps = written instanceof Items list ? list.values() : List.of(written);
    for (YamlValue map : maps) {
      if (map instanceof Keys byTable) {
        byTable.entries().forEach((name, entry) -> table(name, entry).ifPresent(into::add));
      } else {
        problems()
            .at(map.place(), "\"into\" is %s; it must be a map from table to columns", map.words());
      }
    }
    if (maps.isEmpty()) {
      problems().at(given.placeOf("into"), "%s.into is missing: the tables its rows go to", path);
    }
    return List.copyOf(into);
  }

  private Optional<Into> table(String name, Entry entry) {
    CanonicalTable table = CanonicalTable.byId().get(name);
    if (table == null) {
      Set<String> known = new TreeSet<>(CanonicalTable.byId().keySet());
      source.notAmong(entry.place(), "there is no table \"" + name + '"', name, "tables", known);
      return Optional.empty();
    }
    String where = path + ".into." + name;
    YamlValue its = entry.value();
    WrittenTable written = source.bind(WrittenTable.class, where, its, TABLE).orElseThrow();
    List<String> fields =
        new ArrayList<>(written.per() == Per.FILE ? read.fileFieldNames() : read.fieldNames());
    fields.add(Read.EXPORTED_AT);
    source.checkSql(written.when(), fields, its.placeOf("when"));
    Explode explode = explode(where + ".explode", its, fields);
    if (explode != null) {
      fields.add(explode.as());
    }
    if (its.value("reject").orElse(null) instanceof Items items) {
      for (int i = 0; i < written.reject().size(); i++) {
        Place place = items.values().get(i).placeOf("when");
        source.checkSql(written.reject().get(i).when(), fields, place);
      }
    }
    Map<String, Value> columns = columns(table, where + ".columns", entry, fields);
    List<Counter> counters = counters(table, where + ".metrics", its, columns.keySet(), fields);
    return Optional.of(
        new Into(
            table, written.when(), written.per(), explode, written.reject(), columns, counters));
  }

  private Explode explode(String where, YamlValue table, List<String> fields) {
    Explode explode =
        table.value("explode").flatMap(it -> source.bind(Explode.class, where, it)).orElse(null);
    if (explode != null) {
      if (fields.stream().anyMatch(explode.as()::equalsIgnoreCase)) {
        problems()
            .at(
                table.placeOf("explode", "as"),
                "\"%s\" is already the name of a field",
                explode.as());
      }
      source.checkSql(explode.expr(), fields, table.placeOf("explode", "expr"));
    }
    return explode;
  }

  private Map<String, Value> columns(
      CanonicalTable table, String where, Entry entry, List<String> fields) {
    YamlValue its = entry.value();
    Map<String, Value> columns = new LinkedHashMap<>();
    List<String> known = table.columns().stream().map(CanonicalColumn::name).toList();
    if (its.value("columns").orElse(null) instanceof Keys map) {
      map.entries()
          .forEach(
              (column, e) -> {
                if (known.contains(column)) {
                  columns.put(column, column(where + "." + column, e.value(), fields));
                } else {
                  String what = table.id() + " has no column \"" + column + '"';
                  source.notAmong(e.place(), what, column, "columns", known);
                }
              });
    } else {
      problems()
          .at(
              its.placeOf("columns"),
              "%s is missing: it must be a map from column to field",
              where);
    }
    if (table.holdsCounters()) { // totals of a lifetime, where the source says nothing of them
      columns.putIfAbsent("basis", constant(CounterBasis.LIFETIME.id()));
      columns.putIfAbsent("scope", constant(CounterScope.TOTAL.id()));
    }
    boolean metrics = its.value("metrics").isPresent();
    for (CanonicalColumn column : table.columns()) {
      boolean ofMetrics =
          metrics
              && (column.type() == CanonicalType.METRIC || column.type() == CanonicalType.AMOUNT);
      if (isRequired(column, table) && !ofMetrics && !columns.containsKey(column.name())) {
        problems()
            .at(
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
    return bind("", SourceReader.defaults("{value: " + word + "}"), outerConventions);
  }

  private Value bind(String where, YamlValue own, YamlValue outer) {
    return source
        .bind(Value.class, where, own, outer, SourceReader.CONVENTIONS, VALUE)
        .orElseThrow();
  }

  private boolean isRequired(CanonicalColumn column, CanonicalTable table) {
    boolean timeOfEvent =
        table == CanonicalTable.ENGAGEMENTS && column.type() == CanonicalType.INSTANT;
    return column.required() || (timeOfEvent && conventions.precision() != TimePrecision.NONE);
  }

  private Value column(String where, YamlValue value, List<String> fields) {
    Value written = value(where, value, fields);
    if (written.means() != null) {
      problems().at(value.placeOf("means"), "there is no key %s.means; metrics have it", where);
    }
    return written;
  }

  /** How one value is obtained; a word alone is a field. */
  private Value value(String where, YamlValue value, List<String> fields) {
    YamlValue own = value.under("from");
    boolean ofExport =
        own.value("from").orElse(null) instanceof Scalar from
            && from.text().equals(Read.EXPORTED_AT);
    // The time of the export is a moment, whatever the export's own times are good for.
    YamlValue outer = ofExport ? SourceReader.CONVENTIONS : outerConventions;
    Value written = bind(where, own, outer);
    source.check(written.conventions(), own);
    if (Stream.of(written.from(), written.expr(), written.value()).filter(Objects::nonNull).count()
        != 1) {
      problems().at(own.place(), "%s needs exactly one of \"from\", \"expr\" and \"value\"", where);
    }
    if (written.from() != null && !fields.contains(written.from())) {
      String what = '"' + written.from() + "\" is not a field here";
      source.notAmong(own.placeOf("from"), what, written.from(), "fields", fields);
    }
    source.checkSql(written.expr(), fields, own.placeOf("expr"));
    return written;
  }

  /** The numbers of a record that are a row of counters each; empty where there are none. */
  private List<Counter> counters(
      CanonicalTable table,
      String where,
      YamlValue its,
      Collection<String> columns,
      List<String> fields) {
    YamlValue written = its.value("metrics").orElse(null);
    if (written == null) {
      return List.of();
    }
    Place place = its.placeOf("metrics");
    if (!table.holdsCounters()) {
      problems().at(place, "the table %s has no metrics", table.id());
      return List.of();
    }
    if (its.value("explode").isPresent()) {
      problems().at(place, "\"metrics\" and \"explode\" cannot be in the same table; use one");
    }
    for (String column : List.of("metric", "value")) {
      if (columns.contains(column)) {
        String leave = "\"metrics\" gives the column %s; leave it out of \"columns\"";
        problems().at(its.placeOf("columns"), leave, column);
      }
    }
    List<Counter> counters = new ArrayList<>();
    if (written instanceof Keys map && !map.entries().isEmpty()) {
      map.entries()
          .forEach(
              (name, e) -> {
                Value value = value(where + "." + name, e.value(), fields);
                counter(table, name, e.place(), value).ifPresent(counters::add);
              });
    } else {
      String must = "%s is %s; it must be a map from metric to field";
      problems().at(place, must, where, written.words());
    }
    return List.copyOf(counters);
  }

  private Optional<Counter> counter(CanonicalTable table, String name, Place place, Value value) {
    String[] parts = name.split("@", 2);
    Optional<CounterMetric.Name> metric = CounterMetric.named(parts[0]);
    if (metric.isEmpty()) {
      List<String> known = Stream.of(CounterMetric.values()).map(CounterMetric::id).toList();
      problems()
          .at(
              place,
              "\"%s\" is no metric (metrics: %s)%s",
              parts[0],
              CounterMetric.words(),
              Nearest.hint(parts[0], known));
    } else if (table == CanonicalTable.COUNTERS && metric.get().metric().isOfAccounts()) {
      problems().at(place, "\"%s\" is counted of accounts: it goes to account_counters", parts[0]);
    }
    CounterScope scope = parts.length == 1 ? null : CounterScope.ofId(parts[1]).orElse(null);
    if (parts.length == 2 && scope == null) {
      List<String> known = Stream.of(CounterScope.values()).map(CounterScope::id).toList();
      source.notAmong(place, '"' + parts[1] + "\" is no scope", parts[1], "scopes", known);
    }
    return metric.map(known -> new Counter(known, scope, value));
  }
}
