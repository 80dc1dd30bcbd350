package wildfire.ingest.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * Wall-clock times of a zone as UTC microseconds. A time that a clock change skips is moved on by
 * the length of the gap, one that it repeats is the earlier of the two, as in {@link
 * java.time.ZonedDateTime#ofLocal}.
 */
final class LocalTimes {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final ZoneId zone;
  private final ZoneRules rules;
  private final boolean fixed;
  private final int fixedOffsetSeconds;

  LocalTimes(ZoneId zone) {
    this.zone = zone;
    rules = zone.getRules();
    fixed = rules.isFixedOffset();
    fixedOffsetSeconds = fixed ? rules.getOffset(Instant.EPOCH).getTotalSeconds() : 0;
  }

  /**
   * The instant of a wall-clock time.
   *
   * @param month 1–12
   * @param day 1–31
   * @param secondOfDay 0–86 399
   * @param micro 0–999 999
   * @return {@link TimeFormat#NO_TIME} if there is no such day or time
   */
  long micros(int year, int month, int day, int secondOfDay, int micro) {
    if (!isDay(year, month, day)) {
      return TimeFormat.NO_TIME;
    }
    long local = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY + secondOfDay;
    int offset =
        fixed
            ? fixedOffsetSeconds
            : rules
                .getOffset(LocalDateTime.ofEpochSecond(local, 0, java.time.ZoneOffset.UTC))
                .getTotalSeconds();
    return (local - offset) * MICROS_PER_SECOND + micro;
  }

  /** As {@link #micros}, but for a text that carries its own offset from UTC. */
  static long micros(int year, int month, int day, int secondOfDay, int micro, int offsetSeconds) {
    if (!isDay(year, month, day)) {
      return TimeFormat.NO_TIME;
    }
    long local = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY + secondOfDay;
    return (local - offsetSeconds) * MICROS_PER_SECOND + micro;
  }

  /**
   * Midnight, in this zone, of the day that holds the instant; the first moment where a gap ate it.
   */
  long startOfDay(long micros) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND));
    return instant.atZone(zone).toLocalDate().atStartOfDay(zone).toEpochSecond()
        * MICROS_PER_SECOND;
  }

  private static boolean isDay(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leapDay =
        month == 2 && day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= DAYS[month - 1] || leapDay;
  }

  /** Seconds since midnight; -1 if there is no such time. */
  static int secondOfDay(int hour, int minute, int second) {
    boolean exists = hour <= 23 && minute <= 59 && second <= 59;
    return exists && hour >= 0 && minute >= 0 && second >= 0
        ? (hour * 60 + minute) * 60 + second
        : -1;
  }
}
