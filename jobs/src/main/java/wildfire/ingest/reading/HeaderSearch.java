package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.List;
import wildfire.ingest.source.Read;

/** Looks for the row that names the columns: prose, or nothing of use, may stand above it. */
final class HeaderSearch {
  /** A header stands among so many rows, or nowhere. */
  static final int ROWS = 40;

  /**
   * A row at the beginning of a file.
   *
   * @param line of its beginning, from 1
   * @param lines how many it has
   * @param cells null where the line cannot be taken apart
   */
  record Row(long line, int lines, List<String> cells) {}

  /**
   * Columns, and where they are named.
   *
   * @param linesBefore lines above the first record, the header's own among them
   * @param fields how many fields of the read have a column
   * @param lacking how many required ones have none
   */
  record Header(long linesBefore, ColumnNames names, int fields, int lacking) {
    /** Whether this is the header rather than the other one; of equal ones the other. */
    boolean isBetterThan(Header other) {
      return other == null
          || lacking < other.lacking
          || (lacking == other.lacking && fields > other.fields);
    }
  }

  private HeaderSearch() {}

  /**
   * The first row that names all required columns, else the one that names most of them, else the
   * first; null if the first cannot be taken apart and no other names a column.
   */
  static Header find(String path, List<Row> rows, Read read) {
    Header best = null;
    for (int at = 0; at < rows.size(); at++) {
      Header header = headerAt(path, rows, at, read);
      if (header != null && header.isBetterThan(best)) {
        best = header;
      }
      if (best != null && best.lacking() == 0) {
        return best;
      }
    }
    return best == null || best.fields() > 0 ? best : headerAt(path, rows, 0, read);
  }

  private static Header headerAt(String path, List<Row> rows, int at, Read read) {
    Row row = rows.get(at);
    if (row.cells() == null) {
      return null;
    }
    Row last = row;
    List<String> below = List.of();
    if (read.headerRows() == 2 && at + 1 < rows.size() && rows.get(at + 1).cells() != null) {
      last = rows.get(at + 1);
      below = last.cells();
    }
    ColumnNames names = new ColumnNames(path, row.cells(), below);
    return new Header(
        last.line() + last.lines() - 1, names, names.fieldsIn(read), names.lackingIn(read));
  }

  /** Cells as names: none is null. */
  static List<String> names(String[] cells) {
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      names.add(cell == null ? "" : cell);
    }
    return names;
  }
}
