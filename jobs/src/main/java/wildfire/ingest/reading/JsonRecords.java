package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import wildfire.ingest.source.Read;

/**
 * Records of a JSON document: the elements of an array, or records one behind the other. They are
 * read one by one, each found by its brackets and quotes; where the document breaks, what was read
 * before stands and the rest is one rejected record.
 */
final class JsonRecords extends RecordReader {
  private enum Next {
    DOCUMENT,
    FIRST_ELEMENT,
    MORE_ELEMENTS,
    MORE_DOCUMENTS,
    NOTHING,
    END
  }

  private static final String NO_RECORDS = "is neither a list of JSON records nor a single one";
  private static final int LONGEST_NAME = 200;
  private static final String ENDS_EARLY = "the JSON document ends early";

  private final OpenedFile file;
  private final RecordLimits limits;
  private final JsonFields fields;
  private final String member;
  private Next next = Next.DOCUMENT;
  private boolean assigned;
  private boolean within;
  private long position = 1;
  private long line = 1;
  private long lineStart;

  /** Of an element that is too long the beginning, else null; the rest of it is passed. */
  private String tooLong;

  JsonRecords(OpenedFile file, Read read, RecordLimits limits, List<String> shared) {
    super(file, read, shared);
    this.file = file;
    this.limits = limits;
    this.fields = new JsonFields(read);
    this.member = read.records().size() == 1 ? read.records().get(0) : null;
    this.lineStart = file.offset();
  }

  @Override
  RawRecord any() throws IOException {
    tooLong = null;
    int first = passSpace();
    if (next == Next.DOCUMENT) {
      first = passAssignment(first);
    }
    if (next == Next.DOCUMENT && first == '{' && member != null && isTooLong()) {
      return descend() ? any() : rest(limits.tooLong());
    }
    if (next == Next.DOCUMENT && first == '[') {
      next = Next.FIRST_ELEMENT;
      first = passMark();
    }
    if ((next == Next.FIRST_ELEMENT || next == Next.MORE_ELEMENTS) && first == ']') {
      next = Next.NOTHING;
      first = passMark();
    }
    return switch (next) {
      case DOCUMENT -> first < 0 || first == '{' ? document(first) : rest(NO_RECORDS);
      case FIRST_ELEMENT -> element(Next.MORE_ELEMENTS);
      case MORE_ELEMENTS -> moreElements(first);
      case MORE_DOCUMENTS -> document(first);
      case NOTHING -> end(first);
      case END -> null;
    };
  }

  private RawRecord document(int first) throws IOException {
    return first == '{' ? element(Next.MORE_DOCUMENTS) : end(first);
  }

  private RawRecord moreElements(int first) throws IOException {
    if (first == ',') {
      passMark();
      return element(Next.MORE_ELEMENTS);
    }
    return rest(first < 0 ? ENDS_EARLY : "has no comma between two records of the list");
  }

  private RawRecord end(int first) throws IOException {
    if (within) { // what else a document has beside its records is none of them
      while (file.at(0) >= 0) {
        file.advance(file.loaded());
      }
    } else if (assigned && first == ';') {
      assigned = false;
      return end(passMark());
    } else if (first >= 0) {
      return rest("has text after the end of the JSON document");
    }
    next = Next.END;
    return breakOff(position, "");
  }

  private RawRecord element(Next behindIt) throws IOException {
    next = behindIt;
    int length = findEnd();
    if (length < 0) {
      return rest(ENDS_EARLY);
    }
    RawRecord record;
    if (tooLong != null) {
      record = rejected(position, tooLong, limits.tooLong());
    } else {
      String text = file.text(length);
      try {
        record = record(position, text, values -> fields.take(text, values));
      } catch (JsonProcessingException broken) {
        return rest(reason(broken));
      }
    }
    position++;
    pass(length);
    return record;
  }

  /**
   * How many bytes, at the window's start, the element has that begins there; what is over the
   * limit is passed, and its beginning kept. Negative if the file ends before the element does.
   */
  private int findEnd() throws IOException {
    return findEnd(true);
  }

  /** The same of one that is within the limit; negative of others, and nothing is passed. */
  private int elementEnd() throws IOException {
    return findEnd(false);
  }

