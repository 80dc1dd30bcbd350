package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wildfire.ingest.reading.TableRows.Row;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/**
 * What a table is like: a CSV or the sheet of a workbook.
 *
 * @param delimiter between the cells of a CSV
 * @param linesBefore lines above the first record
 * @param leastCells how many cells a row has at least
 * @param places of the fields among the columns, from 0; -1: an optional one is not there
 */
record TableLayout(
    char delimiter, long linesBefore, int leastCells, int mostCells, List<Integer> places) {
  /** A header stands among so many rows, or nowhere. */
  static final int ROWS = 40;

  /** The columns are the fields in their order; optional ones at the end may be absent. */
  static TableLayout withoutHeader(Read read) {
    List<Read.Field> fields = List.copyOf(read.fields().values());
    int least = fields.size();
    while (least > 0 && !fields.get(least - 1).required()) {
      least--;
    }
    List<Integer> places = IntStream.range(0, fields.size()).boxed().toList();
    return new TableLayout(read.firstDelimiter(), read.skipLines(), least, fields.size(), places);
  }

  /**
   * The layout under the header of a file; one without columns where there are no rows.
   *
   * @throws OperatorError if the header cannot be read or lacks a required column
   */
  static TableLayout of(Read read, String path, FirstRows first) throws IOException {
    Header header = header(read, path, first);
    if (header != null) {
      int columns = header.names().count();
      List<Integer> places = header.names().placesOf(read);
      return new TableLayout(header.delimiter(), header.linesBefore(), columns, columns, places);
    }
    List<Row> rows = first.between(read.firstDelimiter());
    if (!rows.isEmpty()) {
      throw new OperatorError(
          "%s: the header on line %d cannot be read as CSV (a quote is not closed, or the line is too"
              + " long). Check the source's delimiter, encoding and skip_lines.",
          path, rows.get(0).line());
    }
    return new TableLayout(read.firstDelimiter(), read.skipLines(), 0, 0, List.of());
  }

  /** The first rows of a file, if its cells stand between such characters. */
  @FunctionalInterface
  interface FirstRows {
    List<Row> between(char delimiter) throws IOException;
  }

  /** The first rows of a table below the lines that a read skips. */
  static List<Row> first(TableRows rows, Read read) throws IOException {
    rows.limit(read.skipLines(), 0, CsvCells.MOST);
    return rows.first(ROWS);
  }

  /** Columns, and how many lines stand above the first record, the header's own among them. */
  record Header(char delimiter, long linesBefore, ColumnNames names) {
    /** Whether this is the header for a read rather than the other one; of equal ones the other. */
    private boolean isBetterThan(Header other, Read read) {
      if (other == null) {
        return true;
      }
      int lacking = names.lackingIn(read);
      int others = other.names.lackingIn(read);
      return lacking < others
          || (lacking == others && names.fieldsIn(read) > other.names.fieldsIn(read));
    }
  }

  /**
   * The best header under any of the delimiters that the read allows: prose, or nothing of use, may
   * stand above it. Null where no row can be taken apart.
   */
  static Header header(Read read, String path, FirstRows first) throws IOException {
    Header best = null;
    for (String each : read.delimiter()) {
      char delimiter = each.charAt(0);
      Header header = header(read, path, delimiter, first.between(delimiter));
      best = header != null && header.isBetterThan(best, read) ? header : best;
    }
    return best;
  }

  /**
   * The first row that names all required columns, else the one that names most of them, else the
   * first; null if the first cannot be taken apart and no other names a column.
   */
  private static Header header(Read read, String path, char delimiter, List<Row> rows) {
    List<Header> headers = new ArrayList<>();
    Header best = null;
    for (int at = 0; at < rows.size() && (best == null || best.names().lackingIn(read) > 0); at++) {
      Row row = rows.get(at);
      Row next = read.headerRows() == 2 && at + 1 < rows.size() ? rows.get(at + 1) : null;
      boolean two = next != null && next.cells() != null;
      Row last = two ? next : row;
      Header header =
          row.cells() == null
              ? null
              : new Header(
                  delimiter,
                  last.line() + last.lines() - 1,
                  new ColumnNames(path, row.cells(), two ? next.cells() : new String[0]));
      headers.add(header);
      best = header != null && header.isBetterThan(best, read) ? header : best;
    }
    return best == null || best.names().fieldsIn(read) > 0 ? best : headers.get(0);
  }
}
