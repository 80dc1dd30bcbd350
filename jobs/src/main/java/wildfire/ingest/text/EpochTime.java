package wildfire.ingest.text;

/**
 * A count since 1970-01-01T00:00Z, such as {@code 1347334462}; a fraction, as data frames write it
 * ({@code 1347334462.0}), is taken to the microsecond.
 *
 * @param microsPerUnit microseconds of one unit: a power of ten up to a million
 */
record EpochTime(long microsPerUnit) implements TimeFormat {
  private static final int MOST_DIGITS = 18;

  @Override
  public long micros(String text) {
    boolean negative = text.charAt(0) == '-';
    int begin = negative ? 1 : 0;
    int at = begin;
    long count = 0;
    for (; at < text.length() && Numbers.isDigit(text.charAt(at)); at++) {
      if (at - begin == MOST_DIGITS) {
        return NO_TIME;
      }
      count = count * 10 + (text.charAt(at) - '0');
    }
    if (at == begin) {
      return NO_TIME;
    }
    long fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      long unit = microsPerUnit / 10;
      int point = at++;
      for (; at < text.length() && Numbers.isDigit(text.charAt(at)); at++, unit /= 10) {
        fraction += (text.charAt(at) - '0') * unit;
      }
      if (at == point + 1) {
        return NO_TIME;
      }
    }
    if (at != text.length() || count > Long.MAX_VALUE / microsPerUnit - 1) {
      return NO_TIME;
    }
    long micros = count * microsPerUnit + fraction;
    return negative ? -micros : micros;
  }
}
