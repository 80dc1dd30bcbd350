package wildfire.ingest.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.util.Arrays;
import java.util.Collections;
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
import wildfire.ingest.source.Read.Field;
import wildfire.ingest.source.Read.Format;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.Verbatim;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Keys;
import wildfire.yaml.YamlValue.Nothing;

/** Reads one entry of {@code reads}. */
final class ReadReader {
  /** A read as it is written. */
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

  private static final YamlValue DEFAULTS =
      SourceReader.defaults(
          """
          files: "*"
          file_name:
          folder:
          format: csv
          encoding: UTF-8
          delimiter: ","
          header: true
          header_rows: 1
          skip_lines: 0
          sheet:
          pass_over: {}
          records:
          line:
          once:
          fields:
          into:
          """);

  private static final Map<String, Set<Format>> ONLY_FOR =
      Map.of(
          "delimiter", Set.of(Format.CSV),
          "header", Set.of(Format.CSV),
          "header_rows", Set.of(Format.CSV),
          "sheet", Set.of(Format.CSV),
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

  private final SourceReader source;
  private final Problems problems;
  private final String path;
  private final YamlValue given;

  ReadReader(SourceReader source, String path, YamlValue given) {
    this.source = source;
    this.problems = source.problems();
    this.path = path;
    this.given = given;
  }

  /**
   * The read.
   *
   * @param conventions those of the source
   * @param outerConventions the same as they are written
   */
  Read read(Conventions conventions, YamlValue outerConventions) {
    Written written = source.bind(Written.class, path, given, DEFAULTS).orElseThrow();
    source.require(given, path, "files", "a glob of the files, such as \"*.csv\"");
    source.require(given, path, "format", "csv, json, ndjson, lines or parquet");
    Read read =
        new Read(
            glob(written.files()),
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
            List.of());
    check(read, written);
    IntoReader tables = new IntoReader(source, read, given, conventions, outerConventions);
    return read.into(tables.into(path + ".into"));
  }

  private String glob(String files) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + files);
    } catch (PatternSyntaxException broken) {
      problems.at(given.placeOf("files"), "\"files\" is not a glob: %s", broken.getDescription());
    }
    return files;
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
      boolean splits =
          charset.name().startsWith("UTF-16")
              || (!charset.name().startsWith("ISO-2022")
                  && charset.canEncode()
                  && Arrays.equals(
                      STRUCTURE.getBytes(charset), STRUCTURE.getBytes(StandardCharsets.US_ASCII)));
      if (!splits) {
        problems.at(
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
    int capitalsApart = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return written.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, e -> Pattern.compile(e.getValue().pattern(), capitalsApart)));
  }

  /** A list of names, or a map from name to what the column is called in the files. */
  private Map<String, Field> fields(YamlValue written) {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (written instanceof Items names) {
      for (YamlValue item : names.values()) {
        String name = item instanceof YamlValue.Scalar scalar ? scalar.text() : item.words();
        if (fields.put(name, new Field(List.of(name), true)) != null) {
          problems.at(item.place(), "the field \"%s\" is there twice", name);
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

  private Optional<Field> field(String name, YamlValue written) {
    Place place = written.place();
    YamlValue itself = new Items(place, List.of(new YamlValue.Scalar(place, name)));
    YamlValue required = new YamlValue.Scalar(place, "true");
    YamlValue defaults =
        new Keys(
            place,
            Map.of("names", new Entry(place, itself), "required", new Entry(place, required)));
    YamlValue own = IntoReader.under("names", written);
    return source.bind(Field.class, path + ".fields." + name, own, defaults);
  }

  private void check(Read read, Written written) {
    ONLY_FOR.forEach(
        (key, formats) -> {
          if (given.value(key).isPresent() && !formats.contains(read.format())) {
            problems.at(
                given.placeOf(key),
                "\"%s\" has a meaning for format: %s only",
                key,
                formats.stream()
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(" and ")));
          }
        });
    if (written.headerRows() < 1 || written.headerRows() > 2) {
      mustBe("header_rows", "" + written.headerRows(), "1 or 2");
    }
    if (written.skipLines() < 0) {
      mustBe("skip_lines", "" + written.skipLines(), "a count from 0");
    }
    if (read.format() == Format.LINES) {
      source.require(given, path, "line", "the pattern of a row");
      if (given.value("fields").isPresent()) {
        problems.at(
            given.placeOf("fields"),
            "format: lines takes its fields from the named groups of \"line\"; leave \"fields\" out");
      }
    } else {
      source.require(given, path, "fields", "the columns that are read");
    }
    checkNames(read);
    for (String field : read.passOver().keySet()) {
      if (!read.fields().containsKey(field)) {
        problems.at(
            given.placeOf("pass_over", field),
            "\"pass_over\" speaks of \"%s\", which is not a field (fields: %s)%s",
            field,
            String.join(", ", read.fields().keySet()),
            Nearest.hint(field, read.fields().keySet()));
      }
    }
  }

  private void checkNames(Read read) {
    Set<String> names = new HashSet<>();
    for (String name : read.fieldNames()) {
      Place place = read.fields().containsKey(name) ? given.placeOf("fields", name) : given.place();
      if (!NAME.matcher(name).matches()) {
        problems.at(
            place,
            "\"%s\" cannot be named in an expression; give the field a short name and put this"
                + " one behind it, as in post_id: \"Post ID\"",
            name);
      }
      if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        problems.at(
            place, "\"%s\" is the name of something every record has; choose another", name);
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        problems.at(place, "the field \"%s\" is there twice (capitals make no difference)", name);
      }
      if (read.fields().containsKey(name) && read.fields().get(name).names().isEmpty()) {
        problems.at(place, "the field \"%s\" has no name in the files", name);
      }
    }
  }

  private void mustBe(String key, String shown, String expected) {
    problems.at(given.placeOf(key), "\"%s\" is %s; it must be %s", key, shown, expected);
  }
}
