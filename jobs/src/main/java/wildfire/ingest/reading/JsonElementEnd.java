package wildfire.ingest.reading;

import java.io.IOException;

/**
 * Finds where an element of a JSON list ends, by its brackets and quotes, and keeps count of lines
 * and columns (in bytes).
 */
final class JsonElementEnd {
  private final ByteWindow window;
  private final int limit;
  private final int keptBytes;

  private int length;
  private byte[] beginning;
  private long line = 1;
  private long lineStart;

  /**
   * @param limit an element with more bytes is too long
   * @param keptBytes how much of an element that is too long is kept
   */
  JsonElementEnd(ByteWindow window, int limit, int keptBytes) {
    this.window = window;
    this.limit = limit;
    this.keptBytes = keptBytes;
  }

  /** The line, from 1, of the window's start. */
  long line() {
    return line;
  }

  /** The place in its line, from 1, of the window's start. */
  long column() {
    return window.offset() - lineStart + 1;
  }

  /**
   * The number of bytes, at the window's start, of what {@link #find} has found (the rest of them
   * if it was too long).
   */
  int length() {
    return length;
  }

  /**
   * The beginning of an element that is too long, which has been passed but for its end; else null.
   */
  byte[] tooLong() {
    return beginning;
  }

  /**
   * Finds the end of the element at the window's start.
   *
   * @return whether it has one before the file ends
   */
  boolean find() throws IOException {
    beginning = null;
    int depth = 0;
    boolean quoted = false;
    int index = 0;
    while (true) {
      if (index > limit) {
        if (window.at(index - 1) < 0) {
          return false;
        }
        beginning = beginning == null ? window.copy(Math.min(keptBytes, index)) : beginning;
        pass(index);
        index = 0;
      }
      int each = window.at(index);
      if (each < 0) {
        return false;
      }
      if (quoted) {
        if (each == '\\') {
          index++;
        } else if (each == '"') {
          quoted = false;
        }
        index++;
      } else if (depth == 0 && index > 0 && isBetweenElements(each)) {
        length = index;
        return true;
      } else {
        quoted = each == '"';
        depth += each == '{' || each == '[' ? 1 : each == '}' || each == ']' ? -1 : 0;
        index++;
        if (depth < 0 || (depth == 0 && (each == '}' || each == ']'))) {
          length = index;
          return true;
        }
      }
    }
  }

  /** Moves the window over white space. */
  void passSpace() throws IOException {
    while (isSpace(window.at(0))) {
      pass(1);
    }
  }

  /** Moves the window over bytes that have been looked at. */
  void pass(int count) {
    byte[] bytes = window.bytes();
    int start = window.start();
    for (int index = 0; index < count; index++) {
      if (bytes[start + index] == '\n') {
        line++;
        lineStart = window.offset() + index + 1;
      }
    }
    window.advance(count);
  }

  /** Moves the window to the end of the file, and gives the first bytes on the way. */
  byte[] passAll() throws IOException {
    byte[] first = beginning;
    if (first == null) {
      boolean more = window.at(keptBytes) >= 0;
      first = window.copy(more ? keptBytes : window.loaded());
    }
    while (window.at(0) >= 0) {
      window.advance(window.loaded());
    }
    return first;
  }

  private static boolean isBetweenElements(int each) {
    return each == ',' || each == ']' || each == '}' || isSpace(each);
  }

  private static boolean isSpace(int each) {
    return each == ' ' || each == '\t' || each == '\n' || each == '\r';
  }
}
