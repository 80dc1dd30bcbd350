package wildfire.ingest.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A whole number, 0 to {@link Long#MAX_VALUE}. Decimals are taken where they are zero ({@code
 * 12.0}), since spreadsheets and data frames write counts so.
 *
 * @param grouping the mark between thousands; 0: none
 */
public record Whole(char decimal, char grouping) implements Meaning<Long> {
  private static final int DIGITS_THAT_ALWAYS_FIT = 18;
  private static final int LONGEST = 40;
  private static final Pattern ZERO = Pattern.compile("-?[0.]+(e.*)?");
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public Long valueOf(String text) {
    if (text.length() <= DIGITS_THAT_ALWAYS_FIT) {
      long value = 0;
      int at = 0;
      while (at < text.length() && Numbers.isDigit(text.charAt(at))) {
        value = value * 10 + (text.charAt(at++) - '0');
      }
      if (at == text.length() && at > 0) {
        return value;
      }
    }
    String plain = text.length() > LONGEST ? null : Numbers.plain(text, decimal, grouping);
    if (plain == null) {
      return null;
    }
    double about = Double.parseDouble(plain);
    if (!(about >= 0 && about < 1e19)) {
      return null;
    }
    if (about == 0) { // exactly, or a number too small for the exponents of BigDecimal
      return ZERO.matcher(plain).matches() ? 0L : null;
    }
    BigDecimal exact = new BigDecimal(plain);
    boolean fits = exact.stripTrailingZeros().scale() <= 0 && exact.compareTo(GREATEST) <= 0;
    return fits ? (Long) exact.longValue() : null;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text)
        + " is no whole number from 0 up"
        + Numbers.example(decimal, grouping);
  }
}
