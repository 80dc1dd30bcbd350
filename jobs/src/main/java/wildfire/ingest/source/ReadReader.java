package wildfire.ingest.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.CanonicalType;
import wildfire.ingest.source.Into.Counter;
import wildfire.ingest.source.Into.Explode;
import wildfire.ingest.source.Into.Per;
import wildfire.ingest.source.Into.Reject;
import wildfire.ingest.source.Into.Value;
import wildfire.ingest.source.Read.Field;
import wildfire.ingest.source.Read.Format;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.TimePrecision;
import wildfire.yaml.KeyNames;
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
 * Reads one entry of {@code reads}, and holds what is made of it to the canonical columns.
 *
 * @param given the read as it is written
 * @param conventions those of the source
 * @param outerConventions the same as they are written
 */
record ReadReader(
    SourceReader source,
    String path,
    YamlValue given,
    Conventions conventions,
    YamlValue outerConventions) {
  private record Written(
      String files,
      Pattern fileName,
      Pattern folder,
      Format format,
      @Verbatim List<String> encoding,
      @Verbatim List<String> delimiter,
      boolean header,
      int headerRows,
      int skipLines,
      String sheet,
      Map<String, Pattern> passOver,
      String records,
      Pattern line,
      Pattern once,
      YamlValue fields,
      YamlValue into) {}

  private static final YamlValue READ =
      SourceReader.defaults(
          """
          {files: "*", file_name: , folder: , format: csv, encoding: UTF-8, delimiter: ",",
          header: true, header_rows: 1, skip_lines: 0, sheet: , pass_over: {}, records: , line: ,
          once: , fields: , into: }
          """);

  private static final YamlValue FIELD = SourceReader.defaults("{names: [], required: true}");

  private record WrittenTable(
      String when,
      Per per,
      YamlValue explode,
      YamlValue reject,
      YamlValue columns,
      YamlValue metrics) {}

  private static final YamlValue TABLE =
      SourceReader.defaults("{when: , per: row, explode: , reject: , columns: , metrics: }");

  private static final YamlValue VALUE =
      SourceReader.defaults("{from: , expr: , value: , map: {}, means: }");

  private static final Set<Format> CSV = Set.of(Format.CSV);
  private static final Map<String, Set<Format>> ONLY_FOR =
      Map.of(
          "delimiter", CSV,
          "header", CSV,
          "header_rows", CSV,
          "sheet", CSV,
          "records", Set.of(Format.JSON, Format.NDJSON),
          "line", Set.of(Format.LINES),
          "once", Set.of(Format.LINES));

  /** What an expression can name without quotes. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The columns that every record has beside its fields. */
  private static final Set<String> TAKEN =
      Set.of("file_id", "position", "raw_text", "problem", Read.EXPORTED_AT);

  /** What splits text into records; an encoding must write it as ASCII does. */
  private static final String STRUCTURE = "\n\r\t \",;|{}[]:\\0aA";

  private Problems problems() {
    return source.problems();
  }

  Read read() {
    Written written = source.bind(Written.class, path, given, READ).orElseThrow();
    source.require(given, path, "files", "a glob of the files, such as \"*.csv\"");
    source.require(given, path, "format", "csv, json, ndjson, lines or parquet");
    checkGlob(written.files());
    List<Into> into = new ArrayList<>();
    Read read =
        new Read(
            written.files(),
            written.fileName(),
            written.folder(),
            written.format(),
            encodings(written.encoding()),
            delimiters(written.delimiter()),
            written.header() ? written.headerRows() : 0,
            written.skipLines(),
            written.sheet(),
            passOver(written.passOver()),
            written.records(),
            written.line(),
            written.once(),
            fields(written.fields()),
            into);
    check(read, written);
    readTables(read, into);
    return read;
  }

  private void checkGlob(String files) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + files);
    } catch (PatternSyntaxException broken) {
      problems().at(given.placeOf("files"), "\"files\" is not a glob: %s", broken.getDescription());
    }
  }

  private List<String> encodings(List<String> written) {
    List<String> encodings = written.stream().map(this::encoding).toList();
    if (encodings.isEmpty() || encodings.size() > 2) {
      mustBe("encoding", "a list of " + encodings.size(), "one encoding, or two to choose from");
      return List.of("UTF-8");
    }
    if (encodings.size() == 2 && !encodings.get(0).equals("UTF-8")) {
      mustBe("encoding", encodings.get(0), "UTF-8 first: no other can be told from the bytes");
    }
    return encodings;
  }

  private String encoding(String text) {
    try {
      Charset charset = Charset.forName(text);
      byte[] ascii = STRUCTURE.getBytes(StandardCharsets.US_ASCII);
      boolean splits =
          charset.name().startsWith("UTF-16")
              || (!charset.name().startsWith("ISO-2022")
                  && charset.canEncode()
                  && Arrays.equals(STRUCTURE.getBytes(charset), ascii));
      if (!splits) {
        problems()
            .at(
                given.placeOf("encoding"),
                "files in %s cannot be split into rows; convert them to UTF-8",
                charset.name());
      }
      return charset.name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException wrong) {
      String hint = Nearest.hint(text, Charset.availableCharsets().keySet());
      mustBe("encoding", '"' + text + '"', "the name of an encoding" + hint);
      return "UTF-8";
    }
  }

  private String delimiters(List<String> written) {
    for (String each : written) {
      if (each.length() != 1 || each.charAt(0) == '"' || each.charAt(0) > 127) {
        mustBe("delimiter", '"' + each + '"', "one character of ASCII but the quote, or a list");
      }
    }
    return written.isEmpty() ? "," : String.join("", written);
  }

  private static Map<String, Pattern> passOver(Map<String, Pattern> written) {
    Map<String, Pattern> capitalsApart = new HashMap<>(written);
    capitalsApart.replaceAll(
        (field, pattern) ->
            Pattern.compile(pattern.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    return capitalsApart;
  }

  /** A list of names, or a map from name to what the column is called in the files. */
  private Map<String, Field> fields(YamlValue written) {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (written instanceof Items names) {
      for (YamlValue item : names.values()) {
        String name = item instanceof Scalar scalar ? scalar.text() : item.words();
        if (fields.put(name, new Field(List.of(name), true)) != null) {
          problems().at(item.place(), "the field \"%s\" is there twice", name);
        }
      }
    } else if (written instanceof Keys map) {
      map.entries()
          .forEach((name, e) -> field(name, e.value()).ifPresent(f -> fields.put(name, f)));
    } else if (!(written instanceof Nothing)) {
      mustBe("fields", written.words(), "a list of names, or a map from name to column");
    }
    return Collections.unmodifiableMap(fields);
  }

  /** A field that says nothing else has one name, its own. */
  private Optional<Field> field(String name, YamlValue written) {
    YamlValue own = under("names", written);
    Optional<Field> field = source.bind(Field.class, path + ".fields." + name, own, FIELD);
    return own.value("names").isPresent()
        ? field
        : field.map(named -> new Field(List.of(name), named.required()));
  }

  private void check(Read read, Written written) {
    ONLY_FOR.forEach(
        (key, formats) -> {
          if (given.value(key).isPresent() && !formats.contains(read.format())) {
            Stream<String> names = formats.stream().map(format -> KeyNames.of(format)).sorted();
            problems()
                .at(
                    given.placeOf(key),
                    "\"%s\" has a meaning for format: %s only",
                    key,
                    names.collect(Collectors.joining(" and ")));
          }
        });
    if (written.headerRows() < 1 || written.headerRows() > 2) {
      mustBe("header_rows", "" + written.headerRows(), "1 or 2");
    }
    if (written.skipLines() < 0) {
      mustBe("skip_lines", "" + written.skipLines(), "a count from 0");
    }
    if (read.format() != Format.LINES) {
      source.require(given, path, "fields", "the columns that are read");
    } else {
      source.require(given, path, "line", "the pattern of a row");
      if (given.value("fields").isPresent()) {
        problems()
            .at(
                given.placeOf("fields"),
                "format: lines takes its fields from the named groups of \"line\"; leave \"fields\" out");
      }
    }
    checkNames(read);
    Set<String> fields = read.fields().keySet();
    for (String field : read.passOver().keySet()) {
      if (!fields.contains(field)) {
        String what = "\"pass_over\" speaks of \"" + field + "\", which is not a field";
        source.notAmong(given.placeOf("pass_over", field), what, field, "fields", fields);
      }
    }
  }

  private void checkNames(Read read) {
    Set<String> names = new HashSet<>();
    for (String name : read.fieldNames()) {
      Field field = read.fields().get(name);
      Place place = field == null ? given.place() : given.placeOf("fields", name);
      if (!NAME.matcher(name).matches()) {
        problems()
            .at(
                place,
                "\"%s\" cannot be named in an expression; give the field a short name and put this"
                    + " one behind it, as in post_id: \"Post ID\"",
                name);
      }
      if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        problems()
            .at(place, "\"%s\" is the name of something every record has; choose another", name);
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        problems().at(place, "the field \"%s\" is there twice (capitals make no difference)", name);
      }
      if (field != null && field.names().isEmpty()) {
        problems().at(place, "the field \"%s\" has no name in the files", name);
      }
    }
  }

  private void mustBe(String key, String shown, String expected) {
    problems().at(given.placeOf(key), "\"%s\" is %s; it must be %s", key, shown, expected);
  }

  /** The tables of {@code into}: a map from table, or a list of such maps. */
  private void readTables(Read read, List<Into> into) {
    YamlValue written = given.value("into").orElse(new Items(given.place(), List.of()));
    List<YamlValue> maps = written instanceof Items list ? list.values() : List.of(written);
    for (YamlValue map : maps) {
      if (map instanceof Keys byTable) {
        byTable.entries().forEach((name, entry) -> readTable(read, name, entry, into));
      } else {
        problems()
            .at(map.place(), "\"into\" is %s; it must be a map from table to columns", map.words());
      }
    }
    if (maps.isEmpty()) {
      problems().at(given.placeOf("into"), "%s.into is missing: the tables its rows go to", path);
    }
  }

  private void readTable(Read read, String name, Entry entry, List<Into> into) {
    CanonicalTable table = CanonicalTable.byId().get(name);
    if (table == null) {
      Set<String> known = new TreeSet<>(CanonicalTable.byId().keySet());
      source.notAmong(entry.place(), "there is no table \"" + name + '"', name, "tables", known);
      return;
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
    List<Reject> reject = reject(where + ".reject", its, fields);
    Map<String, Value> columns = columns(table, where + ".columns", entry, fields);
    List<Counter> counters = counters(table, where + ".metrics", its, columns.keySet(), fields);
    into.add(new Into(table, written.when(), written.per(), explode, reject, columns, counters));
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

  private List<Reject> reject(String where, YamlValue table, List<String> fields) {
    YamlValue written = table.value("reject").orElse(new Items(table.place(), List.of()));
    List<Reject> rejects = new ArrayList<>();
    if (written instanceof Items items) {
      for (YamlValue item : items.values()) {
        String its = where + "[" + (rejects.size() + 1) + "]";
        source
            .bind(Reject.class, its, item)
            .ifPresent(
                reject -> {
                  source.checkSql(reject.when(), fields, item.placeOf("when"));
                  rejects.add(reject);
                });
      }
    } else {
      String must = "%s is %s; it must be a list of { when, because }";
      problems().at(written.place(), must, where, written.words());
    }
    return List.copyOf(rejects);
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
    YamlValue own = under("from", value);
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

  /** A value that is no group of keys as the only key of one; a key left empty as no key. */
  private static YamlValue under(String key, YamlValue value) {
    return value instanceof Keys
        ? value
        : new Keys(
            value.place(),
            value instanceof Nothing ? Map.of() : Map.of(key, new Entry(value.place(), value)));
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
