package wildfire.ingest.text;

/**
 * How often something was counted: a whole number from 0 up, which may be written with a fraction
 * of nothing ({@code 100.0}). What is not whole was written under other marks: {@code 1.234} of a
 * country where the point stands between thousands is rejected, and not taken for 1.
 *
 * @param grouping the mark between thousands; 0: none
 */
public record Count(char decimal, char grouping) implements Meaning<Double> {
  @Override
  public Double valueOf(String text) {
    Double value = new Amount(decimal, grouping).valueOf(text);
    return value == null || value != Math.rint(value) ? null : value;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text)
        + " is no count, a whole number from 0 up"
        + Numbers.example(decimal, grouping).replaceFirst("\\Q" + decimal + "\\E5$", "");
  }
}
