package wildfire.ingest.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import wildfire.yaml.YamlValue.Items;

/** What a source must obey beyond the types of its keys. */
record SourceRules(Problems problems) {
  private static final Set<String> TIME_WORDS =
      Set.of("iso", "epoch_seconds", "epoch_millis", "epoch_micros");

  private static final Map<String, Set<Format>> ONLY_FOR =
      Map.of(
          "delimiter", Set.of(Format.CSV),
          "header", Set.of(Format.CSV),
          "header_rows", Set.of(Format.CSV),
          "sheet", Set.of(Format.CSV),
          "records", Set.of(Format.JSON, Format.NDJSON),
          "records_within", Set.of(Format.JSON, Format.NDJSON),
          "line", Set.of(Format.LINES),
          "once", Set.of(Format.LINES));

  /** What an expression can name without quotes. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The columns that every record has beside its fields. */
  private static final Set<String> TAKEN =
      Set.of("file_id", "position", "raw_text", "problem", Read.EXPORTED_AT, Read.EXPORTED_BY);

  /** What splits text into records; an encoding must write it as ASCII does. */
  private static final String STRUCTURE = "\n\r\t \",;|{}[]:\\0aA";

  /** Checks conventions, as far as they are given here. */
  void check(Conventions own, YamlValue given) {
    if (given.value("times").isPresent()) {
      own.times().forEach(time -> checkTime(time, given));
      require(!own.times().isEmpty(), given, "times", "\"times\" must name a format at least");
    }
    require(own.decimal() != 0, given, "decimal", "\"decimal\" must be one character");
    require(
        own.decimal() != own.grouping(),
        given,
        "decimal",
        "\"decimal\" and \"grouping\" are the same character");
  }

  private void checkTime(String time, YamlValue given) {
    if (TIME_WORDS.contains(time)) {
      return;
    }
    try {
      DateTimeFormatter unused = DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
    } catch (IllegalArgumentException wrong) {
      problems.at(
          given.placeOf("times"),
          "\"%s\" is neither a pattern of a time (%s) nor one of iso, epoch_seconds, epoch_millis,"
              + " epoch_micros%s",
          time,
          wrong.getMessage(),
          Nearest.hint(time, TIME_WORDS));
    }
  }

  /** Checks the reads of a source, of which the whole is given. */
  void check(List<Read> reads, Conventions conventions, YamlValue given) {
    List<YamlValue> written = items(given, "reads");
    require(
        !reads.isEmpty() || problems.concern("reads"),
        given,
        "reads",
        "reads must be a list with at least one read");
    for (int i = 0; i < reads.size(); i++) {
      Read read = reads.get(i);
      String path = "reads[" + (i + 1) + "]";
      check(read, path, written.get(i));
      List<YamlValue> tables = items(written.get(i), "into");
      for (int j = 0; j < read.into().size(); j++) {
        String table = path + ".into." + read.into().get(j).table().id();
        new TableRules(this, read, read.into().get(j), table, tables.get(j)).check(conventions);
      }
    }
  }

  private static List<YamlValue> items(YamlValue given, String key) {
    return given.value(key).orElse(null) instanceof Items items ? items.values() : List.of();
  }

