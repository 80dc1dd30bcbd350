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
import wildfire.ingest.source.Into.Explode;
import wildfire.ingest.source.Into.Per;
import wildfire.ingest.source.Into.Reject;
import wildfire.ingest.source.Into.Value;
import wildfire.model.TimePrecision;

/**
 * Reads the tables that a read gives, and holds them to the fields and to the canonical columns.
 */
final class IntoReader {
  private static final Set<String> KEYS = Set.of("when", "per", "explode", "reject", "columns");
  private static final Set<String> VALUE_KEYS = new HashSet<>(ConventionsReader.KEYS);

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
    YamlNode node = keys.node("into");
    List<YamlNode> maps =
        node instanceof YamlNode.Sequence list
            ? list.items()
            : node == null ? List.of() : List.of(node);
    for (YamlNode map : maps) {
      if (map instanceof YamlNode.Mapping byTable) {
        byTable
            .members()
            .forEach(
                (table, value) ->
                    reader.table(table, byTable.keyLines().get(table), value, tables));
      } else {
        problems.at(
            map.line(), "\"into\" must map tables to columns, and here stands %s", map.kind());
      }
    }
    if (maps.isEmpty()) {
      problems.at(keys.line("into"), "a read needs \"into\": the tables its rows go to");
    }
    return List.copyOf(tables);
  }

  private void table(String name, int line, YamlNode node, List<Into> tables) {
    CanonicalTable table = CanonicalTable.byId().get(name);
    if (table == null) {
      problems.at(
          line,
          "there is no table \"%s\" (tables: %s)%s",
          name,
          String.join(", ", new TreeSet<>(CanonicalTable.byId().keySet())),
          Nearest.hint(name, new TreeSet<>(CanonicalTable.byId().keySet())));
      return;
    }
    Keys keys = Keys.of(node, "the table " + name, KEYS, problems);
    Per per = keys.word("per", Per.values(), "row");
    List<String> fields =
        switch (per) {
          case ROW -> read.fieldNames();
          case FILE -> read.fileFieldNames();
        };
    String when = condition(keys, fields);
    Explode explode = explode(keys, fields);
    List<String> names =
        explode == null ? fields : Stream.concat(fields.stream(), Stream.of(explode.as())).toList();
    List<Reject> reject = reject(keys, names);
    Map<String, Value> columns = columns(keys, line, table, names);
    tables.add(new Into(table, when, per, explode, reject, columns));
  }

  private String condition(Keys keys, List<String> fields) {
    String when = keys.text("when", null);
    if (when != null) {
      Expressions.check(when, fields, keys.line("when"), problems);
    }
    return when;
  }

  private Explode explode(Keys keys, List<String> fields) {
    if (!keys.has("explode")) {
      return null;
    }
    Keys inner = Keys.of(keys.node("explode"), "explode", Set.of("as", "expr"), problems);
    Explode explode = new Explode(inner.requiredText("as"), inner.requiredText("expr"));
    if (fields.stream().anyMatch(explode.as()::equalsIgnoreCase)) {
      problems.at(inner.line("as"), "\"%s\" is already the name of a field", explode.as());
    }
    if (inner.has("expr")) {
      Expressions.check(explode.expr(), fields, inner.line("expr"), problems);
    }
    return explode;
  }

  private List<Reject> reject(Keys keys, List<String> names) {
    if (!keys.has("reject")) {
      return List.of();
    }
    if (!(keys.node("reject") instanceof YamlNode.Sequence items)) {
      problems.at(keys.line("reject"), "\"reject\" must be a list of { when, because }");
      return List.of();
    }
    List<Reject> rejects = new ArrayList<>();
    for (YamlNode item : items.items()) {
      Keys inner = Keys.of(item, "a reject", Set.of("when", "because"), problems);
      rejects.add(new Reject(inner.requiredText("when"), inner.requiredText("because")));
      if (inner.has("when")) {
        Expressions.check(inner.text("when", ""), names, inner.line("when"), problems);
      }
    }
    return List.copyOf(rejects);
  }

  private Map<String, Value> columns(
      Keys keys, int line, CanonicalTable table, List<String> names) {
    Map<String, Value> columns = new LinkedHashMap<>();
    if (keys.node("columns") instanceof YamlNode.Mapping map) {
      List<String> known = table.columns().stream().map(CanonicalColumn::name).toList();
      map.members()
          .forEach(
              (column, node) -> {
                if (!known.contains(column)) {
                  problems.at(
                      map.keyLines().get(column),
                      "%s has no column \"%s\" (columns: %s)%s",
                      table.id(),
                      column,
                      String.join(", ", known),
                      Nearest.hint(column, known));
                } else {
                  columns.put(column, value(column, node, names));
                }
              });
    } else {
      problems.at(
          keys.line("columns"),
          "the table %s needs \"columns\": a map from column to field",
          table.id());
    }
    for (CanonicalColumn column : table.columns()) {
      if (isRequired(column, table) && !columns.containsKey(column.name())) {
        problems.at(
            line,
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

  private Value value(String column, YamlNode node, List<String> names) {
    if (!(node instanceof YamlNode.Mapping)) {
      String field = Keys.textOf(node, "the column " + column, problems);
      checkField(field, names, node.line());
      return new Value(field, null, null, Map.of(), conventions);
    }
    Keys keys = Keys.of(node, "the column " + column, VALUE_KEYS, problems);
    String from = keys.text("from", null);
    String expr = keys.text("expr", null);
    if (Stream.of("from", "expr", "value").filter(keys::has).count() != 1) {
      problems.at(
          keys.line(),
          "the column %s needs exactly one of \"from\", \"expr\" and \"value\"",
          column);
    }
    if (from != null) {
      checkField(from, names, keys.line("from"));
    }
    if (expr != null) {
      Expressions.check(expr, names, keys.line("expr"), problems);
    }
    return new Value(
        from,
        expr,
        keys.text("value", null),
        keys.textMap("map"),
        ConventionsReader.conventions(keys, conventions, problems));
  }

  private void checkField(String field, List<String> names, int line) {
    if (!names.contains(field)) {
      problems.at(
          line,
          "\"%s\" is not a field here (fields: %s)%s",
          field,
          names.isEmpty() ? "none" : String.join(", ", names),
          Nearest.hint(field, names));
    }
  }
}
