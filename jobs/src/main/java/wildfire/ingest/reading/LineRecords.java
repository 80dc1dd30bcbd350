package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/** Files with one record a line. */
final class LineRecords extends RecordReader {
  @FunctionalInterface
  private interface Line {
    /** Puts the line's values in; gives the problem, or null. */
    String take(String text, String[] values);
  }

  private final OpenedFile file;
  private final RecordLimits limits;
  private final LineScanner lines;
  private final Line line;
  private final int skipLines;
  private final long end;
  private long position;

  LineRecords(
      OpenedFile file, Read read, RecordLimits limits, List<String> shared, LineRange range) {
    super(file, read, shared);
    this.file = file;
    this.limits = limits;
    this.lines = new LineScanner(file, limits);
    this.line = read.format() == Format.NDJSON ? json(read) : pattern(read);
    this.skipLines = read.skipLines();
    this.end = range.end();
    this.position = range.firstLine();
  }

  private static Line json(Read read) {
    JsonFields fields = new JsonFields(read);
    return (text, values) -> {
      try {
        return fields.take(text, values);
      } catch (JsonProcessingException broken) {
        return "is not valid JSON at character "
            + broken.getLocation().getColumnNr()
            + ": "
            + broken.getOriginalMessage();
      }
    };
  }

  /** The values are the named groups of the read's pattern. */
  private static Line pattern(Read read) {
    Matcher matcher = read.line().matcher("");
    List<String> groups = Read.groups(read.line());
    int first = read.fields().size();
    return (text, values) -> {
      if (!matcher.reset(text).matches()) {
        return "does not match the pattern of a row";
      }
      for (int group = 0; group < groups.size(); group++) {
        values[first + group] = matcher.group(groups.get(group));
      }
      return null;
    };
  }

  @Override
  RawRecord any() throws IOException {
    while (file.offset() < end && lines.find()) {
      long at = position++;
      RawRecord record = at <= skipLines || lines.isBlank() ? null : record(at);
      lines.pass();
      if (record != null) {
        return record;
      }
    }
    return file.offset() < end ? breakOff(position, "") : null;
  }

  private RawRecord record(long at) throws IOException {
    if (lines.tooLong() != null) {
      return rejected(at, lines.tooLong(), limits.tooLong());
    }
    String text = file.text(lines.length());
    return !lines.isEnded() && file.damage() != null
        ? breakOff(at, text)
        : record(at, text, values -> line.take(text, values));
  }
}
