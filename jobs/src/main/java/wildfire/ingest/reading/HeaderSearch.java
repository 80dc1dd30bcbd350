package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import wildfire.ingest.source.Read;

/**
 * Looks for the row that names the columns: prose, or nothing of use, may stand above it. The names
 * that each of the first rows would give the columns are the same whichever source asks.
 */
final class HeaderSearch {
  /** A header stands among so many rows, or nowhere. */
  static final int ROWS = 40;

  /**
   * A row at the beginning of a file: its first line, from 1, and its cells; null where the line
   * cannot be taken apart.
   */
  record Row(long line, int lines, List<String> cells) {}

  /** Columns, and how many lines stand above the first record, the header's own among them. */
  record Header(long linesBefore, ColumnNames names) {
    /** Whether this is the header for a read rather than the other one; of equal ones the other. */
    boolean isBetterThan(Header other, Read read) {
      if (other == null) {
        return true;
      }
      int lacking = names.lackingIn(read);
      int others = other.names.lackingIn(read);
      return lacking < others
          || (lacking == others && names.fieldsIn(read) > other.names.fieldsIn(read));
    }
  }

  private final String path;
  private final List<Row> rows;
  private final Map<Integer, List<Header>> byHeaderRows = new HashMap<>();

  HeaderSearch(String path, List<Row> rows) {
    this.path = path;
    this.rows = rows;
  }

  List<Row> rows() {
    return rows;
  }

  /**
   * The first row that names all required columns, else the one that names most of them, else the
   * first; null if the first cannot be taken apart and no other names a column.
   */
  Header headerFor(Read read) {
    List<Header> headers = byHeaderRows.computeIfAbsent(read.headerRows(), this::headers);
    Header best = null;
    for (Header header : headers) {
      if (header != null && header.isBetterThan(best, read)) {
        best = header;
        if (best.names().lackingIn(read) == 0) {
          return best;
        }
      }
    }
    return best == null || best.names().fieldsIn(read) > 0 ? best : headers.get(0);
  }

  /** What each row would name; null if it cannot be taken apart. */
  private List<Header> headers(int headerRows) {
    List<Header> headers = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      Row row = rows.get(at);
      Row next = headerRows == 2 && at + 1 < rows.size() ? rows.get(at + 1) : null;
      boolean two = next != null && next.cells() != null;
      Row last = two ? next : row;
      long linesBefore = last.line() + last.lines() - 1;
      headers.add(
          row.cells() == null
              ? null
              : new Header(
                  linesBefore, new ColumnNames(path, row.cells(), two ? next.cells() : List.of())));
    }
    return headers;
  }

  /** Cells as names: none is null; null for null. */
  static List<String> names(String[] cells) {
    return cells == null
        ? null
        : Stream.of(cells).map(cell -> Objects.requireNonNullElse(cell, "")).toList();
  }
}
