package wildfire.ingest.reading;

import java.time.DateTimeException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a file was exported, as far as its name, the names of its folders or its age tell. */
public final class ExportTime {
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

  /** Milliseconds since 1970, as LinkedIn puts them behind a page's name: 2008 to 2033. */
  private static final Pattern MILLIS = Pattern.compile("(?<!\\d)(1[2-9]\\d{11})(?!\\d)");

  private ExportTime() {}

  /**
   * The last of the dates in the file's name, else in that of its folder, else of the folder above,
   * and so on; a date without a time is the last microsecond of that day in UTC, since what the
   * file holds may be as late as that. Without a date in any name it is the time at which the file
   * was written.
   *
   * @param path with {@code /} between folders
   */
  public static Instant of(String path, Instant modified) {
    List<String> steps = Arrays.asList(path.split("/", -1));
    Collections.reverse(steps);
    return steps.stream().flatMap(step -> latest(step).stream()).findFirst().orElse(modified);
  }

  /**
   * A path without the dates in its names, and without the number of a copy, {@code (1)}: the same
   * for every night.
   */
  public static String without(String path) {
    String bare = path;
    for (Pattern date : List.of(ISO, NAMED_MONTH, MILLIS)) {
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
    for (Matcher millis = MILLIS.matcher(name); millis.find(); ) {
      told.add(Instant.ofEpochMilli(Long.parseLong(millis.group(1))));
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
