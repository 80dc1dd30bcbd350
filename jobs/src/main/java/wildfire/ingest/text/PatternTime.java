package wildfire.ingest.text;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of {@link DateTimeFormatter}, in English, in any case of letters, strict: no 31 April.
 * Where it has month and day but no year, the latest such time not after the export's own is meant.
 *
 * @param names how names of time zones are read ({@code z}); empty where the pattern has none
 */
record PatternTime(
    DateTimeFormatter formatter,
    ZoneId zone,
    boolean hasTimeOfDay,
    boolean hasYear,
    Optional<ZoneNames> names)
    implements Instants.Format {
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2001, 12, 23, 14, 15, 16, 0, ZoneOffset.UTC);
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** The letters for a zone's name, behind all that is in quotes before them. */
  private static final Pattern ZONE_NAME = Pattern.compile("\\G((?:[^z']|'[^']*')*)z{1,4}");

  private static final int YEARS_BETWEEN_LEAP_DAYS = 8;

  /**
   * The format of a pattern.
   *
   * @throws IllegalArgumentException worded for a person, if the pattern is none, or does not give
   *     month and day
   */
  static PatternTime of(String pattern, ZoneId zone) {
    try {
      String inNumbers = ZONE_NAME.matcher(pattern).replaceAll("$1XXX");
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(inNumbers)
              // In strict mode a year of an era (y) is no year until its era is known.
              .parseDefaulting(ChronoField.ERA, 1)
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      TemporalAccessor sample = formatter.parse(formatter.format(SAMPLE));
      boolean hasYear = sample.query(TemporalQueries.localDate()) != null;
      boolean yearless =
          sample.isSupported(ChronoField.MONTH_OF_YEAR)
              && sample.isSupported(ChronoField.DAY_OF_MONTH)
              && !sample.isSupported(ChronoField.YEAR)
              && !sample.isSupported(ChronoField.YEAR_OF_ERA);
      if (!hasYear && !yearless) {
        throw new DateTimeException("it gives no day, month and year");
      }
      boolean hasTimeOfDay = sample.query(TemporalQueries.localTime()) != null;
      boolean named = !inNumbers.equals(pattern);
      return new PatternTime(
          formatter,
          zone,
          hasTimeOfDay,
          hasYear,
          named ? Optional.of(new ZoneNames(zone)) : Optional.empty());
    } catch (IllegalArgumentException noPattern) {
      throw new IllegalArgumentException(
          pattern + " is no time pattern: " + noPattern.getMessage(), noPattern);
    } catch (DateTimeException incomplete) {
      throw new IllegalArgumentException(
          "the time pattern " + pattern + " gives no time: " + incomplete.getMessage(), incomplete);
    }
  }

  @Override
  public long micros(String written, long exportedAt) {
    String text = names.isEmpty() ? written : names.get().inNumbers(written);
    // A text of another form is the common case where several patterns are tried, and an exception
    // for each costs more than looking twice.
    ParsePosition position = new ParsePosition(0);
    if (formatter.parseUnresolved(text, position) == null || position.getIndex() != text.length()) {
      return Instants.NO_TIME;
    }
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(text);
    } catch (DateTimeException noSuchTime) {
      return Instants.NO_TIME; // 31 April: the caller words it, with the text
    }
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      Instant instant = Instant.from(parsed);
      return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1_000;
    }
    LocalTime parsedTime = parsed.query(TemporalQueries.localTime());
    LocalTime time = parsedTime == null ? LocalTime.MIDNIGHT : parsedTime;
    if (!hasYear) {
      return latest(parsed, time, exportedAt);
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    return date == null
        ? Instants.NO_TIME
        : Instants.micros(zone, date.getYear(), date.getMonthValue(), date.getDayOfMonth(), time);
  }

  private long latest(TemporalAccessor parsed, LocalTime time, long exportedAt) {
    Instant export = Instant.ofEpochSecond(Math.floorDiv(exportedAt, MICROS_PER_SECOND));
    int latest = export.atZone(ZoneOffset.UTC).getYear() + 1; // in the zone it may have begun
    for (int year = latest; year >= latest - 1 - YEARS_BETWEEN_LEAP_DAYS; year--) {
      int month = (int) parsed.getLong(ChronoField.MONTH_OF_YEAR);
      long micros =
          Instants.micros(zone, year, month, (int) parsed.getLong(ChronoField.DAY_OF_MONTH), time);
      if (micros != Instants.NO_TIME && micros <= exportedAt) {
        return micros;
      }
    }
    return Instants.NO_TIME;
  }
}
