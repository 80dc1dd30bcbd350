package wildfire.ingest.text;

import java.util.Map;

/**
 * One number among several of a record, as {@code name} + line break + the export's text: each name
 * has its own way of being read.
 *
 * @param cells how the text behind each name is read
 */
public record CounterCell(Map<String, Cell<Double>> cells) implements Meaning<Double> {
  private static final char BREAK = '\n';

  public CounterCell {
    cells = Map.copyOf(cells);
  }

  /** A name and a text in one; null where the text means unknown. */
  public String written(String name, String text) {
    return cells.get(name).isKnown(text) ? name + BREAK + text : null;
  }

  @Override
  public Double valueOf(String text) {
    int end = text.indexOf(BREAK);
    return end < 0 ? null : cells.get(text.substring(0, end)).valueOf(text.substring(end + 1));
  }

  @Override
  public String problemOf(String text) {
    int end = text.indexOf(BREAK);
    if (end < 0) {
      return Texts.quoted(text) + " is no number";
    }
    String name = text.substring(0, end);
    return name + ": " + cells.get(name).problemOf(text.substring(end + 1));
  }
}
