package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import wildfire.ingest.reading.TableRows.Row;
import wildfire.ingest.source.Read;

/** Rows of a CSV or of a workbook's sheet as records, their cells where the fields are. */
final class TableRecords extends RecordReader {
  private final Closeable table;
  private final TableRows rows;
  private final List<Integer> places;

  TableRecords(
      Closeable table, TableRows rows, TableLayout layout, Read read, List<String> shared) {
    super(null, read, shared);
    this.table = table;
    this.rows = rows;
    this.places = layout.places();
    rows.limit(layout.linesBefore(), layout.leastCells(), layout.mostCells());
  }

  @Override
  RawRecord any() throws IOException {
    Row row = rows.next();
    if (row == null) {
      return null;
    }
    return row.problem() == null
        ? record(row.line(), row.text(), values -> place(row.cells(), values))
        : rejected(row.line(), row.text(), row.problem());
  }

  private String place(String[] cells, String[] values) {
    for (int field = 0; field < places.size(); field++) {
      int place = places.get(field);
      values[field] = place >= 0 && place < cells.length ? cells[place] : null;
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
