package wildfire.ingest.reading;

import java.io.IOException;
import java.util.List;
import wildfire.ingest.source.Read;

/**
 * Rows of CSV (RFC 4180), over several lines where a quoted cell has line breaks. When a row over
 * several lines makes no sense, only its first line is rejected: a lost quote must not swallow what
 * follows.
 */
final class CsvRecords implements RecordReader {
  private final OpenedFile file;
  private final Read read;
  private final CsvLayout layout;
  private final RecordMaker maker;
  private final LineScanner lines;
  private final CsvRowEnd rowEnd;
  private final CsvCells cells;

  private long position = 1;
  private boolean begun;
  private int minCells;
  private int maxCells;
  private int[] places;

  /**
   * @param layout where the header is and what it says; null for a file without
   */
  CsvRecords(OpenedFile file, Read read, CsvLayout layout, RecordMaker maker) {
    this.file = file;
    this.read = read;
    this.layout = layout;
    this.maker = maker;
    int limit = maker.limits().recordBytes();
    this.lines = new LineScanner(file.window(), limit, maker.keptBytes());
    char delimiter = layout == null ? read.delimiter() : layout.delimiter();
    this.rowEnd = new CsvRowEnd(file.window(), delimiter, limit);
    this.cells = new CsvCells(delimiter);
  }

  @Override
  public RawRecord next() throws IOException {
    if (!begun) {
      begin();
    }
    while (lines.find()) {
      if (lines.isBlank()) {
        passLine();
      } else {
        RawRecord record = row();
        if (!maker.isPassedOver(record)) {
          return record;
        }
      }
    }
    return maker.breakOff(position, file);
  }

  private RawRecord row() throws IOException {
    if (lines.tooLong() != null) {
      RawRecord record = maker.tooLong(position, lines.tooLong());
      passLine();
      return record;
    }
    CsvRowEnd.Outcome outcome = rowEnd.find();
    boolean cut = rowEnd.isAtEndOfFile() && file.damage() != null;
    if (cut) {
      return passRow(maker.breakOff(position, text(rowEnd.length()), file));
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
    String text = text(rowEnd.length());
    if (maker.decoder().misfit() > 0) {
      return passRow(maker.misfit(position, text));
    }
    String[] its = cells.of(text);
    if (its == null || its.length < minCells || its.length > maxCells) {
      String problem = ragged(its);
      return rowEnd.lines() > 1
          ? firstLine(problem)
          : passRow(maker.rejected(position, text, problem));
    }
    String[] values = maker.values();
    for (int field = 0; field < places.length; field++) {
      int place = places[field];
      values[field] = place >= 0 && place < its.length ? its[place] : null;
    }
    return passRow(maker.taken(position, text, values));
  }

  private String ragged(String[] cells) {
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
    RawRecord record = maker.rejected(position, text(lines.length()), problem);
    passLine();
    return record;
  }

  private RawRecord passRow(RawRecord record) throws IOException {
    position += rowEnd.lines();
    rowEnd.pass();
    return record;
  }

  private void passLine() {
    lines.pass();
    position++;
  }

  private String text(int length) {
    return maker.decoder().decode(file.window().bytes(), file.window().start(), length);
  }

  /** Passes what stands above the first record. */
  private void begin() throws IOException {
    begun = true;
    long before = layout == null ? read.skipLines() : layout.linesBefore();
    while (position <= before && lines.find()) {
      passLine();
    }
    if (layout == null) {
      withoutHeader();
    } else {
      places = layout.places().stream().mapToInt(each -> each).toArray();
      minCells = layout.columns().size();
      maxCells = minCells;
    }
  }

  /** The columns are the fields in their order; optional ones at the end may be absent. */
  private void withoutHeader() {
    List<Read.Field> fields = List.copyOf(read.fields().values());
    places = new int[fields.size()];
    for (int field = 0; field < fields.size(); field++) {
      places[field] = field;
      minCells = fields.get(field).required() ? field + 1 : minCells;
    }
    maxCells = fields.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
