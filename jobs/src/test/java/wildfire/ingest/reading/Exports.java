package wildfire.ingest.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.SourceReader;

/** Small exports in memory, and reads for them. */
final class Exports {
  static final RecordLimits ROOMY = RecordLimits.DEFAULT;

  private Exports() {}

  /** A read that maps nothing of interest, with the given keys. */
  static Read read(String... keys) {
    List<String> yaml = new ArrayList<>(List.of("describes: a test", "reads:", "  - files: '*'"));
    for (String key : keys) {
      yaml.add("    " + key);
    }
    yaml.addAll(
        List.of(
            "    into:",
            "      tags:",
            "        columns:",
            "          platform: { value: x }",
            "          post_id: { value: p }",
            "          trigger: { value: t }"));
    return SourceReader.parse("test", "test.yaml", String.join("\n", yaml)).reads().get(0);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static FileBytes bytes(byte[] content) {
    return offset -> new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
  }

  static List<RawRecord> records(Read read, byte[] content) {
    return records(read, "export.txt", content, ROOMY, LineRange.WHOLE);
  }

  static List<RawRecord> records(Read read, String text) {
    return records(read, utf8(text));
  }

  static List<RawRecord> records(
      Read read, String path, byte[] content, RecordLimits limits, LineRange range) {
    try (RecordReader reader = FileRecords.open(bytes(content), path, read, limits, range)) {
      List<RawRecord> records = new ArrayList<>();
      for (RawRecord each = reader.next(); each != null; each = reader.next()) {
        records.add(each);
      }
      return records;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A record in one line: position, then values or problem. */
  static List<String> shown(List<RawRecord> records) {
    return records.stream().map(RawRecord::toString).toList();
  }

  /** The problems, null for records without. */
  static List<String> problems(List<RawRecord> records) {
    List<String> problems = new ArrayList<>();
    records.forEach(record -> problems.add(record.problem()));
    return problems;
  }

  static List<String> rawTexts(List<RawRecord> records) {
    return records.stream().map(RawRecord::rawText).toList();
  }

  static List<List<String>> values(List<RawRecord> records) {
    return records.stream().map(RawRecord::values).toList();
  }

  static byte[] gzipped(byte[] content) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(archive)) {
      out.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return archive.toByteArray();
  }
}
