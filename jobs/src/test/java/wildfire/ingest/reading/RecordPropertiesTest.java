package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.ingest.reading.Exports.bytes;
import static wildfire.ingest.reading.Exports.read;
import static wildfire.ingest.reading.Exports.records;
import static wildfire.ingest.reading.Exports.shown;
import static wildfire.ingest.reading.Exports.utf8;
import static wildfire.ingest.reading.Exports.values;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import wildfire.ingest.source.Read;

/** What is written is read back, however it is cut up; and no damage is lost or throws. */
final class RecordPropertiesTest {
  private static final ObjectMapper JSON_WRITER = new ObjectMapper();
  private static final RecordLimits TIGHT = new RecordLimits(40, 10);

  private static final Read CSV = read("format: csv", "header: false", "fields: [a, b, c]");
  private static final Read JSON = read("format: json", "fields: [a, b, c]");
  private static final Read NDJSON = read("format: ndjson", "fields: [a, b, c]");
  private static final Read LINES =
      read("format: lines", "line: '(?<a>[^|]*)\\|(?<b>[^|]*)\\|(?<c>[^|]*)'");

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.of("a", "b", "\"", ",", "\n", "\r\n", " ", "\t", "|", "é", "微", "😀", "\\", "#")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    return cell.list().ofSize(3).list().ofMaxSize(12);
  }

  @Property
  void csvIsReadBack(@ForAll("rows") List<List<String>> rows) {
    for (String lineBreak : List.of("\n", "\r\n", " \r\n")) {
      List<RawRecord> found = records(CSV, csv(rows, lineBreak));
      assertThat(values(found)).isEqualTo(emptyIsNull(rows));
      long line = 1;
      for (RawRecord record : found) {
        assertThat(record.position()).isEqualTo(line);
        line += 1 + record.rawText().chars().filter(each -> each == '\n').count();
      }
    }
  }

  @Property
  void utf16IsReadBack(@ForAll("rows") List<List<String>> rows) {
    String text = "\uFEFF" + csv(rows, "\r\n");
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(values(records(CSV, text.getBytes(utf16)))).isEqualTo(emptyIsNull(rows));
    }
  }

  @Property
  void jsonIsReadBack(@ForAll("rows") List<List<String>> rows) throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (List<String> row : rows) {
      all.add(record(row));
    }
    assertThat(values(records(JSON, JSON_WRITER.writeValueAsBytes(all)))).isEqualTo(rows);
    byte[] indented = JSON_WRITER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    assertThat(values(records(JSON, indented))).isEqualTo(rows);
  }

  @Property
  void linesAreReadBackHoweverTheFileIsCut(
      @ForAll("rows") List<List<String>> rows,
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 300) Integer> cuts)
      throws IOException {
    StringBuilder ndjson = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows) {
      ndjson.append(JSON_WRITER.writeValueAsString(record(row))).append('\n');
      lines.append(String.join("|", row)).append(row.get(0).isEmpty() ? "\n" : "\r\n");
    }
    assertThat(values(records(NDJSON, ndjson.toString()))).isEqualTo(rows);
    for (byte[] text : List.of(utf8(ndjson.toString()), utf8(lines.toString()))) {
      for (Read read : List.of(NDJSON, LINES)) {
        assertThat(shown(inRanges(read, text, cuts))).isEqualTo(shown(records(read, text)));
      }
    }
  }

  private static List<RawRecord> inRanges(Read read, byte[] text, List<Integer> cuts)
      throws IOException {
    TreeSet<Integer> places = new TreeSet<>(cuts);
    places.removeIf(cut -> cut >= text.length);
    places.add(text.length);
    List<RawRecord> all = new ArrayList<>();
    int start = 0;
    long line = 1;
    for (int end : places) {
      all.addAll(records(read, "f", text, Exports.ROOMY, new LineRange(start, end, line)));
      line += FileRecords.countLines(bytes(text), start, end);
      start = end;
    }
    return all;
  }

  @Property
  void damageToBytesIsNeverLostAndNeverThrows(
      @ForAll("rows") List<List<String>> rows,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 400) Integer> places,
      @ForAll("damage") List<Byte> damage)
      throws IOException {
    byte[] csv = damaged(utf8(csv(rows, "\n")), places, damage);
    assertThat(withoutSpace(Exports.rawTexts(records(CSV, csv))))
        .isEqualTo(withoutSpace(List.of(new String(csv, StandardCharsets.UTF_8))));
    List<Map<String, Object>> all = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows) {
      all.add(record(row));
      lines.append(JSON_WRITER.writeValueAsString(record(row))).append('\n');
    }
    byte[] ndjson = damaged(utf8(lines.toString()), places, damage);
    assertThat(withoutSpace(Exports.rawTexts(records(NDJSON, ndjson))))
        .isEqualTo(withoutSpace(List.of(new String(ndjson, StandardCharsets.UTF_8))));
    byte[] json = damaged(JSON_WRITER.writeValueAsBytes(all), places, damage);
    if (json.length == JSON_WRITER.writeValueAsBytes(all).length) {
      List<RawRecord> found = records(JSON, json);
      assertThat(found.size()).isLessThanOrEqualTo(json.length);
    }
    for (Read read : List.of(CSV, JSON, NDJSON, LINES)) {
      for (byte[] content : List.of(csv, json, ndjson)) {
        assertThat(records(read, "f", content, TIGHT, LineRange.WHOLE)).doesNotContainNull();
        byte[] archive = damaged(Exports.gzipped(content), places, damage);
        assertThat(records(read, "f.gz", archive, TIGHT, LineRange.WHOLE)).doesNotContainNull();
      }
    }
  }

  @Provide
  Arbitrary<List<Byte>> damage() {
    return Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.of("\"\n\r,[]{}\\: ".chars().mapToObj(each -> (byte) each).toList()))
        .list()
        .ofSize(6);
  }

  private static byte[] damaged(byte[] content, List<Integer> places, List<Byte> damage) {
    byte[] result = content.clone();
    // A byte order mark would make it another encoding, which is another matter.
    int safe = 2;
    for (int each = 0; each < places.size(); each++) {
      int place = places.get(each) + safe;
      if (place < result.length) {
        result[place] = damage.get(each);
      }
    }
    return places.size() > 4 && result.length > safe
        ? Arrays.copyOf(result, Math.max(safe, result.length - places.get(0)))
        : result;
  }

  private static String csv(List<List<String>> rows, String lineBreak) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining(",", "", lineBreak)))
        .collect(Collectors.joining());
  }

  private static Map<String, Object> record(List<String> row) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("c", row.get(2));
    record.put("other", List.of(row, Map.of("a", 1)));
    record.put("a", row.get(0));
    record.put("b", row.get(1));
    return record;
  }

  private static List<List<String>> emptyIsNull(List<List<String>> rows) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> cell.isEmpty() ? null : cell)
                    .collect(Collectors.toCollection(ArrayList::new)))
        .collect(Collectors.toList());
  }

  private static String withoutSpace(List<String> texts) {
    return String.join("", texts).replaceAll("[ \\t\\r\\n]", "");
  }
}