  private void check(Read read, String path, YamlValue given) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + read.files());
    } catch (PatternSyntaxException broken) {
      problems.at(given.placeOf("files"), "\"files\" is not a glob: %s", broken.getDescription());
    }
    checkEncodings(read.encoding(), given);
    for (String each : read.delimiter()) {
      if (each.length() != 1 || each.charAt(0) == '"' || each.charAt(0) > 127) {
        String must = "one character of ASCII but the quote, or a list";
        mustBe(given, "delimiter", '"' + each + '"', must);
      }
    }
    ONLY_FOR.forEach(
        (key, formats) -> {
          Stream<String> names = formats.stream().map(format -> KeyNames.of(format)).sorted();
          require(
              given.value(key).isEmpty() || formats.contains(read.format()),
              given,
              key,
              "\"%s\" has a meaning for format: %s only",
              key,
              names.collect(Collectors.joining(" and ")));
        });
    if (read.headerRows() < (read.header() ? 1 : 0) || read.headerRows() > 2) {
      mustBe(given, "header_rows", "" + read.headerRows(), "1 or 2");
    }
    if (read.skipLines() < 0) {
      mustBe(given, "skip_lines", "" + read.skipLines(), "a count from 0");
    }
    boolean lines = read.format() == Format.LINES;
    boolean hasFields = given.value("fields").isPresent();
    boolean hasLine = given.value("line").isPresent();
    String missing = "%s.%s is missing: %s";
    require(!lines || hasLine, given, "line", missing, path, "line", "the pattern of a row");
    require(lines || hasFields, given, "fields", missing, path, "fields", "the columns to read");
    require(
        !lines || !hasFields,
        given,
        "fields",
        "format: lines takes its fields from the named groups of \"line\"; leave \"fields\" out");
    checkNames(read, given);
    Set<String> fields = read.fields().keySet();
    checkField(read.exportedOn(), "exported_on", fields, given);
    checkField(read.inOrder(), "in_order", fields, given);
    for (String field : read.passOver().keySet()) {
      if (!fields.contains(field)) {
        String what = "\"pass_over\" speaks of \"" + field + "\", which is not a field";
        notAmong(given.placeOf("pass_over", field), what, field, "fields", fields);
      }
    }
  }

  private void checkField(String field, String key, Set<String> fields, YamlValue given) {
    if (field != null && !fields.contains(field)) {
      String what = '"' + key + "\" speaks of \"" + field + "\", which is not a field";
      notAmong(given.placeOf(key), what, field, "fields", fields);
    }
  }

  private void checkEncodings(List<String> encodings, YamlValue given) {
    if (encodings.isEmpty() || encodings.size() > 2) {
      String must = "one encoding, or two to choose from";
      mustBe(given, "encoding", "a list of " + encodings.size(), must);
    } else if (encodings.size() == 2 && !encodings.get(0).equals("UTF-8")) {
      String must = "UTF-8 first: no other can be told from the bytes";
      mustBe(given, "encoding", encodings.get(0), must);
    }
    for (String text : encodings) {
      try {
        require(
            splits(Charset.forName(text)),
            given,
            "encoding",
            "files in %s cannot be split into rows; convert them to UTF-8",
            text);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException wrong) {
        String hint = Nearest.hint(text, Charset.availableCharsets().keySet());
        mustBe(given, "encoding", '"' + text + '"', "the name of an encoding" + hint);
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

  private void checkNames(Read read, YamlValue given) {
    Set<String> names = new HashSet<>();
    for (String name : read.fieldNames()) {
      Field field = read.fields().get(name);
      Place place = field == null ? given.place() : given.placeOf("fields", name);
      if (!NAME.matcher(name).matches()) {
        problems.at(
            place,
            "\"%s\" cannot be named in an expression; give the field a short name and put this"
                + " one behind it, as in post_id: \"Post ID\"",
            name);
      }
      if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        String taken = "\"%s\" is the name of something every record has; choose another";
        problems.at(place, taken, name);
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        String twice = "the field \"%s\" is there twice (capitals make no difference)";
        problems.at(place, twice, name);
      }
      if (field != null && field.names().isEmpty()) {
        problems.at(place, "the field \"%s\" has no name in the files", name);
      }
    }
  }

  void require(boolean holds, YamlValue given, String key, String format, Object... arguments) {
    if (!holds) {
      problems.at(given.placeOf(key), format, arguments);
    }
  }

  private void mustBe(YamlValue given, String key, String shown, String expected) {
    problems.at(given.placeOf(key), "\"%s\" is %s; it must be %s", key, shown, expected);
  }

  /** Notes a word that is none of those that there are. */
  void notAmong(Place place, String sentence, String word, String noun, Collection<String> known) {
    String all = known.isEmpty() ? "none" : String.join(", ", known);
    problems.at(place, "%s (%s: %s)%s", sentence, noun, all, Nearest.hint(word, known));
  }
}
