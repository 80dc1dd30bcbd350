package wildfire.ingest.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import wildfire.model.TimePrecision;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Items;

/**
 * Reads the tables that a read gives, and holds them to the fields and to the canonical columns.
 */
final class IntoReader {
  private static final Set<String> KEYS =
      Set.of("when", "per", "explode", "reject", "columns", "metrics");
  static final Set<String> VALUE_KEYS = new HashSet<>(ConventionsReader.KEYS);

  static {
    VALUE_KEYS.addAll(Set.of("from", "expr", "value", "map"));
  }

  private final Read read;
  private final Conventions conventions;
  private final Problems problems;

  private IntoReader(Read read, Conventions conventions, Problems problems) {
    this.read = read;
    this.conventions = conventions;
    this.problems = problems;
  }

  /** The tables of {@code into}: a map from table, or a list of such maps. */
  static List<Into> into(Keys keys, Read read, Conventions conventions, Problems problems) {
    IntoReader reader = new IntoReader(read, conventions, problems);
    List<Into> tables = new ArrayList<>();
    YamlValue given = keys.value("into");
    List<YamlValue> maps =
        given instanceof Items list ? list.values() : given == null ? List.of() : List.of(given);
    for (YamlValue map : maps) {
      if (map instanceof YamlValue.Keys byTable) {
        byTable
            .entries()
            .forEach((table, entry) -> reader.table(table, entry.place(), entry.value(), tables));
      } else {
        problems.at(
            map.place(), "\"into\" is %s; it must be a map from table to columns", map.words());
      }
    }
    if (maps.isEmpty()) {
      problems.at(keys.place("into"), "a read needs \"into\": the tables its rows go to");
    }
    return List.copyOf(tables);
  }

  private void table(String name, Place place, YamlValue value, List<Into> tables) {
    CanonicalTable table = CanonicalTable.byId().get(name);
    if (table == null) {
      problems.at(
          place,
          "there is no table \"%s\" (tables: %s)%s",
          name,
          String.join(", ", new TreeSet<>(CanonicalTable.byId().keySet())),
          Nearest.hint(name, new TreeSet<>(CanonicalTable.byId().keySet())));
      return;
    }
    Keys keys = Keys.of(value, "the table " + name, KEYS, problems);
    Per per = keys.word("per", Per.values(), "row");
    List<String> its =
        switch (per) {
          case ROW -> read.fieldNames();
          case FILE -> read.fileFieldNames();
        };
    List<String> fields = Stream.concat(its.stream(), Stream.of(Read.EXPORTED_AT)).toList();
    String when = condition(keys, fields);
    Explode explode = explode(keys, fields);
    List<String> names =
        explode == null ? fields : Stream.concat(fields.stream(), Stream.of(explode.as())).toList();
    List<Reject> reject = reject(keys, names);
    Map<String, Value> columns = columns(keys, place, table, names);
    List<Counter> counters = CountersReader.counters(keys, table, columns, this, names, problems);
    tables.add(new Into(table, when, per, explode, reject, columns, counters));
  }

  private String condition(Keys keys, List<String> fields) {
    String when = keys.text("when", null);
    if (when != null) {
      Expressions.check(when, fields, keys.place("when"), problems);
    }
    return when;
  }

  private Explode explode(Keys keys, List<String> fields) {
    if (!keys.has("explode")) {
      return null;
    }
    Keys inner = Keys.of(keys.value("explode"), "explode", Set.of("as", "expr"), problems);
    Explode explode = new Explode(inner.requiredText("as"), inner.requiredText("expr"));
    if (fields.stream().anyMatch(explode.as()::equalsIgnoreCase)) {
      problems.at(inner.place("as"), "\"%s\" is already the name of a field", explode.as());
    }
    if (inner.has("expr")) {
      Expressions.check(explode.expr(), fields, inner.place("expr"), problems);
    }
    return explode;
  }

