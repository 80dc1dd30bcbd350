package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/**
 * What the beginning of a file looks like for each layout under which a source may read it. However
 * many sources ask, the file is opened once; a workbook twice.
 */
final class FirstLook implements Closeable {
  private static final int RECORDS = 50;
  private static final int ENCODING_BYTES = 1 << 18;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExportFile file;
  private final String path;
  private final RecordLimits limits;
  private final Configuration hadoop;
  private final Map<Layout, HeaderSearch> tables = new HashMap<>();
  private final Map<Layout, List<Set<String>>> records = new HashMap<>();
  private final Map<List<String>, Charset> charsets = new HashMap<>();
  private final Map<Sheet, HeaderSearch> sheets = new HashMap<>();
  private List<String> parquet;
  private Beginning beginning;
  private Workbook workbook;

  FirstLook(ExportFile file, RecordLimits limits, Configuration hadoop) {
    this.file = file;
    this.path = FileNames.withoutGz(file.path());
    this.limits = limits;
    this.hadoop = hadoop;
  }

  /** In which a file is taken apart into rows or records; of those that are alike one is enough. */
  private record Layout(
      Format format, List<String> encodings, int skipLines, char delimiter, String records) {
    private static Layout of(Read read, char delimiter) {
      return new Layout(
          read.format(), read.encodings(), read.skipLines(), delimiter, read.records());
    }
  }

  /** A sheet of a workbook, below its prose. */
  private record Sheet(String name, int skipLines) {}

  private Beginning beginning() throws IOException {
    if (beginning == null) {
      int most = (int) Math.min(Integer.MAX_VALUE - 8L, limits.recordBytes() + (1L << 16));
      beginning = Beginning.of(file.open(hadoop), file.path(), most);
    }
    return beginning;
  }

  private Charset charset(Read read) throws IOException {
    return once(
        charsets,
        read.encodings(),
        () -> FileEncoding.of(beginning().lines(ENCODING_BYTES), path, read));
  }

  private interface Look<V> {
    V at() throws IOException;
  }

  private static <K, V> V once(Map<K, V> known, K key, Look<V> look) throws IOException {
    V value = known.get(key);
    if (value == null) {
      value = look.at();
      known.put(key, value);
    }
    return value;
  }

  /** The names of a Parquet file's columns. */
  List<String> parquetNames() {
    if (parquet == null) {
      parquet = ParquetRecords.names(file, hadoop);
    }
    return parquet;
  }

  /**
   * The names of a table's columns, a workbook's or a CSV's; none if no row can be taken apart.
   *
   * @throws IOException if the storage fails
   */
  List<String> columns(Read read) throws IOException {
    HeaderSearch.Header header =
        isWorkbook()
            ? sheetRows(read).headerFor(read)
            : CsvLayout.bestHeader(read, delimiter -> tableRows(read, delimiter)).header();
    return header == null ? List.of() : header.names().all();
  }

  private boolean isWorkbook() throws IOException {
    return path.equals(file.path()) && Workbook.isOne(beginning());
  }

  private HeaderSearch tableRows(Read read, char delimiter) throws IOException {
    return once(
        tables,
        Layout.of(read, delimiter),
        () -> CsvLayout.firstRows(beginning(), path, charset(read), read, delimiter, limits));
  }

  private HeaderSearch sheetRows(Read read) throws IOException {
    if (workbook == null) {
      workbook = Workbook.open(file.open(hadoop), file.path());
    }
    Sheet sheet = new Sheet(workbook.sheetFor(read.sheet()), read.skipLines());
    return once(
        sheets,
        sheet,
        () -> WorkbookRecords.firstRows(workbook, file.path(), sheet.name(), sheet.skipLines()));
  }

  /**
   * Of each of the first records the members that are not null, those inside of others by their
   * path; of JSON.
   *
   * @throws IOException if the storage fails
   */
  List<Set<String>> members(Read read) throws IOException {
    return once(
        records,
        Layout.of(read, read.delimiter()),
        () -> {
          List<Set<String>> members = new ArrayList<>();
          for (RawRecord record : first(read)) {
            if (record.problem() == null) {
              Set<String> its = new LinkedHashSet<>();
              members("", tree(record.rawText()), its);
              members.add(its);
            }
          }
          return members;
        });
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record that was read is no JSON", impossible);
    }
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

  /**
   * Whether all of the first records are such lines, and there is one.
   *
   * @throws IOException if the storage fails
   */
  boolean isOfSuchLines(Read read) throws IOException {
    List<RawRecord> first = first(read);
    return !first.isEmpty() && first.stream().map(RawRecord::problem).allMatch(Objects::isNull);
  }

  private List<RawRecord> first(Read read) throws IOException {
    Read ofRecords = read.ofRecords(charset(read).name());
    try (RecordReader reader = FileRecords.open(beginning(), path, ofRecords, limits)) {
      return reader.next(RECORDS);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (workbook != null) {
        workbook.close();
      }
    } finally {
      if (beginning != null) {
        beginning.close();
      }
    }
  }
}
