package wildfire.ingest.text;

/**
 * A finite decimal number.
 *
 * @param grouping the mark between thousands; 0: none
 */
public record Decimal(char decimal, char grouping) implements Meaning<Double> {
  @Override
  public Double valueOf(String text) {
    String plain = Numbers.plain(text, decimal, grouping);
    if (plain == null) {
      return null;
    }
    double value = Double.parseDouble(plain);
    return Double.isFinite(value) ? (Double) value : null;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text)
        + " is no number with the decimal mark "
        + decimal
        + Numbers.example(decimal, grouping);
  }
}
