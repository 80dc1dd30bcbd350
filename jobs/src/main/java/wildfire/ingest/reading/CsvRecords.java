package wildfire.ingest.reading;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import wildfire.ingest.source.Read;

/**
 * Rows of CSV (RFC 4180), over several lines where a quoted cell has line breaks. When a row over
 * several lines makes no sense, only its first line is rejected: a lost quote must not swallow what
 * follows.
 */
final class CsvRecords implements RecordReader {
  private final OpenedFile file;
  private final CsvLayout layout;
  private final RecordMaker maker;
  private final LineScanner lines;
  private final CsvRowEnd rowEnd;
  private final CsvCells cells;
  private final int minCells;
  private final int maxCells;
  private long position = 1;

  /**
   * @param header where the header is and what it says; null for a file without
   */
  CsvRecords(OpenedFile file, Read read, CsvLayout header, RecordMaker maker) {
    this.file = file;
    this.maker = maker;
    this.layout = header == null ? withoutHeader(read) : header;
    this.maxCells = layout.columns().size();
    this.minCells = header == null ? leastCells(read) : maxCells;
    int limit = maker.limits().recordBytes();
    this.lines = new LineScanner(file, limit, maker.keptBytes());
    this.rowEnd = new CsvRowEnd(file, layout.delimiter(), limit);
    this.cells = new CsvCells(layout.delimiter());
  }

  /** The columns are the fields in their order; optional ones at the end may be absent. */
  private static CsvLayout withoutHeader(Read read) {
    List<String> fields = List.copyOf(read.fields().keySet());
    List<Integer> places = IntStream.range(0, fields.size()).boxed().toList();
    return new CsvLayout(read.firstDelimiter(), read.skipLines(), fields, places);
  }

  private static int leastCells(Read read) {
    List<Read.Field> fields = List.copyOf(read.fields().values());
    int least = fields.size();
    while (least > 0 && !fields.get(least - 1).required()) {
      least--;
    }
    return least;
  }

  @Override
  public RawRecord next() throws IOException {
    while (lines.find()) {
      if (position <= layout.linesBefore() || lines.isBlank()) {
        passLine();
      } else {
        RawRecord record = row();
        if (!maker.isPassedOver(record)) {
          return record;
        }
      }
    }
    return maker.breakOff(position);
  }

  private RawRecord row() throws IOException {
    if (lines.tooLong() != null) {
      RawRecord record = maker.tooLong(position, lines.tooLong());
      passLine();
      return record;
    }
    CsvRowEnd.Outcome outcome = rowEnd.find();
    if (rowEnd.isCut()) {
      return passRow(maker.breakOff(position, rowEnd.text()));
    }
    return switch (outcome) {
      case FOUND -> cells();
      case NEVER_CLOSED -> firstLine("a quote that is opened on this line is never closed");
      case STRAY_QUOTE ->
          firstLine("a quoted cell that is opened on this line goes on after its closing quote");
    };
  }

  /** The row that has been found, taken apart. */
  private RawRecord cells() throws IOException {
    String text = rowEnd.text();
    String[] its = file.misfit() == null ? cells.of(text) : null;
    boolean ragged = its == null || its.length < minCells || its.length > maxCells;
    if (file.misfit() == null && ragged && rowEnd.lines() > 1) {
      return firstLine(problem(its));
    }
    return passRow(
        maker.record(
            position,
            text,
            values -> {
              if (ragged) {
                return problem(its);
              }
              layout.place(its, values);
              return null;
            }));
  }

  private String problem(String[] cells) {
    String expected = minCells == maxCells ? "" + maxCells : minCells + " to " + maxCells;
    return "has "
        + (cells == null ? "more than " + CsvCells.MOST : cells.length)
        + (cells != null && cells.length == 1 ? " cell" : " cells")
        + " where "
        + expected
        + (maxCells == 1 ? " is expected" : " are expected");
  }

  /** Rejects the line at the window's start alone. */
  private RawRecord firstLine(String problem) throws IOException {
    lines.find();
    RawRecord record = maker.rejected(position, file.text(lines.length()), problem);
    passLine();
    return record;
  }

  private RawRecord passRow(RawRecord record) {
    position += rowEnd.lines();
    rowEnd.pass();
    return record;
  }

  private void passLine() {
    lines.pass();
    position++;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
