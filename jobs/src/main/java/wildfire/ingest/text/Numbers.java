package wildfire.ingest.text;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers under an export's decimal and grouping marks. Marks between thousands are only taken
 * where thousands are: {@code 1,23} is no number when the comma groups. A number may be shortened
 * by a word for thousands or millions behind it, as dashboards do: {@code 1.2K}, {@code 3.4 mln.},
 * {@code 1.2万}; it is then known as exactly as it stands there.
 */
public final class Numbers implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
  private static final int LONGEST = 40;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}"); // always fit
  private static final Pattern ZERO = Pattern.compile("-?[0.]+(e.*)?");

  /** What is behind a shortened number, and how many zeros that is. */
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("K", 3),
          Map.entry("k", 3),
          Map.entry("tsd", 3),
          Map.entry("tys", 3),
          Map.entry("千", 3),
          Map.entry("万", 4),
          Map.entry("萬", 4),
          Map.entry("만", 4),
          Map.entry("M", 6),
          Map.entry("mln", 6),
          Map.entry("Mio", 6),
          Map.entry("mio", 6),
          Map.entry("B", 9),
          Map.entry("Mrd", 9),
          Map.entry("mrd", 9),
          Map.entry("mld", 9),
          Map.entry("亿", 8),
          Map.entry("億", 8),
          Map.entry("억", 8));

  private static final String UNIT =
      "(?:[ \u00a0\u202f]?(" + String.join("|", UNITS.keySet()) + ")[.]?)?";

  /** More than anything was ever counted on a platform; such digits are an id or a slip. */
  private static final double MOST_COUNTED = 1e12;

  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final char decimal;
  private final char grouping;
  private final Pattern number;
  private final Pattern thousands;

  /**
   * @param grouping the mark between thousands; 0: none. A space stands for no-break spaces too
   */
  public Numbers(char decimal, char grouping) {
    this.decimal = decimal;
    this.grouping = grouping;
    String mark = grouping == ' ' ? "[ \u00a0\u202f]" : Pattern.quote(String.valueOf(grouping));
    String whole = grouping == 0 ? "\\d++" : "\\d{1,3}(?:" + mark + "\\d{3})++(?!\\d)|\\d++";
    thousands =
        Pattern.compile("[+-]?\\d{1,3}" + Pattern.quote(String.valueOf(decimal)) + "\\d{3}");
    number =
        Pattern.compile(
            "([+-]?)("
                + whole
                + ")?(?:"
                + Pattern.quote(String.valueOf(decimal))
                + "(\\d++))?(?:[eE]([+-]?\\d++)|"
                + UNIT
                + ")");
  }

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
   * How often something was counted: a whole number from 0 to a million millions, which may be
   * written with a fraction of nothing ({@code 100.0}). What is not whole was written under other
   * marks: {@code 1.234} of a country where the point stands between thousands is rejected, and not
   * taken for 1.
   */
  public Meaning<Double> counts() {
    return Meaning.of(
        text -> {
          Double value = mayBeThousands(text) ? null : amount(text);
          return value == null || !isCounted(value) ? null : value;
        },
        "is no count, a whole number from 0 up"
            + example().replaceFirst("\\Q" + decimal + "\\E5$", ""));
  }

  /** The same of a day, on which more may have been taken back than came: any whole number. */
  public Meaning<Double> netCounts() {
    return Meaning.of(
        text -> {
          Double value = mayBeThousands(text) ? null : finite(text);
          return value == null || !isCounted(value) ? null : value;
        },
        "is no whole number");
  }

  /** Whether the decimal mark may stand between thousands: {@code 9.000} is no count of 9. */
  private boolean mayBeThousands(String text) {
    return thousands.matcher(text).matches();
  }

  private static boolean isCounted(double value) {
    return value == Math.rint(value) && Math.abs(value) <= MOST_COUNTED;
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
    if (DIGITS.matcher(text).matches()) {
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

  /** The same number as Java writes it; null if it is none. */
  private String plain(String text) {
    Matcher parts = number.matcher(text);
    if (!parts.matches() || (parts.group(2) == null && parts.group(3) == null)) {
      return null;
    }
    String whole = parts.group(2) == null ? "0" : parts.group(2).replaceAll("\\D", "");
    return (parts.group(1).equals("-") ? "-" : "")
        + whole
        + (parts.group(3) == null ? "" : "." + parts.group(3))
        + (parts.group(4) == null ? "" : "e" + parts.group(4))
        + (parts.group(5) == null ? "" : "e" + UNITS.get(parts.group(5)));
  }

  /** How numbers of these marks look, for reasons. */
  private String example() {
    return grouping == 0 ? "" : " written like 1" + grouping + "234" + decimal + "5";
  }
}
