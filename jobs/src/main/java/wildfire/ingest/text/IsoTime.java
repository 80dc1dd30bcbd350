package wildfire.ingest.text;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * ISO 8601: {@code 2024-05-31T18:00:00.123Z}, with a space for the T, without seconds, with an
 * offset ({@code +02:00}, {@code +0200}, {@code +02}) or none; in day precision also the date
 * alone. Digits beyond microseconds are cut off.
 *
 * @param dayAlone whether a date without a time is taken
 */
record IsoTime(ZoneId zone, boolean dayAlone) implements Instants.Format {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 16;
  private static final int SECONDS_LENGTH = 19;
  private static final int GREATEST_OFFSET_SECONDS = 18 * 3600;

  @Override
  public long micros(String text, long exportedAt) {
    int length = text.length();
    if (length < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return Instants.NO_TIME;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) {
      return Instants.NO_TIME;
    }
    if (length == DATE_LENGTH) {
      return dayAlone
          ? Instants.micros(zone, year, month, day, LocalTime.MIDNIGHT)
          : Instants.NO_TIME;
    }
    char separator = text.charAt(DATE_LENGTH);
    if (length < MINUTES_LENGTH
        || (separator != 'T' && separator != ' ' && separator != 't')
        || text.charAt(13) != ':') {
      return Instants.NO_TIME;
    }
    int second = 0;
    int micro = 0;
    int at = MINUTES_LENGTH;
    if (length >= SECONDS_LENGTH && text.charAt(at) == ':') {
      second = digits(text, at + 1, 2);
      at = SECONDS_LENGTH;
      if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
        int begin = ++at;
        int unit = 100_000;
        for (; at < length && isDigit(text.charAt(at)); at++, unit /= 10) {
          micro += (text.charAt(at) - '0') * unit;
        }
        if (at == begin || at - begin > 9) {
          return Instants.NO_TIME;
        }
      }
    }
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return Instants.NO_TIME;
    }
    LocalTime time = LocalTime.of(hour, minute, second, micro * 1_000);
    if (at == length) {
      return Instants.micros(zone, year, month, day, time);
    }
    int offset = offsetSeconds(text, at);
    long utc = Instants.micros(ZoneOffset.UTC, year, month, day, time);
    return Math.abs(offset) > GREATEST_OFFSET_SECONDS || utc == Instants.NO_TIME
        ? Instants.NO_TIME
        : utc - offset * MICROS_PER_SECOND;
  }

  /**
   * Of {@code Z}, {@code +hh}, {@code +hhmm} or {@code +hh:mm}; {@link Integer#MAX_VALUE}: none.
   */
  private static int offsetSeconds(String text, int from) {
    int at = text.charAt(from) == ' ' ? from + 1 : from;
    int length = text.length() - at;
    if (length == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
      return 0;
    }
    boolean colon = length == 6 && text.charAt(at + 3) == ':';
    if (!(length == 3 || length == 5 || colon)
        || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return Integer.MAX_VALUE;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = length == 3 ? 0 : digits(text, text.length() - 2, 2);
    if (hours < 0 || minutes < 0 || minutes > 59) {
      return Integer.MAX_VALUE;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return text.charAt(at) == '-' ? -seconds : seconds;
  }

  /** The number in so many characters from a place; -1 if they are not all digits. */
  private static int digits(String text, int from, int count) {
    int value = from + count > text.length() ? -1 : 0;
    for (int i = from; i < from + count && value >= 0; i++) {
      value = isDigit(text.charAt(i)) ? value * 10 + (text.charAt(i) - '0') : -1;
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
