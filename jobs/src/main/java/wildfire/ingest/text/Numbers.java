package wildfire.ingest.text;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers under an export's decimal and grouping marks. Marks between thousands are only taken
 * where thousands are: {@code 1,23} is no number when the comma groups.
 *
 * @param grouping the mark between thousands; 0: none
 */
public record Numbers(char decimal, char grouping) implements Serializable {
  private static final int DIGITS_THAT_ALWAYS_FIT = 18;
  private static final int LONGEST = 40;
  private static final Pattern ZERO = Pattern.compile("-?[0.]+(e.*)?");
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** A finite decimal number. */
  public Meaning<Double> decimals() {
    return Meaning.of(
        text -> finite(text), "is no number with the decimal mark " + decimal + example());
  }

  /** A finite decimal number from 0 up. */
  public Meaning<Double> amounts() {
    return Meaning.of(
        text -> amount(text),
        "is no number from 0 up with the decimal mark " + decimal + example());
  }

  /**
   * How often something was counted: a whole number from 0 up, which may be written with a fraction
   * of nothing ({@code 100.0}). What is not whole was written under other marks: {@code 1.234} of a
   * country where the point stands between thousands is rejected, and not taken for 1.
   */
  public Meaning<Double> counts() {
    return Meaning.of(
        text -> {
          Double value = amount(text);
          return value == null || value != Math.rint(value) ? null : value;
        },
        "is no count, a whole number from 0 up"
            + example().replaceFirst("\\Q" + decimal + "\\E5$", ""));
  }

  /** A part of a whole, 0 to 1; with a percent sign 0 to 100. */
  public Meaning<Double> shares() {
    return Meaning.of(
        text -> {
          boolean percent = text.endsWith("%");
          Double number =
              finite(percent ? Texts.trimmed(text.substring(0, text.length() - 1)) : text);
          double share = number == null ? -1 : percent ? number / 100 : number;
          return share >= 0 && share <= 1 ? (Double) share : null;
        },
        "is no share from 0 to 1, or 0% to 100%");
  }

  /**
   * A whole number, 0 to {@link Long#MAX_VALUE}. Decimals are taken where they are zero ({@code
   * 12.0}), since spreadsheets and data frames write counts so.
   */
  public Meaning<Long> wholes() {
    return Meaning.of(text -> whole(text), "is no whole number from 0 up" + example());
  }

  private Double finite(String text) {
    String plain = plain(text);
    double value = plain == null ? Double.NaN : Double.parseDouble(plain);
    return Double.isFinite(value) ? (Double) value : null;
  }

  private Double amount(String text) {
    Double value = finite(text);
    return value == null || value < 0 ? null : value;
  }

  private Long whole(String text) {
    int digits = (int) text.chars().takeWhile(c -> isDigit((char) c)).count();
    if (digits == text.length() && digits > 0 && digits <= DIGITS_THAT_ALWAYS_FIT) {
      return Long.parseLong(text);
    }
    String plain = text.length() > LONGEST ? null : plain(text);
    double about = plain == null ? Double.NaN : Double.parseDouble(plain);
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

  /**
   * The same number as {@link Double#parseDouble} and {@link Long#parseLong} read it; null if it is
   * none. A space that groups stands for no-break spaces too.
   */
  private String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      if (text.charAt(at) == '-') {
        plain.append('-');
      }
      at++;
    }
    int digits = 0; // since the last mark, or since the beginning
    boolean grouped = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        plain.append(c);
        digits++;
      } else if (isGrouping(c)) {
        if (digits == 0 || digits > 3 || (grouped && digits != 3)) {
          return null;
        }
        grouped = true;
        digits = 0;
      } else {
        break;
      }
    }
    if ((grouped && digits != 3)) {
      return null;
    }
    boolean whole = digits > 0;
    if (at < text.length() && text.charAt(at) == decimal) {
      plain.append(whole ? "." : "0.");
      int begin = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        plain.append(text.charAt(at++));
      }
      if (at == begin) {
        return null;
      }
      whole = true;
    }
    if (!whole) {
      return null;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      plain.append('e');
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        plain.append(text.charAt(at++));
      }
      int begin = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        plain.append(text.charAt(at++));
      }
      if (at == begin) {
        return null;
      }
    }
    return at == text.length() ? plain.toString() : null;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isGrouping(char c) {
    return grouping != 0
        && (c == grouping || (grouping == ' ' && (c == '\u00a0' || c == '\u202f')));
  }

  /** How numbers of these marks look, for reasons. */
  private String example() {
    return grouping == 0 ? "" : " written like 1" + grouping + "234" + decimal + "5";
  }
}
