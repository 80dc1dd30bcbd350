package wildfire.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import wildfire.ingest.text.Cell;

/**
 * Words the reasons for which a row is not taken, all of them. Called for the few rows that look
 * wrong; whether a row looks wrong is found out in Spark's own code, one bit a column.
 *
 * @param columns what the bits of the mask stand for, from the lowest
 * @param rejections what the bits after those of the columns stand for
 */
record RowReasons(List<Checked> columns, List<String> rejections) implements Serializable {

  /**
   * A column that may be wrong.
   *
   * @param required whether a row must have it
   * @param shown whether its text is among those that are given
   */
  record Checked(String name, boolean required, boolean shown, Cell<?> cell)
      implements Serializable {}

  /**
   * The reasons of one row.
   *
   * @param mask the columns and rejections that look wrong
   * @param texts what the export has in the columns that are shown; null where it has nothing
   * @return one a line; null where the row is taken after all: its text only means unknown
   */
  String of(long mask, List<String> texts) {
    List<String> reasons = new ArrayList<>();
    int nextText = 0;
    for (int i = 0; i < columns.size(); i++) {
      Checked column = columns.get(i);
      String text = column.shown() ? texts.get(nextText++) : null;
      if ((mask & (1L << i)) != 0) {
        String problem = column.cell().problemOf(text);
        if (problem != null) {
          reasons.add(column.name() + ": " + problem);
        } else if (column.required()) {
          reasons.add(column.name() + " is missing");
        }
      }
    }
    for (int i = 0; i < rejections.size(); i++) {
      if ((mask & (1L << (columns.size() + i))) != 0) {
        reasons.add(rejections.get(i));
      }
    }
    return reasons.isEmpty() ? null : String.join(Mapping.BETWEEN_REASONS, reasons);
  }
}
