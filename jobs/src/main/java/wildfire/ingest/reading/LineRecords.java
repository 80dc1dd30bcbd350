package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.ingest.source.Read;

/** Files with one record a line. */
final class LineRecords implements RecordReader {
  /** Takes one line apart. */
  @FunctionalInterface
  private interface Line {
    /** Puts the line's values in; gives the problem, or null. */
    String take(byte[] bytes, int from, int length, String text, String[] values);
  }

  private final OpenedFile file;
  private final RecordMaker maker;
  private final LineScanner lines;
  private final Line line;
  private final int skipLines;
  private final long end;

  private long position;
  private boolean atStart = true;

  private LineRecords(
      OpenedFile file, RecordMaker maker, Line line, int skipLines, LineRange range) {
    this.file = file;
    this.maker = maker;
    this.line = line;
    this.skipLines = skipLines;
    this.end = range.end();
    this.position = range.firstLine();
    this.lines = new LineScanner(file.window(), maker.limits().recordBytes(), maker.keptBytes());
  }

  /** One JSON record a line. */
  static LineRecords json(OpenedFile file, Read read, RecordMaker maker, LineRange range) {
    JsonFields fields = new JsonFields(read);
    return new LineRecords(
        file,
        maker,
        (bytes, from, length, text, values) -> {
          try {
            return fields.take(bytes, from, length, text, maker.decoder(), values);
          } catch (JsonProcessingException broken) {
            return "is not valid JSON at character "
                + broken.getLocation().getColumnNr()
                + ": "
                + broken.getOriginalMessage();
          }
        },
        read.skipLines(),
        range);
  }

  /** One row a line, whose values are the named groups of the read's pattern. */
  static LineRecords pattern(OpenedFile file, Read read, RecordMaker maker, LineRange range) {
    Pattern pattern = read.line();
    List<String> groups = Read.groups(pattern);
    int first = read.fields().size();
    Matcher matcher = pattern.matcher("");
    return new LineRecords(
        file,
        maker,
        (bytes, from, length, text, values) -> {
          if (!matcher.reset(text).matches()) {
            return "does not match the pattern of a row";
          }
          for (int group = 0; group < groups.size(); group++) {
            values[first + group] = matcher.group(groups.get(group));
          }
          return null;
        },
        read.skipLines(),
        range);
  }

  @Override
  public RawRecord next() throws IOException {
    if (atStart) {
      atStart = false;
      file.passPartialLine();
    }
    while (file.offset() < end && lines.find()) {
      long at = position++;
      boolean passed = at <= skipLines || lines.isBlank();
      RawRecord record = passed ? null : record(at);
      lines.pass();
      if (record != null && !maker.isPassedOver(record)) {
        return record;
      }
    }
    return file.offset() < end ? maker.breakOff(position, file) : null;
  }

  private RawRecord record(long at) throws IOException {
    if (lines.tooLong() != null) {
      return maker.tooLong(at, lines.tooLong());
    }
    int length = lines.length();
    byte[] bytes = file.window().bytes();
    int from = file.window().start();
    String text = maker.decoder().decode(bytes, from, length);
    if (!lines.isEnded() && file.damage() != null) {
      return maker.breakOff(at, text, file);
    }
    if (maker.decoder().misfit() > 0) {
      return maker.misfit(at, text);
    }
    String[] values = maker.values();
    String problem = line.take(bytes, from, length, text, values);
    return problem == null ? maker.taken(at, text, values) : maker.rejected(at, text, problem);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
