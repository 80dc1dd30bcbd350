package wildfire.ingest.text;

/**
 * A part of a whole, 0 to 1; with a percent sign 0 to 100.
 *
 * @param grouping the mark between thousands; 0: none
 */
public record Share(char decimal, char grouping) implements Meaning<Double> {
  @Override
  public Double valueOf(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? Texts.trimmed(text.substring(0, text.length() - 1)) : text;
    String plain = Numbers.plain(number, decimal, grouping);
    if (plain == null) {
      return null;
    }
    double value = Double.parseDouble(plain) / (percent ? 100 : 1);
    return value >= 0 && value <= 1 ? (Double) value : null;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text) + " is no share from 0 to 1, or 0% to 100%";
  }
}
