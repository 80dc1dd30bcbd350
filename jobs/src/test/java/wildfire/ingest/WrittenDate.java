package wildfire.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A date or time as an export writes it, told by Java's own parser.
 *
 * @param pattern in which it is written
 */
record WrittenDate(Temporal at, String pattern) {
  private static final List<String> ISO =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  /** What is written in one of some patterns; empty if it is in none, or has no year. */
  static Optional<WrittenDate> of(String text, List<String> patterns) {
    return patterns.stream()
        .flatMap(pattern -> pattern.equals("iso") ? ISO.stream() : Stream.of(pattern))
        .filter(pattern -> !pattern.startsWith("epoch"))
        .flatMap(pattern -> parsed(text, pattern).stream())
        .findFirst();
  }

  private static Optional<WrittenDate> parsed(String text, String pattern) {
    try {
      return Optional.of(
          new WrittenDate(
              (Temporal)
                  formatter(pattern)
                      .parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from),
              pattern));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  WrittenDate plusDays(int days) {
    return new WrittenDate(at.plus(days, ChronoUnit.DAYS), pattern);
  }

  LocalDate day() {
    return LocalDate.from(at);
  }

  /** The same in another pattern; empty where that says less or something else. */
  Optional<String> in(String other) {
    if (other.startsWith("epoch")) {
      return Optional.empty();
    }
    return (other.equals("iso") ? ISO.stream() : Stream.of(other))
        .flatMap(each -> inOne(each).stream())
        .findFirst();
  }

  private Optional<String> inOne(String other) {
    try {
      String text = formatter(other).format(at);
      return parsed(text, other).filter(its -> its.at().equals(at)).map(its -> text);
    } catch (DateTimeException unwritable) {
      return Optional.empty();
    }
  }

  String text() {
    return formatter(pattern).format(at);
  }
}
