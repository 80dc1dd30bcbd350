package wildfire.ingest;

import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.reading.RawRecord;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Texts;

/**
 * Ids that are none: a list or a record of JSON, and what a spreadsheet took for a number. It keeps
 * 15 digits: the others become 0, so that ids that lie near each other become the same; or it
 * writes an exponent. What was rounded is no id.
 */
final class Ids {
  /** Column of raw records: whether the ids of their file were rounded. */
  static final String ROUNDED_IN_FILE = "_ids_rounded";

  private static final String BECAUSE =
      " was rounded by a spreadsheet; take the export as it was downloaded";

  private static final int DIGITS_KEPT = 15;
  private static final String EXPONENT = "[0-9](?:[.,][0-9]+)?[eE][+]?[0-9]{2,3}";
  private static final String ZEROS = "[1-9][0-9]{14}0+";

  /** How a list or a record of JSON begins; {@code [deleted]} is neither. */
  private static final String NESTED = "\\s*(?:[{]\"|[{][}]|[\\[][\\[{\"0-9\\]])";

  private static final String WRAPPED = "^(?:=?\"([^\"]*)\"|'([^']*)'?)$";
  private static final Pattern IS_NESTED = Pattern.compile(NESTED);
  private static final Pattern WITH_EXPONENT = Pattern.compile(EXPONENT);
  private static final Pattern WITH_ZEROS = Pattern.compile(ZEROS);
  private static final Pattern LONG = Pattern.compile("[1-9][0-9]{15,}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{10,}");

  /** Less often than once in a thousand files: so many digits that are all 0 by chance. */
  private static final int ZEROS_BEYOND_CHANCE = 3;

  private Ids() {}

  /** Whether a canonical column holds ids. */
  static boolean isId(CanonicalColumn column) {
    return column.type() == CanonicalType.ACCOUNT
        || Set.of("post_id", "event_id", "parent_event_id").contains(column.name());
  }

  /** Whether an id's text is none, over the records; never null. */
  static Column isNone(Column text) {
    Column its = trim(text);
    return coalesce(
        its.rlike("^(?:" + EXPONENT + "$|" + NESTED + ")")
            .or(col(ROUNDED_IN_FILE).and(its.rlike("^" + ZEROS + "$"))),
        lit(false));
  }

  /** An id without what keeps spreadsheets from taking it for a number: {@code ="17"}. */
  static Column unwrapped(Column id) {
    return when(
            id.startsWith("=").or(id.startsWith("'")).or(id.startsWith("\"")),
            nullif(regexp_replace(id, lit(WRAPPED), lit("$1$2")), lit("")))
        .otherwise(id);
  }

  /** Why a text is no id, nor anything else; null if it can be one. */
  static String problemOf(String text) {
    return looksRounded(text)
        ? '"' + text.trim() + '"' + BECAUSE
        : isNested(text)
            ? Texts.quoted(text.trim()) + " is a list or a record, and no single value"
            : null;
  }

  /** Whether a text is a list or a record of JSON. */
  static boolean isNested(String text) {
    return text != null && IS_NESTED.matcher(text).lookingAt();
  }

  /** Whether a text can be a rounded id. */
  static boolean looksRounded(String text) {
    return text != null
        && (WITH_EXPONENT.matcher(text.trim()).matches()
            || WITH_ZEROS.matcher(text.trim()).matches());
  }

  /**
   * An id of which a link may tell the digits that were lost: the number in the link that the id
   * was rounded from, else the id as it is.
   */
  static String whole(String id, String link) {
    if (link == null || !looksRounded(id)) {
      return id;
    }
    BigDecimal rounded = new BigDecimal(id.trim().replace(',', '.'));
    boolean exponent = WITH_EXPONENT.matcher(id.trim()).matches();
    int digits = exponent ? rounded.precision() : DIGITS_KEPT;
    String whole = id;
    for (Matcher number = DIGITS.matcher(link); number.find(); ) {
      BigDecimal candidate = new BigDecimal(number.group());
      if (Stream.of(RoundingMode.HALF_UP, RoundingMode.DOWN)
          .anyMatch(by -> candidate.round(new MathContext(digits, by)).compareTo(rounded) == 0)) {
        whole = number.group();
      }
    }
    return whole;
  }

  /**
   * Whether the first records of a file show that its ids were rounded: most long ones of a column
   * end in zeros from the 16th digit on, too many for chance; or one that does is that of several
   * posts, by their links, times or texts.
   */
  static boolean areIn(List<RawRecord> first, Read read) {
    Set<Integer> ids = places(read, null, Ids::isId);
    Set<Integer> ofPost =
        places(read, CanonicalTable.POSTS, column -> column.name().equals("post_id"));
    Set<Integer> telling =
        places(
            read,
            CanonicalTable.POSTS,
            column -> Set.of("url", "published_at", "text").contains(column.name()));
    Map<Integer, Set<String>> longOnes = new HashMap<>();
    Map<String, String> told = new HashMap<>();
    for (RawRecord record : first) {
      for (int place : record.problem() == null ? ids : Set.<Integer>of()) {
        String id = plain(record.values().get(place));
        if (LONG.matcher(id).matches()) {
          longOnes.computeIfAbsent(place, its -> new HashSet<>()).add(id);
        }
        if (ofPost.contains(place) && WITH_ZEROS.matcher(id).matches()) {
          for (int each : telling) {
            String its = plain(record.values().get(each));
            if (!told.computeIfAbsent(each + " " + id, unused -> its).equals(its)) {
              return true;
            }
          }
        }
      }
    }
    return longOnes.values().stream().anyMatch(Ids::areRounded);
  }

  /** Whether most of the long ids of a column end in zeros, too many for chance. */
  private static boolean areRounded(Set<String> ids) {
    List<String> zeros = ids.stream().filter(id -> WITH_ZEROS.matcher(id).matches()).toList();
    return zeros.size() * 2 > ids.size()
        && zeros.stream().mapToInt(id -> id.length() - DIGITS_KEPT).sum() >= ZEROS_BEYOND_CHANCE;
  }

  /** The places of the fields of which some canonical columns are made. */
  private static Set<Integer> places(
      Read read, CanonicalTable only, Predicate<CanonicalColumn> which) {
    List<String> names = read.fieldNames();
    return read.into().stream()
        .filter(into -> only == null || into.table() == only)
        .flatMap(
            into ->
                into.table().columns().stream()
                    .filter(which)
                    .map(column -> into.columns().get(column.name())))
        .filter(Objects::nonNull)
        .flatMap(value -> value.fieldsAmong(names).stream())
        .map(names::indexOf)
        .collect(toSet());
  }

  /** Without what spreadsheets are kept from rounding with. */
  private static String plain(String text) {
    return text == null ? "" : text.replaceAll("^[='\" ]+|['\" ]+$", "");
  }
}