  private List<Reject> reject(Keys keys, List<String> names) {
    if (!keys.has("reject")) {
      return List.of();
    }
    if (!(keys.value("reject") instanceof Items items)) {
      keys.mustBe("reject", keys.value("reject").words(), "a list of { when, because }");
      return List.of();
    }
    List<Reject> rejects = new ArrayList<>();
    for (YamlValue item : items.values()) {
      Keys inner = Keys.of(item, "a reject", Set.of("when", "because"), problems);
      rejects.add(new Reject(inner.requiredText("when"), inner.requiredText("because")));
      if (inner.has("when")) {
        Expressions.check(inner.text("when", ""), names, inner.place("when"), problems);
      }
    }
    return List.copyOf(rejects);
  }

  private Map<String, Value> columns(
      Keys keys, Place place, CanonicalTable table, List<String> names) {
    Map<String, Value> columns = new LinkedHashMap<>();
    if (keys.value("columns") instanceof YamlValue.Keys map) {
      List<String> known = table.columns().stream().map(CanonicalColumn::name).toList();
      map.entries()
          .forEach(
              (column, entry) -> {
                if (!known.contains(column)) {
                  problems.at(
                      entry.place(),
                      "%s has no column \"%s\" (columns: %s)%s",
                      table.id(),
                      column,
                      String.join(", ", known),
                      Nearest.hint(column, known));
                } else {
                  columns.put(column, value(column, entry.value(), names));
                }
              });
    } else {
      problems.at(
          keys.place("columns"),
          "the table %s needs \"columns\": a map from column to field",
          table.id());
    }
    if (table.holdsCounters()) {
      CountersReader.addDefaults(keys, columns, conventions);
    }
    for (CanonicalColumn column : table.columns()) {
      if (CountersReader.isOfMetrics(keys, column)) {
        continue;
      }
      if (isRequired(column, table) && !columns.containsKey(column.name())) {
        problems.at(
            place,
            "the table %s needs the column %s: %s",
            table.id(),
            column.name(),
            column.meaning());
      }
    }
    return Collections.unmodifiableMap(columns);
  }

  private boolean isRequired(CanonicalColumn column, CanonicalTable table) {
    boolean timeOfEvent =
        table == CanonicalTable.ENGAGEMENTS && column.type() == CanonicalType.INSTANT;
    return column.required() || (timeOfEvent && conventions.precision() != TimePrecision.NONE);
  }

  /** How one value is obtained. */
  Value value(String column, YamlValue value, List<String> names) {
    return value(column, value, names, VALUE_KEYS);
  }

  /**
   * The same of a value beside which more may stand.
   *
   * @param known the keys it may have
   */
  Value value(String column, YamlValue value, List<String> names, Set<String> known) {
    if (!(value instanceof YamlValue.Keys)) {
      String field = Keys.textOf(value, "the column " + column, problems);
      checkField(field, names, value.place());
      return new Value(field, null, null, Map.of(), conventionsOf(field));
    }
    Keys keys = Keys.of(value, "the column " + column, known, problems);
    String from = keys.text("from", null);
    String expr = keys.text("expr", null);
    if (Stream.of("from", "expr", "value").filter(keys::has).count() != 1) {
      problems.at(
          keys.place(),
          "the column %s needs exactly one of \"from\", \"expr\" and \"value\"",
          column);
    }
    if (from != null) {
      checkField(from, names, keys.place("from"));
    }
    if (expr != null) {
      Expressions.check(expr, names, keys.place("expr"), problems);
    }
    return new Value(
        from,
        expr,
        keys.text("value", null),
        keys.textMap("map"),
        ConventionsReader.conventions(keys, conventionsOf(from), problems));
  }

  /** The time of the export is a moment, whatever the export's own times are good for. */
  private Conventions conventionsOf(String field) {
    return Read.EXPORTED_AT.equals(field) ? ConventionsReader.DEFAULTS : conventions;
  }

  private void checkField(String field, List<String> names, Place place) {
    if (!names.contains(field)) {
      problems.at(
          place,
          "\"%s\" is not a field here (fields: %s)%s",
          field,
          names.isEmpty() ? "none" : String.join(", ", names),
          Nearest.hint(field, names));
    }
  }
}
