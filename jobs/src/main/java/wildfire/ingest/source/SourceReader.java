package wildfire.ingest.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildfire.ingest.CanonicalTable;
import wildfire.model.CounterBasis;
import wildfire.model.CounterScope;
import wildfire.model.OperatorError;
import wildfire.yaml.Key;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.RecordBinder;
import wildfire.yaml.YamlDocument;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Keys;
import wildfire.yaml.YamlValue.Scalar;

/**
 * Reads the YAML of a source. Strict: whatever is not understood is a problem, and all problems of
 * a file are reported at once, each with its line. What may be written in short is written out
 * first; then the records are made, and held to their rules.
 */
public final class SourceReader {
  private record Written(
      @Key(or = "nothing", required = "whose export it is, and what it tells") String describes,
      @Key(or = "{}") Conventions conventions,
      @Key(or = "[]", required = "the kinds of file in the export") List<Read> reads) {}

  private final Problems problems = new Problems();
  private final RecordBinder binder =
      new RecordBinder(problems, Written.class, "built-in conventions");
  private final SourceRules rules = new SourceRules(problems);
  private Keys conventions;

  private SourceReader() {}

  /**
   * The source that a file describes; it is called like the file, without the ending.
   *
   * @throws OperatorError if the file cannot be read or does not describe a source
   */
  public static Source read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    try {
      return parse(name, file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The source %s cannot be read (%s). Check that the file is there, is UTF-8 text and may"
              + " be read.",
          file, unreadable);
    }
  }

  /**
   * The source that a text describes.
   *
   * @param shownAs the file's name in problems
   * @throws OperatorError with every problem of the text
   */
  public static Source parse(String name, String shownAs, String yaml) {
    return new SourceReader().source(name, shownAs, yaml);
  }

  private Source source(String name, String shownAs, String yaml) {
    YamlValue document = YamlDocument.keys(shownAs, yaml, problems);
    problems.throwIfAny("source " + name);
    Keys none = new Keys(document.place(), Map.of());
    YamlValue own = document.value("conventions").orElse(none);
    rules.check(binder.read(Conventions.class, "conventions", List.of(own)).orElseThrow(), own);
    conventions = problems.none() && own instanceof Keys its ? its : none; // said once
    YamlValue whole =
        document.with(
            "reads",
            reads ->
                reads.each(read -> read.with("fields", this::fields).with("into", this::tables)));
    Written written = binder.read(Written.class, List.of(whole)).orElseThrow();
    rules.check(written.reads(), written.conventions(), whole);
    problems.throwIfAny("source " + name);
    return new Source(name, written.describes(), written.conventions(), written.reads());
  }

  /** A list of names, or a map from name to what the column is called in the files; as a map. */
  private YamlValue fields(YamlValue written) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    if (written instanceof Items names) {
      for (YamlValue item : names.values()) {
        String name = item instanceof Scalar scalar ? scalar.text() : item.words();
        if (fields.put(name, field(name, item.place(), item.under("names"))) != null) {
          problems.at(item.place(), "the field \"%s\" is there twice", name);
        }
      }
    } else if (written instanceof Keys map) {
      map.entries()
          .forEach(
              (name, its) ->
                  fields.put(name, field(name, its.place(), its.value().under("names"))));
    } else {
      return written;
    }
    return new Keys(written.place(), fields);
  }

  /** A field that says nothing else has one name, its own. */
  private static Entry field(String name, Place place, Keys its) {
    Entry itself = new Entry(place, new Scalar(place, name));
    return new Entry(place, its.over(new Keys(place, Map.of("names", itself))));
  }

  /** A map from table, or a list of such maps; as a list of tables. */
  private YamlValue tables(YamlValue written) {
    List<YamlValue> tables = new ArrayList<>();
    for (YamlValue each : written instanceof Items list ? list.values() : List.of(written)) {
      if (each instanceof Keys byTable) {
        byTable.entries().forEach((name, its) -> table(name, its, tables));
      } else {
        String must = "\"into\" is %s; it must be a map from table to columns";
        problems.at(each.place(), must, each.words());
      }
    }
    return new Items(written.place(), tables);
  }

  private void table(String name, Entry written, List<YamlValue> tables) {
    CanonicalTable table = CanonicalTable.byId().get(name);
    if (table == null) {
      String what = "there is no table \"" + name + '"';
      rules.notAmong(written.place(), what, name, "tables", CanonicalTable.byId().keySet());
    } else if (written.value() instanceof Keys its) {
      Keys named = its.over(constant("table", written.place(), new Scalar(written.place(), name)));
      tables.add(
          named
              .with("columns", columns -> columns(table, columns))
              .with("metrics", metrics -> metrics.each(this::value)));
    } else {
      problems.at(written.place(), "%s is %s; it must hold keys", name, written.value().words());
    }
  }

  /** Counters are totals of a lifetime, where the source says nothing of them. */
  private YamlValue columns(CanonicalTable table, YamlValue written) {
    YamlValue columns = written;
    if (table.holdsCounters() && written instanceof Keys its) {
      columns =
          its.over(total("basis", CounterBasis.LIFETIME.id()))
              .over(total("scope", CounterScope.TOTAL.id()));
    }
    return columns.each(this::value);
  }

  private Keys total(String column, String word) {
    Place place = conventions.place();
    return constant(column, place, constant("value", place, new Scalar(place, word)));
  }

  private static Keys constant(String key, Place place, YamlValue value) {
    return new Keys(place, Map.of(key, new Entry(place, value)));
  }

  /** How one value is obtained: a word alone is a field, and the source's conventions hold. */
  private YamlValue value(YamlValue written) {
    Keys own = written.under("from");
    boolean ofExport =
        own.value("from").orElse(null) instanceof Scalar from
            && from.text().equals(Read.EXPORTED_AT);
    // The time of the export is a moment, whatever the export's own times are good for.
    return ofExport ? own : own.over(conventions);
  }
}
