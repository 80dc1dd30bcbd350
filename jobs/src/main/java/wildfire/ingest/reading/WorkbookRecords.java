package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import wildfire.ingest.reading.HeaderSearch.Header;
import wildfire.ingest.reading.HeaderSearch.Row;
import wildfire.ingest.reading.Workbook.SheetRow;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/** Rows of a workbook's sheet, under the same rules as those of CSV. */
final class WorkbookRecords implements RecordReader {
  private final Workbook workbook;
  private final Iterator<SheetRow> rows;
  private final String path;
  private final RecordMaker maker;
  private final List<String> columns;
  private final List<Integer> places;
  private final long headerEnd;

  /**
   * The records of a sheet.
   *
   * @throws IOException if the storage fails
   * @throws OperatorError if the workbook cannot be read, or lacks a required column
   */
  WorkbookRecords(
      FileBytes file, String path, Read read, RecordLimits limits, List<String> fileValues)
      throws IOException {
    this.path = path;
    TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
    maker = new RecordMaker(read, limits, decoder, List.of(), fileValues);
    workbook = Workbook.open(file, path);
    try {
      String sheet = workbook.sheetFor(read.sheet());
      Header header = firstRows(workbook, path, sheet, read.skipLines()).headerFor(read);
      columns = header == null ? List.of() : header.names().found();
      places = header == null ? List.of() : header.names().placesOf(read);
      headerEnd = header == null ? 0 : header.linesBefore();
      rows = workbook.rows(sheet);
    } catch (RuntimeException broken) {
      workbook.close();
      throw broken instanceof OperatorError ? broken : Workbook.unreadable(path, broken);
    }
  }

  /**
   * The first rows of a sheet, but for empty ones.
   *
   * @throws IOException if the storage fails
   * @throws OperatorError if the workbook cannot be read
   */
  static HeaderSearch firstRows(Workbook workbook, String path, String sheet, int skipLines)
      throws IOException {
    List<Row> first = new ArrayList<>();
    try {
      Iterator<SheetRow> rows = workbook.rows(sheet);
      while (first.size() < HeaderSearch.ROWS && rows.hasNext()) {
        SheetRow row = rows.next();
        if (row.number() > skipLines && !row.isBlank()) {
          String[] cells = row.cells().toArray(String[]::new);
          first.add(new Row(row.number(), 1, HeaderSearch.names(cells)));
        }
      }
      return new HeaderSearch(path, first);
    } catch (RuntimeException broken) {
      throw Workbook.unreadable(path, broken);
    }
  }

  /** The names of the columns as they stand in the sheet; none if it is empty. */
  List<String> columns() {
    return columns;
  }

  @Override
  public RawRecord next() throws IOException {
    for (SheetRow row = nextRow(); row != null; row = nextRow()) {
      if (row.number() > headerEnd && !row.isBlank()) {
        RawRecord record = record(row);
        if (!maker.isPassedOver(record)) {
          return record;
        }
      }
    }
    return null;
  }

  /** Cells that are empty at the end of a row are not there at all. */
  private RawRecord record(SheetRow row) {
    List<String> cells = row.cells();
    for (int cell = columns.size(); cell < cells.size(); cell++) {
      if (cells.get(cell) != null && !cells.get(cell).isBlank()) {
        return maker.rejected(
            row.number(),
            text(cells),
            "has a cell in column " + (cell + 1) + " where " + columns.size() + " are named");
      }
    }
    String[] values = maker.values();
    for (int field = 0; field < places.size(); field++) {
      int place = places.get(field);
      values[field] = place >= 0 && place < cells.size() ? cells.get(place) : null;
    }
    return maker.taken(row.number(), text(cells), values);
  }

  /** As a line of CSV. */
  private static String text(List<String> cells) {
    return cells.stream()
        .map(cell -> cell == null ? "" : cell)
        .map(cell -> cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  private SheetRow nextRow() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (RuntimeException broken) {
      throw Workbook.unreadable(path, broken);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
