package wildfire.ingest.text;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * A pattern of {@link DateTimeFormatter}, in English, in any case of letters, strict: no 31 April.
 */
record PatternTime(DateTimeFormatter formatter, LocalTimes zone) implements TimeFormat {
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2001, 12, 23, 14, 15, 16, 0, ZoneId.of("UTC"));
  private static final long MICROS_PER_SECOND = 1_000_000;

  /**
   * The format of a pattern.
   *
   * @throws IllegalArgumentException worded for a person, if the pattern is none, or does not give
   *     a date with its year
   */
  static PatternTime of(String pattern, LocalTimes zone) {
    PatternTime time = new PatternTime(formatter(pattern), zone);
    if (time.ofSample(pattern).query(TemporalQueries.localDate()) == null) {
      throw new IllegalArgumentException(
          "the time pattern " + pattern + " gives no day, month and year");
    }
    return time;
  }

  /** Whether times written so have a time of day. */
  boolean hasTimeOfDay() {
    return ofSample(formatter.toString()).query(TemporalQueries.localTime()) != null;
  }

  private static DateTimeFormatter formatter(String pattern) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(pattern)
          // In strict mode a year of an era (y) is no year until its era is known.
          .parseDefaulting(ChronoField.ERA, 1)
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException noPattern) {
      throw new IllegalArgumentException(
          pattern + " is no time pattern: " + noPattern.getMessage(), noPattern);
    }
  }

  private TemporalAccessor ofSample(String pattern) {
    try {
      return formatter.parse(formatter.format(SAMPLE));
    } catch (DateTimeException incomplete) {
      throw new IllegalArgumentException(
          "the time pattern "
              + pattern
              + " does not read what it writes: "
              + incomplete.getMessage(),
          incomplete);
    }
  }

  @Override
  public long micros(String text) {
    // A text of another form is the common case where several patterns are tried, and an exception
    // for each costs more than looking twice.
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor unresolved = formatter.parseUnresolved(text, position);
    if (unresolved == null || position.getIndex() != text.length()) {
      return NO_TIME;
    }
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(text);
    } catch (DateTimeException noSuchTime) {
      return NO_TIME; // 31 April: the caller words it, with the text
    }
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      Instant instant = Instant.from(parsed);
      return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1_000;
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (date == null) {
      return NO_TIME;
    }
    return zone.micros(
        date.getYear(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        time == null ? 0 : time.toSecondOfDay(),
        time == null ? 0 : time.get(ChronoField.MICRO_OF_SECOND));
  }
}
