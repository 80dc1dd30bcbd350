package wildfire.ingest.text;

/**
 * ISO 8601: {@code 2024-05-31T18:00:00.123Z}, with a space for the T, without seconds, with an
 * offset ({@code +02:00}, {@code +0200}, {@code +02}) or none; in day precision also the date
 * alone. Digits beyond microseconds are cut off.
 *
 * @param dayAlone whether a date without a time is taken
 */
record IsoTime(LocalTimes zone, boolean dayAlone) implements TimeFormat {
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 16;
  private static final int SECONDS_LENGTH = 19;
  private static final int GREATEST_OFFSET_SECONDS = 18 * 3600;

  @Override
  public long micros(String text) {
    int length = text.length();
    if (length < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return NO_TIME;
    }
    int year = Digits.at(text, 0, 4);
    int month = Digits.at(text, 5, 2);
    int day = Digits.at(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) {
      return NO_TIME;
    }
    if (length == DATE_LENGTH) {
      return dayAlone ? zone.micros(year, month, day, 0, 0) : NO_TIME;
    }
    char separator = text.charAt(DATE_LENGTH);
    if (length < MINUTES_LENGTH
        || (separator != 'T' && separator != ' ' && separator != 't')
        || text.charAt(13) != ':') {
      return NO_TIME;
    }
    int second = 0;
    int micro = 0;
    int at = MINUTES_LENGTH;
    if (length >= SECONDS_LENGTH && text.charAt(at) == ':') {
      second = Digits.at(text, at + 1, 2);
      at = SECONDS_LENGTH;
      if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
        int begin = ++at;
        int unit = 100_000;
        for (; at < length && Numbers.isDigit(text.charAt(at)); at++, unit /= 10) {
          micro += (text.charAt(at) - '0') * unit;
        }
        if (at == begin || at - begin > 9) {
          return NO_TIME;
        }
      }
    }
    int secondOfDay =
        LocalTimes.secondOfDay(Digits.at(text, 11, 2), Digits.at(text, 14, 2), second);
    if (secondOfDay < 0) {
      return NO_TIME;
    }
    if (at == length) {
      return zone.micros(year, month, day, secondOfDay, micro);
    }
    int offset = offsetSeconds(text, at);
    return Math.abs(offset) > GREATEST_OFFSET_SECONDS
        ? NO_TIME
        : LocalTimes.micros(year, month, day, secondOfDay, micro, offset);
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
    int hours = Digits.at(text, at + 1, 2);
    int minutes = length == 3 ? 0 : Digits.at(text, text.length() - 2, 2);
    if (hours < 0 || minutes < 0 || minutes > 59) {
      return Integer.MAX_VALUE;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return text.charAt(at) == '-' ? -seconds : seconds;
  }
}
