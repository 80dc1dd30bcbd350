package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
  private final Iterator<SheetRow> sheet;
  private final String path;
  private final RecordMaker maker;
  private final Deque<SheetRow> lookedAt;
  private final List<String> columns;
  private final List<Integer> places;
  private final long headerEnd;

  private WorkbookRecords(
      Workbook workbook,
      Iterator<SheetRow> sheet,
      String path,
      RecordMaker maker,
      Deque<SheetRow> lookedAt,
      Header header,
      Read read) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.path = path;
    this.maker = maker;
    this.lookedAt = lookedAt;
    this.columns = header == null ? List.of() : header.names().found();
    this.places = header == null ? List.of() : header.names().placesOf(read);
    this.headerEnd = header == null ? 0 : header.linesBefore();
  }

  /**
   * The records of a sheet.
   *
   * @throws IOException if the storage fails
   * @throws OperatorError if the workbook cannot be read, or lacks a required column
   */
  static WorkbookRecords of(
      FileBytes file, String path, Read read, RecordLimits limits, List<String> fileValues)
      throws IOException {
    Workbook workbook = Workbook.open(file, path);
    try {
      Iterator<SheetRow> sheet = workbook.rows(workbook.sheetFor(read.sheet()));
      Deque<SheetRow> lookedAt = new ArrayDeque<>();
      Header header =
          new HeaderSearch.Top(path, firstRows(sheet, lookedAt, read.skipLines())).headerFor(read);
      RecordMaker maker =
          new RecordMaker(
              read, limits, new TextDecoder(StandardCharsets.UTF_8), List.of(), fileValues);
      return new WorkbookRecords(workbook, sheet, path, maker, lookedAt, header, read);
    } catch (OperatorError lacking) {
      workbook.close();
      throw lacking;
    } catch (RuntimeException broken) {
      workbook.close();
      throw Workbook.unreadable(path, broken);
    }
  }

  /**
   * The first rows of a sheet, but for empty ones.
   *
   * @throws IOException if the storage fails
   * @throws OperatorError if the workbook cannot be read
   */
  static HeaderSearch.Top firstRows(Workbook workbook, String path, String sheet, int skipLines)
      throws IOException {
    try {
      List<Row> rows = firstRows(workbook.rows(sheet), new ArrayDeque<>(), skipLines);
      return new HeaderSearch.Top(path, rows);
    } catch (RuntimeException broken) {
      throw Workbook.unreadable(path, broken);
    }
  }

  private static List<Row> firstRows(
      Iterator<SheetRow> sheet, Deque<SheetRow> lookedAt, int skipLines) {
    List<Row> first = new ArrayList<>();
    while (first.size() < HeaderSearch.ROWS && sheet.hasNext()) {
      SheetRow row = sheet.next();
      lookedAt.add(row);
      if (row.number() > skipLines && !row.isBlank()) {
        first.add(new Row(row.number(), 1, HeaderSearch.names(row.cells().toArray(String[]::new))));
      }
    }
    return first;
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
    if (!lookedAt.isEmpty()) {
      return lookedAt.remove();
    }
    try {
      return sheet.hasNext() ? sheet.next() : null;
    } catch (RuntimeException broken) {
      throw Workbook.unreadable(path, broken);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
