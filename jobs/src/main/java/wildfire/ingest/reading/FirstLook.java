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
 * What the beginning of a file looks like under each way in which a source may read it. However
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
  private final Map<Way, HeaderSearch.Top> tables = new HashMap<>();
  private final Map<Way, List<Set<String>>> records = new HashMap<>();
  private final Map<List<String>, Charset> charsets = new HashMap<>();
  private final Map<Sheet, HeaderSearch.Top> sheets = new HashMap<>();
  private List<String> parquet;
  private Beginning beginning;
  private Workbook workbook;

  FirstLook(ExportFile file, RecordLimits limits, Configuration hadoop) {
    this.file = file;
    this.path = FileFields.withoutGz(file.path());
    this.limits = limits;
    this.hadoop = hadoop;
  }

  /** In which a file is taken apart into rows or records; of those that are alike one is enough. */
  private record Way(
      Format format, List<String> encodings, int skipLines, char delimiter, String records) {
    private static Way of(Read read, char delimiter) {
      return new Way(read.format(), read.encodings(), read.skipLines(), delimiter, read.records());
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
    Charset known = charsets.get(read.encodings());
    if (known == null) {
      known = FileEncoding.of(beginning().lines(ENCODING_BYTES), path, read);
      charsets.put(read.encodings(), known);
    }
    return known;
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
    HeaderSearch.Header header;
    if (isWorkbook()) {
      header = sheetRows(read).headerFor(read);
    } else {
      header = CsvLayout.found(read, delimiter -> tableRows(read, delimiter)).header();
    }
    return header == null ? List.of() : header.names().all();
  }

  private boolean isWorkbook() throws IOException {
    return path.equals(file.path()) && Workbook.isOne(beginning());
  }

  private HeaderSearch.Top tableRows(Read read, char delimiter) throws IOException {
    Way way = Way.of(read, delimiter);
    HeaderSearch.Top known = tables.get(way);
    if (known == null) {
      known = CsvLayout.firstRows(beginning(), path, charset(read), read, delimiter, limits);
      tables.put(way, known);
    }
    return known;
  }

  private HeaderSearch.Top sheetRows(Read read) throws IOException {
    if (workbook == null) {
      workbook = Workbook.open(file.open(hadoop), file.path());
    }
    Sheet sheet = new Sheet(workbook.sheetFor(read.sheet()), read.skipLines());
    HeaderSearch.Top known = sheets.get(sheet);
    if (known == null) {
      known = WorkbookRecords.firstRows(workbook, file.path(), sheet.name(), sheet.skipLines());
      sheets.put(sheet, known);
    }
    return known;
  }

  /**
   * Of each of the first records the members that are not null, those inside of others by their
   * path; of JSON.
   *
   * @throws IOException if the storage fails
   */
  List<Set<String>> members(Read read) throws IOException {
    Way way = Way.of(read, read.delimiter());
    List<Set<String>> known = records.get(way);
    if (known == null) {
      known = new ArrayList<>();
      for (RawRecord record : first(read)) {
        if (record.problem() == null) {
          Set<String> its = new LinkedHashSet<>();
          members("", tree(record.rawText()), its);
          known.add(its);
        }
      }
      records.put(way, known);
    }
    return known;
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
    List<RawRecord> first = new ArrayList<>();
    Read namesOnly =
        new Read(
            read.files(),
            null,
            null,
            read.format(),
            List.of(charset(read).name()),
            read.delimiters(),
            read.headerRows(),
            read.skipLines(),
            read.sheet(),
            Map.of(),
            read.records(),
            read.line(),
            null,
            read.fields(),
            read.into());
    try (RecordReader reader = FileRecords.open(beginning(), path, namesOnly, limits)) {
      for (RawRecord record = reader.next();
          first.size() < RECORDS && record != null;
          record = reader.next()) {
        first.add(record);
      }
    }
    return first;
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
