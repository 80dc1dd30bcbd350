package wildfire.yaml;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time, moments and sizes as people write them. Empty: not such a quantity. */
public final class Quantities {
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,12})\\s*([KMGT]?i?B)?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Long> UNITS =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "tb", 1_000_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30,
          "tib", 1L << 40);
  private static final LocalTime LAST_MICROSECOND = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

  private Quantities() {}

  /** {@code 30d}, {@code 72h}, {@code 1d12h}, {@code 60m}, {@code 90s}, or ISO 8601. */
  public static Optional<Duration> duration(String text) {
    Matcher span = SPAN.matcher(text);
    if (!text.isEmpty() && span.matches()) {
      return Optional.of(
          Duration.ofDays(part(span, 1))
              .plusHours(part(span, 2))
              .plusMinutes(part(span, 3))
              .plusSeconds(part(span, 4)));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A span as {@link #duration} reads it. */
  public static String words(Duration span) {
    StringBuilder words = new StringBuilder();
    append(words, span.toDays(), "d");
    append(words, span.toHoursPart(), "h");
    append(words, span.toMinutesPart(), "m");
    append(words, span.toSecondsPart(), "s");
    return words.isEmpty() ? "0s" : words.toString();
  }

  /** {@code 8MiB} (1,024 based), {@code 500KB} (1,000 based), or a number of bytes. */
  public static Optional<Long> bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return Optional.empty();
    }
    long unit = size.group(2) == null ? 1 : UNITS.get(size.group(2).toLowerCase(Locale.ROOT));
    try {
      return Optional.of(Math.multiplyExact(Long.parseLong(size.group(1)), unit));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** An ISO 8601 moment with its zone; of a date alone the last microsecond in UTC. */
  public static Optional<Instant> momentOrEndOfDay(String text) {
    return moment(text, LAST_MICROSECOND);
  }

  /** An ISO 8601 moment with its zone; of a date alone the first microsecond in UTC. */
  public static Optional<Instant> momentOrStartOfDay(String text) {
    return moment(text, LocalTime.MIDNIGHT);
  }

  private static Optional<Instant> moment(String text, LocalTime ofDate) {
    try {
      return Optional.of(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atTime(ofDate).toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long part(Matcher span, int group) {
    return span.group(group) == null ? 0 : Long.parseLong(span.group(group));
  }

  private static void append(StringBuilder words, long count, String unit) {
    if (count != 0) {
      words.append(count).append(unit);
    }
  }
}
