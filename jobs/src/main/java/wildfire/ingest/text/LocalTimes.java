package wildfire.ingest.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/**
 * Wall-clock times of a zone as UTC microseconds. A time that a clock change skips is moved on by
 * the length of the gap, one that it repeats is the earlier of the two, as in {@link
 * ZonedDateTime#ofLocal}.
 */
record LocalTimes(ZoneId zone) {
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** The instant of a wall-clock time; {@link TimeFormat#NO_TIME} if there is no such day. */
  long micros(int year, int month, int day, LocalTime time) {
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return TimeFormat.NO_TIME;
    }
    return LocalDate.of(year, month, day).atTime(time).atZone(zone).toEpochSecond()
            * MICROS_PER_SECOND
        + time.get(ChronoField.MICRO_OF_SECOND);
  }

  /**
   * Midnight, in this zone, of the day that holds the instant; the first moment where a gap ate it.
   */
  long startOfDay(long micros) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND));
    return instant.atZone(zone).toLocalDate().atStartOfDay(zone).toEpochSecond()
        * MICROS_PER_SECOND;
  }
}
