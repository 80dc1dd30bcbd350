package wildfire.ingest.reading;

import java.io.IOException;

/**
 * Rows of CSV (RFC 4180), over several lines where a quoted cell has line breaks. A row that makes
 * no sense so is read once more with {@code \"} for a quote inside of quotes, as some programs
 * write it. When a row over several lines makes no sense, only its first line is rejected: a lost
 * quote must not swallow what follows.
 */
final class CsvRows implements TableRows {
  private static final int QUOTE = '"';
  private static final char BACKSLASH = '\\';
  private static final String ESCAPED_QUOTE = "\\\"";
  private static final String NEVER_CLOSED = "a quote that is opened on this line is never closed";
  private static final String STRAY_QUOTE =
      "a quoted cell that is opened on this line goes on after its closing quote";

  private final OpenedFile file;
  private final int delimiter;
  private final RecordLimits limits;
  private final LineScanner lines;
  private final CsvCells cells;
  private final CsvCells escapedCells;
  private long line = 1;
  private long linesBefore;
  private int leastCells;
  private int mostCells = CsvCells.MOST;
  private boolean breakReported;

  // Of the row at the window's start: its bytes, those of the line break behind it, and its lines.
  private int length;
  private int ending;
  private int rowLines;
  private boolean atEndOfFile;

  CsvRows(OpenedFile file, char delimiter, RecordLimits limits) {
    this.file = file;
    this.limits = limits;
    this.lines = new LineScanner(file, limits);
    this.delimiter = delimiter;
    this.cells = new CsvCells(delimiter);
    this.escapedCells = new CsvCells(delimiter, BACKSLASH);
  }

  @Override
  public void limit(long newLinesBefore, int newLeastCells, int newMostCells) {
    linesBefore = newLinesBefore;
    leastCells = newLeastCells;
    mostCells = newMostCells;
  }

  @Override
  public Row next() throws IOException {
    while (lines.find()) {
      if (lines.tooLong() != null && line > linesBefore) {
        return firstLine(lines.tooLong(), limits.tooLong());
      } else if (line > linesBefore && !lines.isBlank()) {
        return row();
      }
      lines.pass();
      line++;
    }
    return file.damage() == null || breakReported ? null : breakOff("");
  }

  private Row row() throws IOException {
    String problem = findEnd((char) QUOTE);
    if (atEndOfFile && file.damage() != null) {
      Row cut = breakOff(file.text(length));
      file.advance(length + ending);
      return cut;
    }
    if (problem == null) {
      return cells(file.text(length));
    }
    Row escaped = escaped();
    return escaped == null ? firstLine(problem) : escaped;
  }

  /** The row read with a backslash before quotes; null where that makes no more sense of it. */
  private Row escaped() throws IOException {
    if (findEnd(BACKSLASH) != null) {
      return null;
    }
    String text = file.text(length);
    boolean escapes = file.misfit() == null && text.contains(ESCAPED_QUOTE);
    String[] its = escapes ? escapedCells.of(text) : null;
    return isRagged(its) ? null : passed(text, its, null);
  }

  private boolean isRagged(String[] its) {
    return its == null || its.length < leastCells || its.length > mostCells;
  }

  /** The row that has been found, once it is passed. */
  private Row passed(String text, String[] its, String problem) {
    Row row = new Row(line, rowLines, text, its, problem);
    file.advance(length + ending);
    line += row.lines();
    return row;
  }

  private Row breakOff(String text) {
    breakReported = true;
    return new Row(line, 0, text, null, file.damage());
  }

  /** The row that has been found, taken apart. */
  private Row cells(String text) throws IOException {
    String misfit = file.misfit();
    String[] its = cells.of(text);
    boolean ragged = misfit == null && isRagged(its);
    Row escaped = ragged && text.contains(ESCAPED_QUOTE) ? escaped() : null;
    if (escaped != null) {
      return escaped;
    }
    String problem = ragged ? problem(its) : misfit;
    if (ragged) {
      findEnd((char) QUOTE);
      if (rowLines > 1) {
        return firstLine(problem);
      }
    }
    return passed(text, its, problem);
  }

  private String problem(String[] its) {
    String expected = leastCells == mostCells ? "" + mostCells : leastCells + " to " + mostCells;
    return "has "
        + (its == null ? "more than " + CsvCells.MOST : its.length)
        + (its != null && its.length == 1 ? " cell" : " cells")
        + " where "
        + expected
        + (mostCells == 1 ? " is expected" : " are expected");
  }

  /** Rejects the line at the window's start alone. */
  private Row firstLine(String problem) throws IOException {
    lines.find();
    return firstLine(file.text(lines.length()), problem);
  }

  private Row firstLine(String text, String problem) {
    lines.pass();
    return new Row(line++, 1, text, null, problem);
  }

  /**
   * Looks for the end of the row that begins at the window's start: the first line break that is
   * not inside quotes. Gives why there is none, or null.
   *
   * @param escape what stands before a quote that does not end a cell
   */
  private String findEnd(char escape) throws IOException {
    int limit = limits.recordBytes();
    rowLines = 0;
    atEndOfFile = false;
    for (int index = 0; ; index++) {
      index = pastSpaces(index);
      if (file.at(index) == QUOTE) {
        index = pastQuotes(index + 1, escape);
        if (index < 0) {
          return NEVER_CLOSED;
        }
        index = pastSpaces(index);
        if (!endsCell(index)) {
          return STRAY_QUOTE;
        }
      }
      while (index <= limit && !endsCell(index)) {
        index++;
      }
      if (index > limit) {
        return NEVER_CLOSED;
      }
      if (file.at(index) != delimiter) {
        end(index);
        return null;
      }
    }
  }

  /** Behind the last cell stands LF, CR LF, or nothing; a CR may have been passed as a space. */
  private void end(int index) throws IOException {
    int last = file.at(index);
    atEndOfFile = last < 0;
    length = index;
    ending = atEndOfFile ? 0 : last == '\r' ? 2 : 1;
    if (last == '\n' && index > 0 && file.at(index - 1) == '\r') {
      length--;
      ending++;
    }
    rowLines++;
  }

  /** The place behind the closing quote; negative if there is none. */
  private int pastQuotes(int from, char escape) throws IOException {
    for (int index = from; index <= limits.recordBytes(); index++) {
      int each = file.at(index);
      if (each < 0) {
        atEndOfFile = true;
        length = index;
        ending = 0;
        return -1;
      }
      boolean escapes =
          each == escape && (file.at(index + 1) == QUOTE || file.at(index + 1) == escape);
      if (each == QUOTE && !escapes) {
        return index + 1;
      }
      index += escapes ? 1 : 0;
      rowLines += each == '\n' ? 1 : 0;
    }
    return -1;
  }

  /** White space around quotes is what the parser of cells takes for it. */
  private int pastSpaces(int from) throws IOException {
    int index = from;
    while (index <= limits.recordBytes() && isSpace(file.at(index))) {
      index++;
    }
    return index;
  }

  private boolean isSpace(int each) {
    return each >= 0 && each <= ' ' && each != delimiter && each != '\n';
  }

  private boolean endsCell(int index) throws IOException {
    int each = file.at(index);
    return each == delimiter
        || each == '\n'
        || each < 0
        || (each == '\r' && file.at(index + 1) == '\n');
  }
}
