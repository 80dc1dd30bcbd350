package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import wildfire.ingest.source.Read;

/**
 * Records of a JSON document: the elements of an array, or records one behind the other. They are
 * read one by one; where the document breaks, what was read before stands and the rest is one
 * rejected record.
 */
final class JsonRecords implements RecordReader {
  /** What comes next. */
  private enum Next {
    DOCUMENT,
    FIRST_ELEMENT,
    MORE_ELEMENTS,
    MORE_DOCUMENTS,
    NOTHING,
    END
  }

  private final OpenedFile file;
  private final ByteWindow window;
  private final RecordMaker maker;
  private final JsonFields fields;
  private final JsonElementEnd element;

  private Next next = Next.DOCUMENT;
  private long position = 1;

  JsonRecords(OpenedFile file, Read read, RecordMaker maker) {
    this.file = file;
    this.window = file.window();
    this.maker = maker;
    this.fields = new JsonFields(read);
    this.element = new JsonElementEnd(window, maker.limits().recordBytes(), maker.keptBytes());
  }

  @Override
  public RawRecord next() throws IOException {
    RawRecord record = any();
    while (record != null && maker.isPassedOver(record)) {
      record = any();
    }
    return record;
  }

  private RawRecord any() throws IOException {
    element.passSpace();
    int first = window.at(0);
    return switch (next) {
      case DOCUMENT -> document(first);
      case FIRST_ELEMENT -> first == ']' ? endOfArray() : element();
      case MORE_ELEMENTS -> moreElements(first);
      case MORE_DOCUMENTS -> first == '{' ? element() : end(first);
      case NOTHING -> end(first);
      case END -> null;
    };
  }

  private RawRecord document(int first) throws IOException {
    if (first < 0) {
      return damageOrEnd();
    }
    if (first == '[') {
      element.pass(1);
      next = Next.FIRST_ELEMENT;
      return any();
    }
    if (first == '{') {
      next = Next.MORE_DOCUMENTS;
      return element();
    }
    return rest("is neither a list of JSON records nor a single one");
  }

  private RawRecord moreElements(int first) throws IOException {
    if (first == ']') {
      return endOfArray();
    }
    if (first == ',') {
      element.pass(1);
      element.passSpace();
      return element();
    }
    return rest(
        first < 0
            ? "the JSON document ends early"
            : "has no comma between two records of the list");
  }

  private RawRecord end(int first) throws IOException {
    return first < 0 ? damageOrEnd() : rest("has text after the end of the JSON document");
  }

  private RawRecord endOfArray() throws IOException {
    element.pass(1);
    next = Next.NOTHING;
    return any();
  }

  private RawRecord element() throws IOException {
    next = next == Next.MORE_DOCUMENTS ? Next.MORE_DOCUMENTS : Next.MORE_ELEMENTS;
    long line = element.line();
    long column = element.column();
    if (!element.find()) {
      return rest("the JSON document ends early");
    }
    if (element.tooLong() != null) {
      RawRecord record = maker.tooLong(position++, element.tooLong());
      element.pass(element.length());
      return record;
    }
    byte[] bytes = window.bytes();
    int from = window.start();
    int length = element.length();
    String text = maker.decoder().decode(bytes, from, length);
    RawRecord record;
    if (maker.decoder().misfit() > 0) {
      record = maker.misfit(position, text);
    } else {
      try {
        String[] values = maker.values();
        String problem = fields.take(bytes, from, length, text, maker.decoder(), values);
        record =
            problem == null
                ? maker.taken(position, text, values)
                : maker.rejected(position, text, problem);
      } catch (JsonProcessingException broken) {
        return rest(reason(broken, line, column));
      }
    }
    position++;
    element.pass(length);
    return record;
  }

  /** The parser's reason, with the place counted from the beginning of the file. */
  private static String reason(JsonProcessingException broken, long line, long column) {
    JsonLocation place = broken.getLocation();
    long brokenLine = line + place.getLineNr() - 1;
    long brokenColumn =
        place.getLineNr() == 1 ? column + place.getColumnNr() - 1 : place.getColumnNr();
    return "the JSON document is broken at line "
        + brokenLine
        + ", column "
        + brokenColumn
        + ", and is not read any further: "
        + broken.getOriginalMessage();
  }

  /** All that follows as one rejected record. */
  private RawRecord rest(String problem) throws IOException {
    next = Next.END;
    long line = element.line();
    long column = element.column();
    byte[] beginning = element.passAll();
    String why =
        file.damage() != null
            ? file.damage()
            : problem.contains(" at line ")
                ? problem
                : problem + " (line " + line + ", column " + column + ")";
    return maker.rejected(position, maker.beginningOf(beginning), why);
  }

  private RawRecord damageOrEnd() {
    next = Next.END;
    return maker.breakOff(position, file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
