package wildfire.explain;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import wildfire.model.Amounts;
import wildfire.model.Language;

/**
 * Numbers as a language writes them; the same digits in every language. For any number of threads.
 */
final class Numbers {
  /** More digits than this tell nobody anything. */
  private static final int MOST_DIGITS = 6;

  /** Below this a number times a power of ten is off by less than {@link #NEARLY}. */
  private static final double EXACT = 1e12;

  private static final double NEARLY = 1e-3;
  private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  private final DecimalFormat format;
  private final DecimalFormatSymbols symbols;

  Numbers(Language language) {
    format = (DecimalFormat) NumberFormat.getNumberInstance(language.locale());
    format.setRoundingMode(RoundingMode.HALF_UP);
    symbols = format.getDecimalFormatSymbols();
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
    return Amounts.asShown(amount);
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

  /** As {@link DecimalFormat} writes it, which alone can tell what lies between two roundings. */
  private String written(double number, int mostDigits) {
    double scaled = Math.abs(number) * TENS[mostDigits];
    if (scaled < EXACT && Math.abs(scaled - Math.floor(scaled) - 0.5) > NEARLY) {
      return digits(number < 0, Math.round(scaled), mostDigits);
    }
    DecimalFormat own = (DecimalFormat) format.clone();
    own.setMaximumFractionDigits(mostDigits);
    String text = own.format(number);
    // What rounds to nothing has no sign.
    return text.equals(own.format(-0.0)) ? own.format(0) : text;
  }

  /** A whole number of so many decimals; from the end to the beginning. */
  private String digits(boolean negative, long scaled, int mostDigits) {
    long left = scaled;
    int decimals = mostDigits;
    while (decimals > 0 && left % 10 == 0) {
      left /= 10;
      decimals--;
    }
    int group = format.isGroupingUsed() ? format.getGroupingSize() : 0;
    StringBuilder text = new StringBuilder(24);
    for (int at = 0; at <= decimals || left > 0; at++, left /= 10) {
      if (at > 0 && at == decimals) {
        text.append(symbols.getDecimalSeparator());
      } else if (group > 0 && at > decimals && (at - decimals) % group == 0) {
        text.append(symbols.getGroupingSeparator());
      }
      text.append((char) (symbols.getZeroDigit() + left % 10));
    }
    String size = text.reverse().toString();
    return negative && scaled != 0 ? format.getNegativePrefix() + size : size;
  }
}
