package wildfire.explain;

import java.math.RoundingMode;
import java.text.NumberFormat;

/** Numbers as a language writes them; the same digits in every language. */
final class Numbers {
  /** More digits than this tell nobody anything. */
  private static final int MOST_DIGITS = 6;

  private final NumberFormat format;

  Numbers(Language language) {
    format = NumberFormat.getNumberInstance(language.locale());
    format.setRoundingMode(RoundingMode.HALF_UP);
  }

  String whole(double count) {
    return written(count, 0);
  }

  /** The smallest whole number that is no less: what at least so many comes to in counts. */
  String wholeFrom(double threshold) {
    return written(Math.ceil(threshold), 0);
  }

  /** One decimal up to a hundred, none from there on. */
  String amount(double amount) {
    return written(rounded(amount), 1);
  }

  /** What {@link #amount} shows, as a number. */
  double rounded(double amount) {
    return amount < 100 ? Math.round(amount * 10) / 10.0 : Math.round(amount);
  }

  /**
   * A share as a percentage with one decimal, and with more where it would look like {@code other}
   * without being it.
   */
  String percent(double share, double other) {
    int digits = 1;
    while (digits < MOST_DIGITS
        && share != other
        && written(100 * share, digits).equals(written(100 * other, digits))) {
      digits++;
    }
    return written(100 * share, digits) + "%";
  }

  /** Two decimals, and two digits that tell something where the number is small: 0.012. */
  String precise(double number) {
    double size = Math.abs(number);
    return written(number, size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4);
  }

  /**
   * As many times as so many doublings are: 2 for 1, 0.5 for -1. A ratio next to 1 has a decimal
   * more, so that it does not look like none.
   */
  String times(double doublings) {
    double ratio = Math.pow(2, doublings);
    return Math.abs(ratio - 1) < 0.01 ? limit(ratio) : precise(ratio);
  }

  /** Three decimals, so that what is just below a limit does not look like it. */
  String limit(double number) {
    return written(number, 3);
  }

  /** A share, or a difference of shares, in hundredths, with one decimal. */
  String hundredths(double share) {
    return written(100 * share, 1);
  }

  private String written(double number, int mostDigits) {
    format.setMaximumFractionDigits(mostDigits);
    String written = format.format(number);
    // What rounds to nothing has no sign.
    return written.equals("-0") ? "0" : written;
  }
}
