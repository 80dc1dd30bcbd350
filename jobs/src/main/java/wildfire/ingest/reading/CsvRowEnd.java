package wildfire.ingest.reading;

import java.io.IOException;

/** Finds where a row of CSV ends: at the first line break that is not inside quotes. */
final class CsvRowEnd {
  /** How the search ended. */
  enum Outcome {
    FOUND,
    /** Inside quotes at the end of the file, or at the limit. */
    NEVER_CLOSED,
    /** Behind a closing quote stands something that is no end of a cell. */
    STRAY_QUOTE
  }

  private static final int QUOTE = '"';

  private final OpenedFile file;
  private final int delimiter;
  private final int limit;
  private int length;
  private int ending;
  private int lines;
  private boolean atEndOfFile;

  CsvRowEnd(OpenedFile file, int delimiter, int limit) {
    this.file = file;
    this.delimiter = delimiter;
    this.limit = limit;
  }

  /** Looks for the end of the row that begins at the window's start. */
  Outcome find() throws IOException {
    lines = 0;
    atEndOfFile = false;
    for (int index = 0; ; index++) {
      index = pastSpaces(index);
      if (file.at(index) == QUOTE) {
        index = pastQuotes(index + 1);
        if (index < 0) {
          return Outcome.NEVER_CLOSED;
        }
        index = pastSpaces(index);
        if (!endsCell(index)) {
          return Outcome.STRAY_QUOTE;
        }
      }
      while (index <= limit && !endsCell(index)) {
        index++;
      }
      if (index > limit) {
        return Outcome.NEVER_CLOSED;
      }
      if (file.at(index) != delimiter) {
        end(index);
        return Outcome.FOUND;
      }
    }
  }

  /** The row as text; of a search without success, all there was to see. */
  String text() {
    return file.text(length);
  }

  int lines() {
    return lines;
  }

  /** Whether the row is cut where the archive it is in breaks off. */
  boolean isCut() {
    return atEndOfFile && file.damage() != null;
  }

  void pass() {
    file.advance(length + ending);
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
    lines++;
  }

  /** The place behind the closing quote; negative if there is none. */
  private int pastQuotes(int from) throws IOException {
    for (int index = from; index <= limit; index++) {
      int each = file.at(index);
      if (each < 0) {
        atEndOfFile = true;
        length = index;
        ending = 0;
        return -1;
      }
      if (each == QUOTE && file.at(index + 1) != QUOTE) {
        return index + 1;
      }
      index += each == QUOTE ? 1 : 0;
      lines += each == '\n' ? 1 : 0;
    }
    return -1;
  }

  /** White space around quotes is what the parser of cells takes for it. */
  private int pastSpaces(int from) throws IOException {
    int index = from;
    while (index <= limit && isSpace(file.at(index))) {
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
