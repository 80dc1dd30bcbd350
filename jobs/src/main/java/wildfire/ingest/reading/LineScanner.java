package wildfire.ingest.reading;

import java.io.IOException;

/** Finds the lines of a file. A line ends with LF or CR LF, or with the file. */
final class LineScanner {
  private final OpenedFile file;
  private final RecordLimits limits;
  private int length;
  private int ending;
  private String beginning;

  LineScanner(OpenedFile file, RecordLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /**
   * Finds the line at the window's start, which stays there until {@link #pass()}; a line that is
   * too long is passed but for its line break.
   *
   * @return whether there is one; the end of the file is none
   */
  boolean find() throws IOException {
    beginning = null;
    int limit = limits.recordBytes();
    int found = file.find((byte) '\n', limit);
    while (found < 0 && file.loaded() > limit) {
      beginning = beginning == null ? file.beginning(limit + 1, limits) : beginning;
      file.advance(limit + 1);
      found = file.find((byte) '\n', limit);
    }
    length = found < 0 ? file.loaded() : found;
    ending = found < 0 ? 0 : 1;
    return length + ending > 0 || beginning != null;
  }

  /** Whether the line ends with a line break, and not with the file. */
  boolean isEnded() {
    return ending > 0;
  }

  /** Of a line that is too long the beginning; null for any other. */
  String tooLong() {
    return beginning;
  }

  /** The number of bytes, at the window's start, of the line without its line break. */
  int length() throws IOException {
    return length > 0 && file.at(length - 1) == '\r' ? length - 1 : length;
  }

  /** Whether the line has nothing but spaces and tabs. */
  boolean isBlank() throws IOException {
    boolean blank = beginning == null;
    for (int index = 0; blank && index < length; index++) {
      int each = file.at(index);
      blank = each == ' ' || each == '\t' || each == '\r';
    }
    return blank;
  }

  void pass() {
    file.advance(length + ending);
  }
}
