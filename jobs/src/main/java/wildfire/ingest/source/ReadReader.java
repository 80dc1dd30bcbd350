package wildfire.ingest.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.ingest.source.Read.Field;
import wildfire.ingest.source.Read.Format;
import wildfire.yaml.KeyNames;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Keys;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/**
 * Reads one entry of {@code reads}.
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
  private static final YamlValue.Keys READ =
      SourceReader.defaults(
          """
          {files: "*", file_name: , folder: , format: csv, encoding: UTF-8, delimiter: ",",
          header: true, header_rows: 1, skip_lines: 0, sheet: , pass_over: {}, records: , line: ,
          once: , into: []}
          """);

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

  /** The read; empty if it has a problem that leaves nothing to go on with. */
  Optional<Read> read() {
    source.require(given, path, "files", "a glob of the files, such as \"*.csv\"");
    source.require(given, path, "format", "csv, json, ndjson, lines or parquet");
    Map<String, Entry> fields = fields();
    Map<String, Entry> plain = new LinkedHashMap<>();
    fields.forEach((name, entry) -> plain.put(name, plainField(name, entry.place())));
    YamlValue withoutTables =
        given instanceof Keys keys
            ? keys.with("fields", new Keys(keys.placeOf("fields"), fields)).without("into")
            : given;
    Keys defaults = READ.with("fields", new Keys(READ.place(), plain));
    Optional<Read> read = source.bind(Read.class, path, withoutTables, defaults);
    read.ifPresent(this::check);
    return read.map(
        its ->
            its.withTables(
                new IntoReader(source, path, given, its, conventions, outerConventions).tables()));
  }

  private void checkGlob(String files) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + files);
    } catch (PatternSyntaxException broken) {
      problems().at(given.placeOf("files"), "\"files\" is not a glob: %s", broken.getDescription());
    }
  }

  private void checkEncodings(List<String> encodings) {
    if (encodings.isEmpty() || encodings.size() > 2) {
      mustBe("encoding", "a list of " + encodings.size(), "one encoding, or two to choose from");
    } else if (encodings.size() == 2 && !encodings.get(0).equals("UTF-8")) {
      mustBe("encoding", encodings.get(0), "UTF-8 first: no other can be told from the bytes");
    }
    for (String text : encodings) {
      try {
        if (!splits(Charset.forName(text))) {
          problems()
              .at(
                  given.placeOf("encoding"),
                  "files in %s cannot be split into rows; convert them to UTF-8",
                  text);
        }
      } catch (IllegalCharsetNameException | UnsupportedCharsetException wrong) {
        String hint = Nearest.hint(text, Charset.availableCharsets().keySet());
        mustBe("encoding", '"' + text + '"', "the name of an encoding" + hint);
      }
    }
  }

  private static boolean splits(Charset charset) {
    return charset.name().startsWith("UTF-16")
        || (!charset.name().startsWith("ISO-2022")
            && charset.canEncode()
            && Arrays.equals(
                STRUCTURE.getBytes(charset), STRUCTURE.getBytes(StandardCharsets.US_ASCII)));
  }

  /** A list of names, or a map from name to what the column is called in the files; as a map. */
  private Map<String, Entry> fields() {
    Map<String, Entry> fields = new LinkedHashMap<>();
    YamlValue written = given.value("fields").orElse(new Nothing(given.place()));
    if (written instanceof Items names) {
      for (YamlValue item : names.values()) {
        String name = item instanceof Scalar scalar ? scalar.text() : item.words();
        if (fields.put(name, plainField(name, item.place())) != null) {
          problems().at(item.place(), "the field \"%s\" is there twice", name);
        }
      }
    } else if (written instanceof Keys map) {
      map.entries()
          .forEach((name, e) -> fields.put(name, new Entry(e.place(), e.value().under("names"))));
    } else if (!(written instanceof Nothing)) {
      mustBe("fields", written.words(), "a list of names, or a map from name to column");
    }
    return fields;
  }

  /** A field that says nothing else has one name, its own. */
  private static Entry plainField(String name, Place place) {
    Entry itself = new Entry(place, new Scalar(place, name));
    Entry required = new Entry(place, new Scalar(place, "true"));
    return new Entry(place, new Keys(place, Map.of("names", itself, "required", required)));
  }

  private void check(Read read) {
    checkGlob(read.files());
    checkEncodings(read.encoding());
    for (String each : read.delimiter()) {
      if (each.length() != 1 || each.charAt(0) == '"' || each.charAt(0) > 127) {
        mustBe("delimiter", '"' + each + '"', "one character of ASCII but the quote, or a list");
      }
    }
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
    if (read.headerRows() < (read.header() ? 1 : 0) || read.headerRows() > 2) {
      mustBe("header_rows", "" + read.headerRows(), "1 or 2");
    }
    if (read.skipLines() < 0) {
      mustBe("skip_lines", "" + read.skipLines(), "a count from 0");
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
}
