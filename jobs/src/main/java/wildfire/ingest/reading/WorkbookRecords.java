package wildfire.ingest.reading;

import java.io.IOException;
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
  private final CsvLayout layout;

  /**
   * The records of a sheet.
   *
   * @throws OperatorError if the workbook cannot be read, or lacks a required column
   */
  WorkbookRecords(
      FileBytes file, String path, Read read, RecordLimits limits, List<String> fileValues)
      throws IOException {
    this.path = path;
    maker = new RecordMaker(read, limits, null, List.of(), fileValues);
    workbook = Workbook.open(file, path);
    try {
      String sheet = workbook.sheetFor(read.sheet());
      Header header = firstRows(workbook, path, sheet, read.skipLines()).headerFor(read);
      layout = CsvLayout.of(read.firstDelimiter(), header, read);
      rows = workbook.rows(sheet);
    } catch (RuntimeException broken) {
      workbook.close();
      throw broken instanceof OperatorError ? broken : Workbook.unreadable(path, broken);
    }
  }

  /**
   * The first rows of a sheet, but for empty ones.
   *
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
          first.add(new Row(row.number(), 1, HeaderSearch.names(row.array())));
        }
      }
      return new HeaderSearch(path, first);
    } catch (RuntimeException broken) {
      throw Workbook.unreadable(path, broken);
    }
  }

  @Override
  public RawRecord next() throws IOException {
    while (hasNext()) {
      SheetRow row = rows.next();
      if (row.number() > layout.linesBefore() && !row.isBlank()) {
        RawRecord record =
            maker.record(row.number(), text(row.cells()), values -> take(row.array(), values));
        if (!maker.isPassedOver(record)) {
          return record;
        }
      }
    }
    return null;
  }

  /** Cells that are empty at the end of a row are not there at all. */
  private String take(String[] cells, String[] values) {
    int columns = layout.columns().size();
    for (int cell = columns; cell < cells.length; cell++) {
      if (cells[cell] != null && !cells[cell].isBlank()) {
        return "has a cell in column " + (cell + 1) + " where " + columns + " are named";
      }
    }
    layout.place(cells, values);
    return null;
  }

  private static String text(List<String> cells) {
    return cells.stream()
        .map(cell -> cell == null ? "" : cell)
        .map(cell -> cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  private boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (RuntimeException broken) {
      throw Workbook.unreadable(path, broken);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
