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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time, moments and sizes as people write them. Empty: not such a quantity. */
public final class Quantities {
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,6}d)?((?:\\d{1,6}h)?(?:\\d{1,6}m)?(?:\\d{1,6}s)?)");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,12})\\s*(?:(?:([KMGT])(i)?)?B)?", Pattern.CASE_INSENSITIVE);
  private static final LocalTime LAST_MICROSECOND = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

  private Quantities() {}

  /** {@code 30d}, {@code 72h}, {@code 1d12h}, {@code 60m}, {@code 90s}, or ISO 8601. */
  public static Optional<Duration> duration(String text) {
    Matcher span = SPAN.matcher(text);
    boolean plain = !text.isEmpty() && span.matches();
    try {
      return Optional.of(Duration.parse(plain ? iso(span.group(1), span.group(2)) : text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String iso(String days, String time) {
    return "P" + (days == null ? "" : days) + (time.isEmpty() ? "" : "T" + time);
  }

  /** A span as {@link #duration} reads it. */
  public static String words(Duration span) {
    String words =
        span.toDays()
            + "d"
            + span.toHoursPart()
            + "h"
            + span.toMinutesPart()
            + "m"
            + span.toSecondsPart()
            + "s";
    return span.toSeconds() == 0 ? "0s" : words.replaceAll("(?<!\\d)0[dhms]", "");
  }

  /** {@code 8MiB} (1,024 based), {@code 500KB} (1,000 based), or a number of bytes. */
  public static Optional<Long> bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return Optional.empty();
    }
    int power =
        size.group(2) == null ? 0 : 1 + "kmgt".indexOf(size.group(2).toLowerCase(Locale.ROOT));
    long unit = (long) Math.pow(size.group(3) == null ? 1000 : 1024, power);
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
}
