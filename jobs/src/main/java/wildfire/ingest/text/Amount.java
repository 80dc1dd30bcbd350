package wildfire.ingest.text;

/**
 * A finite decimal number from 0 up.
 *
 * @param grouping the mark between thousands; 0: none
 */
public record Amount(char decimal, char grouping) implements Meaning<Double> {
  @Override
  public Double valueOf(String text) {
    Double value = new Decimal(decimal, grouping).valueOf(text);
    return value == null || value < 0 ? null : value;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text)
        + " is no number from 0 up with the decimal mark "
        + decimal
        + Numbers.example(decimal, grouping);
  }
}
