package wildfire.ingest.reading;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a file was exported, as far as the settings, its name, the names of its folders or its age
 * tell.
 *
 * @param basis what tells it
 */
public record ExportTime(Instant at, Basis basis) implements Serializable {
  /** What tells when a file was exported; from what is said most plainly to the last resort. */
  public enum Basis {
    SETTINGS("as the settings say"),
    EPOCH_IN_NAME("by the seconds since 1970 in its name"),
    DATE_IN_NAME("by the date in its name"),
    AGE("by its age: nothing in its name tells");

    private final String words;

    Basis(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** A day. The last microsecond of one (in UTC) stands for a date of which the time is unknown. */
  public static final long DAY_MICROS = 86_400_000_000L;

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

  /** 2026-09-28, 2026_09_28, 20260928, each also with a time: 2026-09-28T18-30, 20260928_183000. */
  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)(20\\d\\d)([-_.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])"
              + "(?:[T_ -]{1,3}([01]\\d|2[0-3])[-_.:h]?([0-5]\\d)(?:[-_.:]?([0-5]\\d))?Z?(?![-_.:]?\\d))?"
              + "(?!\\d)");

  /** Sep-28-2026, as Meta Business Suite writes it. */
  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "(?<![A-Za-z])("
              + String.join("|", MONTHS)
              + ")[a-z]*[-_ .](\\d{1,2})[-_ ,.]{1,2}(20\\d\\d)(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Seconds or milliseconds since 1970, 2008 to 2033: TikTok puts them behind the first day of the
   * window that it exports, LinkedIn behind a page's name.
   */
  private static final Pattern EPOCH = Pattern.compile("(?<!\\d)(1[2-9]\\d{8})(\\d{3})?(?!\\d)");

  /** Milliseconds alone: ten digits behind no date may be an account's number. */
  private static final Pattern MILLIS = Pattern.compile("(?<!\\d)1[2-9]\\d{11}(?!\\d)");

  private static final Pattern WINDOW_AND_EPOCH =
      Pattern.compile("20\\d\\d-\\d\\d-\\d\\d[ _-]1[2-9]\\d{8}(?!\\d)");

  /** A window that begins on the date in a name ends within it; later it is some other number. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(400);

  private static final Duration DAY = Duration.ofDays(1);

  /**
   * By the last of the dates in the file's name, else in that of its folder, else of the folder
   * above, and so on; a date without a time is the last microsecond of that day in UTC, since what
   * the file holds may be as late as that. A count of seconds since 1970 on that day or later goes
   * before the date, which is then the first day of a window. Where no name tells anything it is
   * the time at which the file was written.
   *
   * @param path with {@code /} between folders
   */
  public static ExportTime of(String path, Instant modified) {
    List<String> steps = Arrays.asList(path.split("/", -1));
    Collections.reverse(steps);
    return steps.stream()
        .flatMap(step -> told(step, modified).stream())
        .findFirst()
        .orElse(new ExportTime(modified, Basis.AGE));
  }

  private static Optional<ExportTime> told(String name, Instant modified) {
    Optional<Instant> date = latest(name);
    Instant from = date.map(day -> day.minus(DAY)).orElse(Instant.EPOCH);
    Instant to = date.map(day -> day.plus(LONGEST_WINDOW)).orElse(modified.plus(DAY));
    Optional<Instant> epoch =
        EPOCH
            .matcher(name)
            .results()
            .filter(found -> found.group(2) != null || isBetween(from, seconds(found), to))
            .map(
                found ->
                    seconds(found)
                        .plusMillis(found.group(2) == null ? 0 : Long.parseLong(found.group(2))))
            .filter(at -> !at.isBefore(from))
            .max(Comparator.naturalOrder());
    return epoch
        .map(at -> new ExportTime(at, Basis.EPOCH_IN_NAME))
        .or(() -> date.map(at -> new ExportTime(at, Basis.DATE_IN_NAME)));
  }

  private static Instant seconds(MatchResult epoch) {
    return Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
  }

  private static boolean isBetween(Instant from, Instant at, Instant to) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  /**
   * A path without the dates in its names, and without the number of a copy, {@code (1)}: the same
   * for every night.
   */
  public static String without(String path) {
    String bare = path;
    for (Pattern date : List.of(WINDOW_AND_EPOCH, ISO, NAMED_MONTH, MILLIS)) {
      bare = date.matcher(bare).replaceAll("");
    }
    return Stream.of(bare.split("/", -1))
        .map(step -> step.replaceAll("[ _.-]*[(][0-9]+[)]$", ""))
        .map(step -> step.replaceAll("^[ _.-]+|[ _.-]+$", ""))
        .filter(step -> !step.isEmpty())
        .collect(Collectors.joining("/"));
  }

  private static Optional<Instant> latest(String name) {
    List<Instant> told = new ArrayList<>();
    for (Matcher iso = ISO.matcher(name); iso.find(); ) {
      LocalTime time =
          iso.group(5) == null
              ? END_OF_DAY
              : LocalTime.of(number(iso, 5), number(iso, 6), number(iso, 7));
      add(told, number(iso, 1), number(iso, 3), number(iso, 4), time);
    }
    for (Matcher named = NAMED_MONTH.matcher(name); named.find(); ) {
      int month = MONTHS.indexOf(named.group(1).toLowerCase(Locale.ROOT)) + 1;
      add(told, number(named, 3), month, number(named, 2), END_OF_DAY);
    }
    return told.stream().max(Comparator.naturalOrder());
  }

  private static void add(List<Instant> told, int year, int month, int day, LocalTime time) {
    try {
      told.add(LocalDate.of(year, month, day).atTime(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDay) {
      // 20260231 is a number like any other
    }
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }
}
