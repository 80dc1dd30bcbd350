package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/**
 * The names of a file's columns, found by any name that a field has had. Capitals, spaces and
 * characters that nobody sees make no difference. Of columns with the same name the first counts;
 * the others are found by the name and their number, {@code Name (2)}, as of tables that stand
 * beside each other.
 */
final class ColumnNames {
  private static final int SHOWN = 60;

  /** Names that sources know, plain; a source has few, and they are asked for again and again. */
  private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

  private final String file;
  private final List<String> found;
  private final List<String> pairs = new ArrayList<>();
  private final List<String> numbered = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Names that stand in two rows. A column is found by the name above, of several that share it the
   * first, and by both: {@code above / below}. A name that is left out above is the one before it.
   *
   * @param found null for a column without a name
   * @param below none, for names in one row
   */
  ColumnNames(String file, String[] found, String[] below) {
    this.file = file;
    this.found = Stream.of(found).map(name -> Objects.requireNonNullElse(name, "")).toList();
    String above = "";
    Map<String, Integer> seen = new HashMap<>();
    for (int place = 0; place < found.length; place++) {
      String own = plain(this.found.get(place));
      int number = own.isEmpty() ? 1 : seen.merge(own, 1, Integer::sum);
      if (number > 1) {
        places.putIfAbsent(own + "(" + number + ")", place);
        numbered.add(this.found.get(place) + " (" + number + ")");
      }
      places.putIfAbsent(own, place);
      above = own.isEmpty() ? above : own;
      String under = place < below.length && below[place] != null ? plain(below[place]) : "";
      if (!above.isEmpty() && !under.isEmpty()) {
        places.putIfAbsent(above + "/" + under, place);
        pairs.add(above + "/" + under);
      }
    }
  }

  /** All names by which columns can be found, in two rows those of both; as they stand there. */
  List<String> all() {
    return Stream.concat(found.stream(), pairs.stream()).toList();
  }

  /** The names by which columns are found that have one which was there before. */
  List<String> numbered() {
    return numbered;
  }

  /** How many columns there are. */
  int count() {
    return found.size();
  }

  /** How many fields of a read have a column. */
  int fieldsIn(Read read) {
    return (int) read.fields().values().stream().filter(field -> placeOf(field) >= 0).count();
  }

  /** How many required fields of a read have none. */
  int lackingIn(Read read) {
    return lacking(read).size();
  }

  private Map<String, Read.Field> lacking(Read read) {
    Map<String, Read.Field> lacking = new LinkedHashMap<>(read.fields());
    lacking.values().removeIf(field -> !field.required() || placeOf(field) >= 0);
    return lacking;
  }

  /** The place of a field's column, from 0; negative if it has none. */
  private int placeOf(Read.Field field) {
    return field.names().stream()
        .map(alias -> places.getOrDefault(plainAlias(alias), -1))
        .filter(place -> place >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** The same of a name that a source knows. */
  static String plainAlias(String alias) {
    return PLAIN.computeIfAbsent(alias, ColumnNames::plain);
  }

  /** A name without capitals, spaces and invisible characters. */
  static String plain(String name) {
    return only(name, ColumnNames::isSeen).toLowerCase(Locale.ROOT);
  }

  /** A name with what nobody sees taken out, for people. */
  static String shown(String name) {
    return only(name, each -> each == ' ' || isSeen(each)).strip();
  }

  private static String only(String name, IntPredicate wanted) {
    return name.codePoints()
        .filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * The place, from 0, of each field's column, in the order of the fields; -1 where an optional one
   * is not there.
   *
   * @throws OperatorError naming the required columns that are not there
   */
  List<Integer> placesOf(Read read) {
    List<String> missing = new ArrayList<>();
    lacking(read)
        .forEach(
            (name, field) ->
                missing.add(name + " (looked for: " + quoted(field.names().stream()) + ")"));
    if (missing.isEmpty()) {
      return read.fields().values().stream().map(this::placeOf).toList();
    }
    Stream<String> names = found.stream().limit(SHOWN).map(ColumnNames::shown);
    if (found.size() > SHOWN) {
      names = Stream.concat(names, Stream.of("and " + (found.size() - SHOWN) + " more"));
    }
    throw new OperatorError(
        "%s lacks the column%s %s. Its columns are: %s. Add the name it has there to the"
            + " source's fields, or export the file again with it.",
        file,
        missing.size() == 1 ? "" : "s",
        String.join(", ", missing),
        found.isEmpty() ? "none" : quoted(names));
  }

  private static String quoted(Stream<String> names) {
    return names.map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }

  /**
   * Formatting characters (soft hyphen, byte order mark, zero width), spaces and controls are not.
   */
  private static boolean isSeen(int codePoint) {
    return Character.getType(codePoint) != Character.FORMAT
        && !Character.isSpaceChar(codePoint)
        && !Character.isWhitespace(codePoint)
        && !Character.isISOControl(codePoint)
        && codePoint != 0xFFFD;
  }
}