  private int findEnd(boolean passing) throws IOException {
    int depth = 0;
    boolean quoted = false;
    for (int index = 0; ; index++) {
      if (index > limits.recordBytes()) {
        if (!passing || file.at(index - 1) < 0) {
          return -1;
        }
        tooLong = tooLong == null ? file.beginning(index, limits) : tooLong;
        pass(index);
        index = 0;
      }
      int each = file.at(index);
      if (each < 0) {
        return -1;
      }
      if (quoted) {
        index += each == '\\' ? 1 : 0;
        quoted = each != '"';
      } else if (depth == 0 && index > 0 && isBetweenElements(each)) {
        return index;
      } else {
        quoted = each == '"';
        boolean closes = each == '}' || each == ']';
        depth += each == '{' || each == '[' ? 1 : closes ? -1 : 0;
        if (depth < 0 || (depth == 0 && closes)) {
          return index + 1;
        }
      }
    }
  }

  /** Passes what makes a script of a document: {@code window.name = } before it. */
  private int passAssignment(int first) throws IOException {
    int index = 0;
    for (; index < LONGEST_NAME && isOfName(file.at(index)); index++) {}
    if (index == 0 || !Character.isLetter(first) || file.at(index) != '=') {
      return first;
    }
    assigned = true;
    pass(index + 1);
    return passSpace();
  }

  private static boolean isOfName(int each) {
    return each == '.'
        || each == '_'
        || each == '$'
        || each == ' '
        || (each > 0 && each < 0x80 && Character.isLetterOrDigit(each));
  }

  /** Whether the element at the window's start is longer than a record may be. */
  private boolean isTooLong() throws IOException {
    return file.at(limits.recordBytes()) >= 0 && elementEnd() < 0;
  }

  /**
   * Goes to the list in the member in which records stand, so that they can be read one by one;
   * false if there is none.
   */
  private boolean descend() throws IOException {
    pass(1);
    while (passSpace() == '"') {
      int length = nameLength();
      if (length < 0) {
        return false;
      }
      String name = file.text(length);
      pass(length);
      if (passSpace() != ':') {
        return false;
      }
      int value = passMark();
      if (name.equals('"' + member + '"') && value == '[') {
        within = true;
        next = Next.FIRST_ELEMENT;
        passMark();
        return true;
      }
      length = findEnd();
      if (length < 0) {
        return false;
      }
      tooLong = null;
      pass(length);
      if (passSpace() == ',') {
        pass(1);
      }
    }
    return false;
  }

  /** How many bytes the name has that begins at the window's start; negative if it does not end. */
  private int nameLength() throws IOException {
    for (int index = 1; index < limits.recordBytes() && file.at(index) >= 0; index++) {
      if (file.at(index) == '"') {
        return index + 1;
      }
      index += file.at(index) == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** Whether the records are those of a list within the document. */
  boolean areWithin() {
    return within;
  }

  private static boolean isBetweenElements(int each) {
    return each == ',' || each == ']' || each == '}' || isSpace(each);
  }

  private static boolean isSpace(int each) {
    return each == ' ' || each == '\t' || each == '\n' || each == '\r';
  }

  /** Gives the byte behind the space; -1 at the end. */
  private int passSpace() throws IOException {
    while (isSpace(file.at(0))) {
      pass(1);
    }
    return file.at(0);
  }

  private int passMark() throws IOException {
    pass(1);
    return passSpace();
  }

  /** Moves the window over bytes that have been looked at, and keeps count of lines. */
  private void pass(int count) throws IOException {
    for (int index = 0; index < count; index++) {
      if (file.at(index) == '\n') {
        line++;
        lineStart = file.offset() + index + 1;
      }
    }
    file.advance(count);
  }

  /** The place in its line, from 1 and in bytes, of the window's start. */
  private long column() {
    return file.offset() - lineStart + 1;
  }

  /** The parser's reason, with the place counted from the beginning of the file. */
  private String reason(JsonProcessingException broken) {
    JsonLocation place = broken.getLocation();
    boolean sameLine = place.getLineNr() == 1;
    return "the JSON document is broken at line "
        + (line + place.getLineNr() - 1)
        + ", column "
        + (sameLine ? column() + place.getColumnNr() - 1 : place.getColumnNr())
        + ", and is not read any further: "
        + broken.getOriginalMessage();
  }

  /** All that follows as one rejected record, of which the beginning is kept. */
  private RawRecord rest(String problem) throws IOException {
    next = Next.END;
    String why =
        problem.contains(" at line ")
            ? problem
            : problem + " (line " + line + ", column " + column() + ")";
    if (tooLong == null) {
      boolean more = file.at(limits.keptBytes()) >= 0;
      tooLong = file.beginning(more ? limits.keptBytes() : file.loaded(), limits);
    }
    while (file.at(0) >= 0) {
      file.advance(file.loaded());
    }
    return rejected(position, tooLong, file.damage() != null ? file.damage() : why);
  }
}
