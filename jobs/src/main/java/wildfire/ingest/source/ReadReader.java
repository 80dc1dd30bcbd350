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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import wildfire.ingest.source.Read.Field;
import wildfire.ingest.source.Read.Format;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Nothing;

/** Reads one entry of {@code reads}. */
final class ReadReader {
  private static final Set<String> KEYS =
      Set.of(
          "files",
          "file_name",
          "folder",
          "format",
          "encoding",
          "delimiter",
          "header",
          "header_rows",
          "skip_lines",
          "sheet",
          "pass_over",
          "records",
          "line",
          "once",
          "fields",
          "into");

  private static final Map<Format, Set<String>> ONLY_FOR =
      Map.of(
          Format.CSV, Set.of("delimiter", "header", "header_rows", "sheet"),
          Format.LINES, Set.of("line", "once"));

  /** What an expression can name without quotes. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The columns that every record has beside its fields. */
  private static final Set<String> TAKEN =
      Set.of("file_id", "position", "raw_text", "problem", Read.EXPORTED_AT);

  /** What splits text into records; an encoding must write it as ASCII does. */
  private static final String STRUCTURE = "\n\r\t \",;|{}[]:\\0aA";

  private ReadReader() {}

  static Read read(YamlValue value, Conventions conventions, Problems problems) {
    Keys keys = Keys.of(value, "a read", KEYS, problems);
    String files = keys.requiredText("files");
    checkGlob(files, keys, problems);
    Format format =
        keys.word("format", Format.values(), keys.has("format") ? null : missing(keys, problems));
    ONLY_FOR.forEach(
        (only, names) -> {
          for (String name : names) {
            if (keys.has(name) && format != only) {
              problems.at(
                  keys.place(name),
                  "\"%s\" has a meaning for format: %s only",
                  name,
                  only.name().toLowerCase(Locale.ROOT));
            }
          }
        });
    Read read =
        new Read(
            files,
            keys.pattern("file_name"),
            keys.pattern("folder"),
            format,
            encodings(keys, problems),
            delimiters(keys, problems),
            headerRows(keys),
            keys.count("skip_lines"),
            keys.text("sheet", null),
            passOver(keys, problems),
            records(keys, format, problems),
            keys.pattern("line"),
            keys.pattern("once"),
            fields(keys, problems),
            List.of());
    checkFields(read, keys, problems);
    return new Read(
        read.files(),
        read.fileName(),
        read.folder(),
        read.format(),
        read.encodings(),
        read.delimiters(),
        read.headerRows(),
        read.skipLines(),
        read.sheet(),
        read.passOver(),
        read.records(),
        read.line(),
        read.once(),
        read.fields(),
        IntoReader.into(keys, read, conventions, problems));
  }

