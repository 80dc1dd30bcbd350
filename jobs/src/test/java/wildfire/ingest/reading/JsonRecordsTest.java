package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.ingest.reading.Exports.problems;
import static wildfire.ingest.reading.Exports.rawTexts;
import static wildfire.ingest.reading.Exports.read;
import static wildfire.ingest.reading.Exports.records;
import static wildfire.ingest.reading.Exports.shown;
import static wildfire.ingest.reading.Exports.utf8;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.ingest.source.Read;

final class JsonRecordsTest {
  private static final String[] FIELDS = {
    "fields:", "  id: [id, old.id]", "  user: user", "  name: user.name", "  tags: tags"
  };
  private static final Read JSON = read(with("format: json"));
  private static final Read NDJSON = read(with("format: ndjson"));

  private static String[] with(String format) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(format), java.util.stream.Stream.of(FIELDS))
        .toArray(String[]::new);
  }

  @Test
  void aListGivesItsElementsAndARecordItself() {
    assertThat(shown(records(JSON, " [ {\"id\":1} ,\n{\"id\":\"b\"}]\n")))
        .containsExactly("1: [1, null, null, null]", "2: [b, null, null, null]");
    assertThat(shown(records(JSON, "{\"id\":true}")))
        .containsExactly("1: [true, null, null, null]");
    assertThat(records(JSON, "[]")).isEmpty();
    assertThat(records(JSON, "")).isEmpty();
    assertThat(records(JSON, " \n")).isEmpty();
  }

  @Test
  void valuesStayAsTheyAreWritten() {
    String text =
        "{\"id\":1.50e3,\"tags\":[1.10, {\"a\":null}],\"user\":{\"x\":[1],\"name\":\"zo\\u00eb\"}}";
    for (Read read : List.of(JSON, NDJSON)) {
      assertThat(records(read, text).get(0).values())
          .containsExactly(
              "1.50e3", "{\"x\":[1],\"name\":\"zo\\u00eb\"}", "zoë", "[1.10, {\"a\":null}]");
    }
  }

  @Test
  void theMostRecentNameThatHasAValueCounts() {
    assertThat(shown(records(NDJSON, "{\"old\":{\"id\":1},\"id\":2}\n{\"id\":null,\"old.id\":3}")))
        .containsExactly("1: [2, null, null, null]", "2: [3, null, null, null]");
  }

  @Test
  void whatComesBeforeTheBreakStands() {
    List<RawRecord> records = records(JSON, "[{\"id\":1},\n {\"id\":2,,}, {\"id\":3}]");
    assertThat(problems(records).get(0)).isNull();
    assertThat(records).hasSize(2);
    assertThat(records.get(1).problem())
        .startsWith("the JSON document is broken at line 2, column 10");
    assertThat(records.get(1).rawText()).isEqualTo("{\"id\":2,,}, {\"id\":3}]");
  }

  @Test
  void aDocumentThatEndsEarlySaysWhere() {
    assertThat(shown(records(JSON, "[{\"id\":1},{\"id\":")))
        .containsExactly(
            "1: [1, null, null, null]", "2: the JSON document ends early (line 1, column 11)");
    assertThat(problems(records(JSON, "[{\"id\":1}")))
        .containsExactly(null, "the JSON document ends early (line 1, column 10)");
    assertThat(problems(records(JSON, "["))).hasSize(1).doesNotContainNull();
    assertThat(problems(records(JSON, "[{\"id\":\"\\"))).hasSize(1).doesNotContainNull();
  }

  @Test
  void otherDamageToTheDocumentIsOneRejectedRecord() {
    for (String broken :
        List.of("[{\"id\":1} {\"id\":2}]", "[{\"id\":1},]", "[{\"id\":1}]]", "[{\"id\":1}] x")) {
      assertThat(problems(records(JSON, broken)))
          .as(broken)
          .hasSize(2)
          .satisfies(both -> assertThat(both.get(0)).isNull())
          .satisfies(both -> assertThat(both.get(1)).isNotNull());
    }
    assertThat(problems(records(JSON, "hello")))
        .containsExactly("is neither a list of JSON records nor a single one (line 1, column 1)");
  }

  @Test
  void elementsThatAreNoRecordsAreRejectedOneByOne() {
    assertThat(shown(records(JSON, "[1,{\"id\":1},\"a,]b\",null,[{}]]")))
        .containsExactly(
            "1: is not a JSON record but a number",
            "2: [1, null, null, null]",
            "3: is not a JSON record but a text",
            "4: is not a JSON record but null",
            "5: is not a JSON record but a list");
  }

  @Test
  void anElementThatIsTooLongIsRejectedAndReadingGoesOn() {
    String text = "[{\"id\":1},{\"id\":\"" + "x]".repeat(100_000) + "\"},{\"id\":3}]";
    RecordLimits tight = new RecordLimits(30, 8);
    List<RawRecord> records = records(JSON, "f", utf8(text), tight, LineRange.WHOLE);
    assertThat(problems(records)).containsExactly(null, "is longer than 30 bytes", null);
    assertThat(records.get(1).rawText()).isEqualTo("{\"id\":\"x");
    assertThat(records.get(2).values().get(0)).isEqualTo("3");
  }

  @Test
  void bytesThatDoNotFitRejectTheirRecordAlone() {
    byte[] text = utf8("[{\"id\":\"?\"},{\"id\":2}]");
    text[8] = (byte) 0xFF;
    assertThat(problems(records(JSON, text)))
        .containsExactly("byte 8 of the record is not UTF-8", null);
  }

  @Test
  void encodingsOtherThanUtf8HaveNestedValuesToo() {
    Read latin = read(with("format: json\n    encoding: ISO-8859-1"));
    byte[] text = "[{\"user\":{\"name\":\"zoë\"}}]".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(shown(records(latin, text)))
        .containsExactly("1: [null, {\"name\":\"zoë\"}, zoë, null]");
  }

  @Test
  void aBrokenLineIsOneRejectedRecord() {
    List<RawRecord> records =
        records(NDJSON, "{\"id\":1}\n{\"id\":\n\n[1]\n{\"id\":2} x\n{\"id\":3}");
    assertThat(records).extracting(RawRecord::position).containsExactly(1L, 2L, 4L, 5L, 6L);
    assertThat(problems(records))
        .satisfiesExactly(
            one -> assertThat(one).isNull(),
            two -> assertThat(two).startsWith("is not valid JSON at character"),
            three -> assertThat(three).isEqualTo("is not a JSON record but a list"),
            four -> assertThat(four).isNotNull(),
            five -> assertThat(five).isNull());
    assertThat(rawTexts(records).get(3)).isEqualTo("{\"id\":2} x");
  }

  @Test
  void aScriptThatGivesTheDocumentANameIsReadAsTheDocument() {
    for (String before : List.of("window.YTD.tweets.part0 = ", "var data=", "export_1 =\n")) {
      assertThat(shown(records(JSON, before + "[{\"id\":1},{\"id\":2}];\n")))
          .containsExactly("1: [1, null, null, null]", "2: [2, null, null, null]");
    }
    assertThat(problems(records(JSON, "window.close()")))
        .containsExactly("is neither a list of JSON records nor a single one (line 1, column 1)");
    assertThat(problems(records(JSON, "[{\"id\":1}];"))).hasSize(2).last().isNotNull();
  }

  /** An archive is one document, and may be larger than any record may. */
  @Test
  void recordsWithinADocumentAreReadOneByOneWhereItIsLong() {
    Read listed =
        read("format: json", "records: items", "pass_over: { id: all }", "fields: { id: }");
    String items =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(i -> "{\"id\":" + i + ",\"items\":[1]}")
            .collect(java.util.stream.Collectors.joining(","));
    String document =
        "{ \"id\":\"all\", \"items\\\"\":[7], \"more\":{\"items\":[8]},\n\"items\": [" + items;
    RecordLimits small = new RecordLimits(200, 100);
    for (RecordLimits limits : List.of(small, RecordLimits.DEFAULT)) {
      List<RawRecord> records =
          records(listed, "x.json", utf8(document + "], \"x\": 1}"), limits, LineRange.WHOLE);
      assertThat(records).hasSize(100).allMatch(record -> record.problem() == null);
      assertThat(records.get(99).values()).containsExactly("99");
      assertThat(records.get(99).position()).isEqualTo(100);
    }
    List<RawRecord> cut = records(listed, "x.json", utf8(document), small, LineRange.WHOLE);
    assertThat(cut).hasSize(101);
    assertThat(cut.get(100).problem()).startsWith("the JSON document ends early");
    assertThat(
            records(
                listed,
                "x.json",
                utf8("{\"other\":\"" + "x".repeat(500) + "\"}"),
                small,
                LineRange.WHOLE))
        .as("a document without the member is a record, and too long for one")
        .singleElement()
        .satisfies(record -> assertThat(record.problem()).contains("longer"));
  }
}
