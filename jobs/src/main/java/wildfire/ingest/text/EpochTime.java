package wildfire.ingest.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A count since 1970-01-01T00:00Z, such as {@code 1347334462}; a fraction, as data frames write it
 * ({@code 1347334462.0}), is taken to the microsecond.
 *
 * @param decimals of one unit in microseconds: 6 for seconds, 0 for microseconds
 */
record EpochTime(int decimals) implements TimeFormat {
  private static final Pattern COUNT = Pattern.compile("-?\\d{1,18}(\\.\\d{1,30})?");

  @Override
  public long micros(String text, long exportedAt) {
    if (!COUNT.matcher(text).matches()) {
      return NO_TIME;
    }
    BigInteger micros = new BigDecimal(text).movePointRight(decimals).toBigInteger();
    return micros.bitLength() < Long.SIZE ? micros.longValue() : NO_TIME;
  }
}
