package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * The rows at the beginning of a file, and the names that each of them would give the columns:
   * they are the same whichever source asks.
   */
  static final class Top {
    private final String path;
    private final List<Row> rows;
    private final Map<Integer, List<Optional<Candidate>>> byHeaderRows = new HashMap<>();

    Top(String path, List<Row> rows) {
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
      List<Optional<Candidate>> candidates =
          byHeaderRows.computeIfAbsent(read.headerRows(), this::candidates);
      Header best = null;
      for (Optional<Candidate> candidate : candidates) {
        Header header = candidate.map(each -> each.headerFor(read)).orElse(null);
        if (header != null && header.isBetterThan(best)) {
          best = header;
        }
        if (best != null && best.lacking() == 0) {
          return best;
        }
      }
      return best == null || best.fields() > 0
          ? best
          : candidates.get(0).map(first -> first.headerFor(read)).orElse(null);
    }

    private List<Optional<Candidate>> candidates(int headerRows) {
      List<Optional<Candidate>> candidates = new ArrayList<>();
      for (int at = 0; at < rows.size(); at++) {
        candidates.add(candidate(at, headerRows));
      }
      return candidates;
    }

    private Optional<Candidate> candidate(int at, int headerRows) {
      Row row = rows.get(at);
      if (row.cells() == null) {
        return Optional.empty();
      }
      boolean two = headerRows == 2 && at + 1 < rows.size() && rows.get(at + 1).cells() != null;
      Row last = two ? rows.get(at + 1) : row;
      ColumnNames names =
          new ColumnNames(path, row.cells(), two ? last.cells() : List.<String>of());
      return Optional.of(new Candidate(last.line() + last.lines() - 1, names));
    }
  }

  /** A row as names of columns. */
  private record Candidate(long linesBefore, ColumnNames names) {
    Header headerFor(Read read) {
      return new Header(linesBefore, names, names.fieldsIn(read), names.lackingIn(read));
    }
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
