package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import wildfire.ingest.reading.HeaderSearch.Header;
import wildfire.ingest.reading.HeaderSearch.Row;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/**
 * What a table with a header is like: a CSV or the sheet of a workbook.
 *
 * @param delimiter between the cells of a CSV
 * @param linesBefore lines above the first record
 * @param columns their names as they stand there; none if the file has no rows
 * @param places of the fields among the columns, from 0; -1: an optional one is not there
 */
record CsvLayout(char delimiter, long linesBefore, List<String> columns, List<Integer> places) {
  /**
   * The layout of a file: of the delimiters that the read allows the one under which most required
   * columns are found.
   *
   * @throws OperatorError if the header cannot be read or lacks a required column
   */
  static CsvLayout of(FileBytes file, String path, Charset charset, Read read, RecordLimits limits)
      throws IOException {
    BestHeader best =
        bestHeader(read, delimiter -> firstRows(file, path, charset, read, delimiter, limits));
    if (best.header() == null && !best.rows().isEmpty()) {
      throw new OperatorError(
          "%s: the header on line %d cannot be read as CSV (a quote is not closed, or the line has"
              + " more than %d bytes). Check the source's delimiter, encoding and skip_lines.",
          path, best.rows().get(0).line(), limits.recordBytes());
    }
    return of(best.delimiter(), best.header(), read);
  }

  /**
   * The layout under a header.
   *
   * @param header null: there are no rows
   * @throws OperatorError if it lacks a required column
   */
  static CsvLayout of(char delimiter, Header header, Read read) {
    return header == null
        ? new CsvLayout(delimiter, read.skipLines(), List.of(), List.of())
        : new CsvLayout(
            delimiter, header.linesBefore(), header.names().found(), header.names().placesOf(read));
  }

  /** Puts the cells of a row where the fields of a record are. */
  void place(String[] cells, String[] values) {
    for (int field = 0; field < places.size(); field++) {
      int place = places.get(field);
      values[field] = place >= 0 && place < cells.length ? cells[place] : null;
    }
  }

  /** The best header under any of the delimiters, null where no row can be taken apart. */
  record BestHeader(char delimiter, Header header, List<Row> rows) {}

  /** The first rows of a file, if its cells stand between such characters. */
  @FunctionalInterface
  interface FirstRows {
    HeaderSearch between(char delimiter) throws IOException;
  }

  static BestHeader bestHeader(Read read, FirstRows first) throws IOException {
    BestHeader best = null;
    for (String each : read.delimiter()) {
      char delimiter = each.charAt(0);
      HeaderSearch top = first.between(delimiter);
      Header header = top.headerFor(read);
      if (best == null || (header != null && header.isBetterThan(best.header(), read))) {
        best = new BestHeader(delimiter, header, top.rows());
      }
    }
    return best;
  }

  static HeaderSearch firstRows(
      FileBytes file, String path, Charset charset, Read read, char delimiter, RecordLimits limits)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    try (OpenedFile opened = OpenedFile.whole(file, path, charset)) {
      LineScanner lines = new LineScanner(opened, limits.recordBytes(), 0);
      CsvRowEnd rowEnd = new CsvRowEnd(opened, delimiter, limits.recordBytes());
      CsvCells cells = new CsvCells(delimiter);
      for (long line = 1; rows.size() < HeaderSearch.ROWS && lines.find(); ) {
        if (line <= read.skipLines() || lines.isBlank()) {
          lines.pass();
          line++;
        } else if (lines.tooLong() != null || rowEnd.find() != CsvRowEnd.Outcome.FOUND) {
          rows.add(new Row(line++, 1, null));
          lines.find();
          lines.pass();
        } else if (rowEnd.isCut()) {
          break;
        } else {
          rows.add(new Row(line, rowEnd.lines(), HeaderSearch.names(cells.of(rowEnd.text()))));
          line += rowEnd.lines();
          rowEnd.pass();
        }
      }
    }
    return new HeaderSearch(path, rows);
  }
}
