package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table, a CSV or the sheet of a workbook, one after the other; no blank ones. */
interface TableRows {
  /**
   * A row.
   *
   * @param line its first line, from 1
   * @param lines how many it has; 0 for one within which a damaged archive breaks off
   * @param cells null where the line cannot be taken apart; an empty cell is null
   * @param problem why it is no record; null if it is one
   */
  record Row(
      long line,
      int lines,
      String text,
      @SuppressWarnings("ArrayRecordComponent") String[] cells,
      String problem) {}

  /** What is read: only rows below so many lines, with so many cells. */
  void limit(long linesBefore, int leastCells, int mostCells);

  /** The next row; null after the last. */
  Row next() throws IOException;

  /** So many rows, or as many as there are that are whole. */
  default List<Row> first(int most) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Row row = null; rows.size() < most && (row = next()) != null && row.lines() > 0; ) {
      rows.add(row);
    }
    return rows;
  }
}
