package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import wildfire.ingest.source.Read;

/** Files with one record a line. */
final class LineRecords implements RecordReader {
  @FunctionalInterface
  private interface Line {
    /** Puts the line's values in; gives the problem, or null. */
    String take(int length, String text, String[] values);
  }

  private final OpenedFile file;
  private final RecordMaker maker;
  private final LineScanner lines;
  private final Line line;
  private final int skipLines;
  private final long end;
  private long position;

  private LineRecords(
      OpenedFile file, RecordMaker maker, Line line, int skipLines, LineRange range) {
    this.file = file;
    this.maker = maker;
    this.line = line;
    this.skipLines = skipLines;
    this.end = range.end();
    this.position = range.firstLine();
    this.lines = new LineScanner(file, maker.limits().recordBytes(), maker.keptBytes());
  }

  static LineRecords json(OpenedFile file, Read read, RecordMaker maker, LineRange range) {
    JsonFields fields = new JsonFields(read);
    Line line =
        (length, text, values) -> {
          try {
            return fields.take(file, length, text, values);
          } catch (JsonProcessingException broken) {
            return "is not valid JSON at character "
                + broken.getLocation().getColumnNr()
                + ": "
                + broken.getOriginalMessage();
          }
        };
    return new LineRecords(file, maker, line, read.skipLines(), range);
  }

  /** One row a line, whose values are the named groups of the read's pattern. */
  static LineRecords pattern(OpenedFile file, Read read, RecordMaker maker, LineRange range) {
    Matcher matcher = read.line().matcher("");
    List<String> groups = Read.groups(read.line());
    int first = read.fields().size();
    Line line =
        (length, text, values) -> {
          if (!matcher.reset(text).matches()) {
            return "does not match the pattern of a row";
          }
          for (int group = 0; group < groups.size(); group++) {
            values[first + group] = matcher.group(groups.get(group));
          }
          return null;
        };
    return new LineRecords(file, maker, line, read.skipLines(), range);
  }

  @Override
  public RawRecord next() throws IOException {
    while (file.offset() < end && lines.find()) {
      long at = position++;
      RawRecord record = at <= skipLines || lines.isBlank() ? null : record(at);
      lines.pass();
      if (record != null && !maker.isPassedOver(record)) {
        return record;
      }
    }
    return file.offset() < end ? maker.breakOff(position) : null;
  }

  private RawRecord record(long at) throws IOException {
    if (lines.tooLong() != null) {
      return maker.tooLong(at, lines.tooLong());
    }
    int length = lines.length();
    String text = file.text(length);
    return !lines.isEnded() && file.damage() != null
        ? maker.breakOff(at, text)
        : maker.record(at, text, values -> line.take(length, text, values));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