  private static void checkGlob(String files, Keys keys, Problems problems) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + files);
    } catch (PatternSyntaxException broken) {
      problems.at(keys.place("files"), "\"files\" is not a glob: %s", broken.getDescription());
    }
  }

  private static String missing(Keys keys, Problems problems) {
    problems.at(keys.place(), "a read needs \"format\": csv, json, ndjson, lines or parquet");
    return "csv";
  }

  private static List<String> encodings(Keys keys, Problems problems) {
    List<String> encodings =
        keys.texts("encoding", List.of("UTF-8")).stream()
            .map(text -> encoding(text, keys, problems))
            .toList();
    if (encodings.isEmpty() || encodings.size() > 2) {
      keys.mustBe(
          "encoding", "a list of " + encodings.size(), "one encoding, or two to choose from");
      return List.of("UTF-8");
    }
    if (encodings.size() == 2 && !encodings.get(0).equals("UTF-8")) {
      keys.mustBe("encoding", encodings.get(0), "UTF-8 first: no other can be told from the bytes");
    }
    return encodings;
  }

  /** One character, or a list of them. */
  private static String delimiters(Keys keys, Problems problems) {
    List<String> given = keys.texts("delimiter", List.of(","));
    StringBuilder delimiters = new StringBuilder();
    for (String each : given) {
      if (each.length() != 1) {
        keys.mustBe("delimiter", '"' + each + '"', "one character, or a list of them");
      } else if (each.charAt(0) == '"' || each.charAt(0) > 127) {
        problems.at(
            keys.place("delimiter"),
            "\"delimiter\" must be an ASCII character other than the quote");
      } else {
        delimiters.append(each);
      }
    }
    return delimiters.isEmpty() ? "," : delimiters.toString();
  }

  private static int headerRows(Keys keys) {
    if (!keys.yesNo("header", "true")) {
      return 0;
    }
    String text = keys.text("header_rows", "1");
    if (!text.equals("1") && !text.equals("2")) {
      keys.mustBe("header_rows", text, "1 or 2");
    }
    return text.equals("2") ? 2 : 1;
  }

  private static String records(Keys keys, Format format, Problems problems) {
    if (keys.has("records") && format != Format.JSON && format != Format.NDJSON) {
      problems.at(
          keys.place("records"), "\"records\" has a meaning for format: json and ndjson only");
    }
    return keys.text("records", null);
  }

  private static Map<String, Pattern> passOver(Keys keys, Problems problems) {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    if (keys.value("pass_over") instanceof YamlValue.Keys map) {
      Keys inner = Keys.of(map, "pass_over", map.entries().keySet(), problems);
      for (String field : map.entries().keySet()) {
        Pattern pattern = inner.pattern(field);
        if (pattern != null) {
          patterns.put(
              field,
              Pattern.compile(pattern.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
      }
    } else if (keys.has("pass_over")) {
      keys.mustBe("pass_over", keys.value("pass_over").words(), "a map from field to pattern");
    }
    return Collections.unmodifiableMap(patterns);
  }

  private static String encoding(String text, Keys keys, Problems problems) {
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
            keys.place("encoding"),
            "files in %s cannot be split into rows; convert them to UTF-8",
            charset.name());
      }
      return charset.name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException wrong) {
      problems.at(
          keys.place("encoding"),
          "\"%s\" is not an encoding%s",
          text,
          Nearest.hint(text, Charset.availableCharsets().keySet()));
      return "UTF-8";
    }
  }

  /** A list of names, or a map from name to what the column is called in the files. */
  private static Map<String, Field> fields(Keys keys, Problems problems) {
    Map<String, Field> fields = new LinkedHashMap<>();
    YamlValue value = keys.value("fields");
    if (value instanceof Items names) {
      for (YamlValue item : names.values()) {
        String name = Keys.textOf(item, "a field's name", problems);
        if (fields.put(name, new Field(List.of(name), true)) != null) {
          problems.at(item.place(), "the field \"%s\" is there twice", name);
        }
      }
    } else if (value instanceof YamlValue.Keys map) {
      map.entries()
          .forEach((name, entry) -> fields.put(name, field(name, entry.value(), problems)));
    } else if (value != null) {
      keys.mustBe("fields", value.words(), "a list of names, or a map from name to column");
    }
    return Collections.unmodifiableMap(fields);
  }

  private static Field field(String name, YamlValue value, Problems problems) {
    if (value instanceof Nothing) {
      return new Field(List.of(name), true);
    }
    if (!(value instanceof YamlValue.Keys)) {
      return new Field(Keys.textsOf(value, "a name of " + name, problems), true);
    }
    Keys keys = Keys.of(value, "the field " + name, Set.of("names", "required"), problems);
    return new Field(keys.texts("names", List.of(name)), keys.yesNo("required", "true"));
  }

  private static void checkFields(Read read, Keys keys, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (String name : read.fieldNames()) {
      Place place = read.fields().containsKey(name) ? placeOfField(keys, name) : keys.place();
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
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        problems.at(place, "the field \"%s\" is there twice (capitals make no difference)", name);
      }
    }
    read.fields()
        .forEach(
            (name, field) -> {
              if (field.names().isEmpty()) {
                problems.at(
                    placeOfField(keys, name), "the field \"%s\" has no name in the files", name);
              }
            });
    checkFormat(read, keys, problems);
  }

  private static void checkFormat(Read read, Keys keys, Problems problems) {
    if (read.format() == Format.LINES) {
      if (!keys.has("line")) {
        problems.at(keys.place(), "format: lines needs \"line\", the pattern of a row");
      }
      if (keys.has("fields")) {
        problems.at(
            keys.place("fields"),
            "format: lines takes its fields from the named groups of \"line\"; leave \"fields\" out");
      }
    } else if (read.fields().isEmpty() && !keys.has("fields")) {
      problems.at(keys.place(), "a read needs \"fields\"");
    }
    for (String field : read.passOver().keySet()) {
      if (!read.fields().containsKey(field)) {
        problems.at(
            keys.place("pass_over"),
            "\"pass_over\" speaks of \"%s\", which is not a field (fields: %s)%s",
            field,
            String.join(", ", read.fields().keySet()),
            Nearest.hint(field, read.fields().keySet()));
      }
    }
  }

  private static Place placeOfField(Keys keys, String name) {
    return keys.value("fields") instanceof YamlValue.Keys map && map.entries().containsKey(name)
        ? map.entries().get(name).place()
        : keys.place("fields");
  }
}
