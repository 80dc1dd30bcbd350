package wildfire.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.commons.lang3.function.FailableSupplier;
import org.apache.hadoop.conf.Configuration;
import wildfire.ingest.reading.TableRows.Row;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/**
 * What the beginning of a file looks like for each layout under which a source may read it. However
 * many sources ask, the file is opened once, and read as far as one of them has come; a workbook is
 * opened twice.
 */
final class FilePreview implements Closeable {
  private static final int RECORDS = 50;
  private static final int ENCODING_BYTES = 1 << 18;
  private static final int PEEK = 64;
  private static final Pattern ENDING = Pattern.compile(".*\\.[A-Za-z0-9]{1,7}");

  /** A {@code .js} gives JSON a name: <code>window.name = […]</code>. */
  private static final Pattern JSON_ENDING = Pattern.compile("(?i).*\\.(json|ndjson|jsonl|js)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExportFile file;
  private final String path;
  private final RecordLimits limits;
  private final Configuration hadoop;
  private final Map<Layout, List<Row>> tables = new HashMap<>();
  private final Map<Layout, List<Set<String>>> records = new HashMap<>();
  private final Map<List<String>, Charset> charsets = new HashMap<>();
  private List<String> parquet;
  private Boolean json;
  private BufferedInputStream beginning;
  private Workbook workbook;

  FilePreview(ExportFile file, RecordLimits limits, Configuration hadoop) {
    this.file = file;
    this.path = ArchiveStream.unpacked(file.path());
    this.limits = limits;
    this.hadoop = hadoop;
  }

  /**
   * In which a file is taken apart into rows or records; of those that are alike one is enough. Its
   * part is the sheet of a workbook, or the member of JSON in which records stand.
   */
  private record Layout(
      Format format, List<String> encodings, int skipLines, char delimiter, String part) {
    private static Layout of(Read read, char delimiter, String part) {
      return new Layout(read.format(), read.encoding(), read.skipLines(), delimiter, part);
    }
  }

  /** The beginning of the file's text, unpacked: what is behind it cannot be a record. */
  private FileBytes beginning() throws IOException {
    int limit = (int) Math.min(Integer.MAX_VALUE - 8L, limits.recordBytes() + (1L << 16));
    if (beginning == null) {
      InputStream stored = file.open(hadoop).from(0);
      beginning =
          new BufferedInputStream(
              ArchiveStream.isCalledOne(file.path())
                  ? new ArchiveStream(stored, file.path())
                  : stored,
              1 << 16);
      beginning.mark(limit);
    }
    return offset -> {
      beginning.reset();
      InputStream bounded =
          BoundedInputStream.builder()
              .setInputStream(CloseShieldInputStream.wrap(beginning))
              .setMaxCount(limit)
              .get();
      bounded.skipNBytes(offset);
      return bounded;
    };
  }

  /** The encoding, by the first lines; by half a line where none ends soon. */
  private Charset charset(Read read) throws IOException {
    return once(
        charsets,
        read.encoding(),
        () -> {
          byte[] bytes = beginning().from(0).readNBytes(ENCODING_BYTES);
          int last = bytes.length;
          while (bytes.length == ENCODING_BYTES && last > 0 && bytes[last - 1] != '\n') {
            last--;
          }
          int end = last == 0 ? bytes.length : last;
          return FileRecords.encoding(
              offset -> new ByteArrayInputStream(bytes, (int) offset, end - (int) offset),
              path,
              read);
        });
  }

  private static <K, V> V once(Map<K, V> known, K key, FailableSupplier<V, IOException> look)
      throws IOException {
    V value = known.get(key);
    if (value == null) {
      value = look.get();
      known.put(key, value);
    }
    return value;
  }

  /** Whether it is JSON, as its name tells or, where that has no ending, its first character. */
  boolean isJson() throws IOException {
    if (json == null) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      json = ENDING.matcher(name).matches() ? JSON_ENDING.matcher(name).matches() : beginsAsJson();
    }
    return json;
  }

  /** Whether the file is packed and its name does not say so. */
  boolean isNoText() throws IOException {
    return FirstBytes.noText(beginning(), path).isPresent() && !Workbook.isOne(beginning());
  }

  private boolean beginsAsJson() throws IOException {
    try (InputStream in = beginning().from(0)) {
      return new String(in.readNBytes(PEEK), StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }
  }

  List<String> parquetNames() {
    if (parquet == null) {
      parquet = ParquetRecords.names(file, hadoop);
    }
    return parquet;
  }

  /** The columns of a table, a workbook's or a CSV's; none if no row can be taken apart. */
  ColumnNames columns(Read read) throws IOException {
    boolean isWorkbook = path.equals(file.path()) && Workbook.isOne(beginning());
    TableLayout.Header header =
        TableLayout.header(
            read, path, delimiter -> isWorkbook ? sheetRows(read) : tableRows(read, delimiter));
    return header == null ? new ColumnNames(path, new String[0], new String[0]) : header.names();
  }

  private List<Row> tableRows(Read read, char delimiter) throws IOException {
    return once(
        tables,
        Layout.of(read, delimiter, null),
        () -> FileRecords.firstRows(beginning(), path, charset(read), read, delimiter, limits));
  }

  private List<Row> sheetRows(Read read) throws IOException {
    if (workbook == null) {
      workbook = Workbook.open(file.open(hadoop), file.path());
    }
    return sheetRows(read, workbook.sheetFor(read, sheet -> sheetRows(read, sheet)));
  }

  /** The sheets of a workbook that a read does not look at, and that hold something. */
  List<String> otherSheets(Read read) throws IOException {
    List<String> others = new ArrayList<>();
    if (path.equals(file.path()) && Workbook.isOne(beginning())) {
      sheetRows(read);
      String its = workbook.sheetFor(read, sheet -> sheetRows(read, sheet));
      for (String sheet : workbook.names()) {
        if (!sheet.equals(its) && workbook.rows(sheet).next() != null) {
          others.add(sheet);
        }
      }
    }
    return others;
  }

  private List<Row> sheetRows(Read read, String sheet) throws IOException {
    return once(
        tables, Layout.of(read, ',', sheet), () -> TableLayout.first(workbook.rows(sheet), read));
  }

  /**
   * Of each of the first records the members that are not null, those inside of others by their
   * path; of JSON.
   */
  List<Set<String>> members(Read read) throws IOException {
    return once(
        records,
        Layout.of(read, read.firstDelimiter(), String.join(" ", read.records())),
        () -> {
          List<Set<String>> members = new ArrayList<>();
          for (RawRecord record : first(read)) {
            if (record.problem() == null) {
              Set<String> its = new LinkedHashSet<>();
              members("", JSON.readTree(record.rawText()), its);
              members.add(its);
            }
          }
          return members;
        });
  }

  private static void members(String above, JsonNode node, Set<String> names) {
    node.properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                String name = above.isEmpty() ? member.getKey() : above + "." + member.getKey();
                names.add(name);
                members(name, member.getValue(), names);
              }
            });
  }

  /** Whether all of the first records are such lines, and there is one. */
  boolean isOfSuchLines(Read read) throws IOException {
    List<RawRecord> first = first(read);
    return !first.isEmpty() && first.stream().allMatch(record -> record.problem() == null);
  }

  private List<RawRecord> first(Read read) throws IOException {
    OpenedFile opened = OpenedFile.whole(beginning(), path, charset(read));
    try (RecordReader reader =
        FileRecords.records(opened, read, limits, List.of(), LineRange.WHOLE)) {
      return reader.next(RECORDS);
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(workbook, beginning);
  }
}
