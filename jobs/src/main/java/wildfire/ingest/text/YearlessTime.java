package wildfire.ingest.text;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern of {@link DateTimeFormatter} with month and day but no year, in English, in any case of
 * letters: the latest such time not after the export's own.
 */
record YearlessTime(DateTimeFormatter formatter, LocalTimes zone) implements TimeFormat {
  /** In a leap year, so that every day that exists has one before it. */
  private static final long ANY_EXPORT =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2024-12-31T23:59:59Z"));

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int YEARS_BETWEEN_LEAP_DAYS = 8;

  /** The format of a pattern; empty if the pattern has a year, or no month and day. */
  static Optional<YearlessTime> of(String pattern, LocalTimes zone) {
    try {
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      TemporalAccessor sample =
          formatter.parse(
              formatter.format(ZonedDateTime.of(2001, 12, 23, 14, 15, 16, 0, ZoneOffset.UTC)));
      boolean yearless =
          sample.isSupported(ChronoField.MONTH_OF_YEAR)
              && sample.isSupported(ChronoField.DAY_OF_MONTH)
              && !sample.isSupported(ChronoField.YEAR)
              && !sample.isSupported(ChronoField.YEAR_OF_ERA);
      return yearless ? Optional.of(new YearlessTime(formatter, zone)) : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException other) {
      return Optional
          .empty(); // what is wrong with the pattern is said where it is taken for one with a year
    }
  }

  boolean hasTimeOfDay() {
    LocalTime time = LocalTime.of(14, 15);
    return !formatter
        .format(time.atDate(LocalDate.EPOCH))
        .equals(formatter.format(time.plusHours(3).atDate(LocalDate.EPOCH)));
  }

  @Override
  public long micros(String text) {
    return micros(text, ANY_EXPORT);
  }

  @Override
  public long micros(String text, long exportedAt) {
    if (formatter.parseUnresolved(text, new ParsePosition(0)) == null) {
      return NO_TIME;
    }
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(text);
    } catch (DateTimeException noSuchTime) {
      return NO_TIME; // the caller words it, with the text
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    int latest =
        Instant.ofEpochSecond(Math.floorDiv(exportedAt, MICROS_PER_SECOND))
                .atZone(ZoneOffset.UTC)
                .getYear()
            + 1; // in the zone the next year may have begun
    for (int year = latest; year >= latest - 1 - YEARS_BETWEEN_LEAP_DAYS; year--) {
      long micros =
          zone.micros(
              year,
              (int) parsed.getLong(ChronoField.MONTH_OF_YEAR),
              (int) parsed.getLong(ChronoField.DAY_OF_MONTH),
              time == null ? 0 : time.toSecondOfDay(),
              0);
      if (micros != NO_TIME && micros <= exportedAt) {
        return micros;
      }
    }
    return NO_TIME;
  }
}
