package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildfire.ingest.reading.Exports.problems;
import static wildfire.ingest.reading.Exports.rawTexts;
import static wildfire.ingest.reading.Exports.read;
import static wildfire.ingest.reading.Exports.records;
import static wildfire.ingest.reading.Exports.shown;
import static wildfire.ingest.reading.Exports.utf8;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

final class LineRecordsTest {
  private static final Read EDGES =
      read(
          "format: lines",
          "line: \"(?<from>\\\\w+)->(?<to>\\\\w+)(?: (?<late>late))?\"",
          "once: 'root is (?<root>\\w+)'",
          "file_name: '(?<post>[a-z]+)_.*\\.txt'",
          "folder: '(?<label>\\w+)-trees'");

  @Test
  void namedGroupsAreTheFields() {
    assertThat(EDGES.fieldNames()).containsExactly("from", "to", "late", "root", "post", "label");
    List<RawRecord> records =
        records(
            EDGES,
            "in/rumor-trees/launch_7.txt",
            utf8("a->b\r\nhere the root is a\nb->c late\n\n"),
            Exports.ROOMY,
            LineRange.WHOLE);
    assertThat(shown(records))
        .containsExactly(
            "1: [a, b, null, a, launch, rumor]",
            "2: does not match the pattern of a row",
            "3: [b, c, late, a, launch, rumor]");
    assertThat(records.get(1).values())
        .as("a rejected line still tells whose file it is from")
        .containsExactly(null, null, null, "a", "launch", "rumor");
  }

  @Test
  void whatIsSaidOnceMayBeSaidNowhere() {
    assertThat(
            shown(
                records(
                    EDGES,
                    "rumor-trees/a_.txt.gz",
                    Exports.gzipped(utf8("a->b")),
                    Exports.ROOMY,
                    LineRange.WHOLE)))
        .containsExactly("1: [a, b, null, null, a, rumor]");
  }

  @Test
  void aNameThatDoesNotMatchIsTheOperatorsToMend() {
    assertThatThrownBy(() -> records(EDGES, "a->b"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("export.txt")
        .hasMessageContaining("file_name");
  }

  @Test
  void aLineThatIsTooLongIsRejectedAndReadingGoesOn() {
    Read words = read("format: lines", "line: '(?<word>\\w+)'");
    RecordLimits tight = new RecordLimits(4, 3);
    List<RawRecord> records =
        records(
            words,
            "f",
            utf8("abcd\n" + "x".repeat(200_000) + "\nabcde\nab"),
            tight,
            LineRange.WHOLE);
    assertThat(problems(records))
        .containsExactly(null, "is longer than 4 bytes", "is longer than 4 bytes", null);
    assertThat(rawTexts(records)).containsExactly("abcd", "xxx", "abc", "ab");
    assertThat(records).extracting(RawRecord::position).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void skippedLinesAreSkippedInTheirRangeToo() {
    Read words = read("format: lines", "skip_lines: 2", "line: '(?<word>\\w+)'");
    byte[] text = utf8("a\nb\nc\nd\n");
    assertThat(shown(records(words, text))).containsExactly("3: [c]", "4: [d]");
    assertThat(shown(records(words, "f", text, Exports.ROOMY, new LineRange(2, 8, 2))))
        .containsExactly("3: [c]", "4: [d]");
  }

  @Test
  void anArchiveThatIsCutGivesItsRowsAndOneMore() {
    Read words = read("format: lines", "line: '(?<word>\\w+)'");
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 5_000; line++) {
      text.append(Integer.toString(line * 7919, 36)).append('\n');
    }
    byte[] archive = Exports.gzipped(utf8(text.toString()));
    List<String> whole = rawTexts(words(words, archive));
    assertThat(whole).hasSize(5_000);
    for (int cut = 1; cut < archive.length; cut += 97) {
      List<RawRecord> records = words(words, Arrays.copyOf(archive, cut));
      List<RawRecord> taken = records.subList(0, records.size() - 1);
      assertThat(problems(taken)).as("cut at %d", cut).allMatch(each -> each == null);
      assertThat(rawTexts(taken)).isEqualTo(whole.subList(0, taken.size()));
      assertThat(records.get(records.size() - 1).problem()).isEqualTo("the archive ends early");
    }
    assertThat(words(words, new byte[0])).isEmpty();
    assertThat(problems(words(words, utf8("no archive\n"))))
        .containsExactly("the archive is damaged (Not in GZIP format)");
  }

  @Test
  void archivesOfSeveralMembersAreReadToTheirEnd() {
    Read words = read("format: lines", "line: '(?<word>\\w+)'");
    byte[] first = Exports.gzipped(utf8("a\n"));
    byte[] second = Exports.gzipped(utf8("b\n"));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    assertThat(shown(words(words, both))).containsExactly("1: [a]", "2: [b]");
  }

  private static List<RawRecord> words(Read read, byte[] archive) {
    return records(read, "words.gz", archive, Exports.ROOMY, LineRange.WHOLE);
  }

  @Test
  void cutCsvAndJsonArchivesSayTheSame() {
    Read csv = read("format: csv", "fields: [id, text]");
    Read json = read("format: json", "fields: [id, text]");
    String filler = new java.util.Random(7).ints(3_000).boxed().toList().toString();
    byte[] rows = Exports.gzipped(utf8("id,text\n1,a\n2,\"" + filler + "\n" + filler + "\"\n"));
    byte[] list = Exports.gzipped(utf8("[{\"id\":1},{\"id\":\"" + filler + "\"}]"));
    for (Read read : List.of(csv, json)) {
      byte[] archive = read.equals(csv) ? rows : list;
      List<RawRecord> records =
          records(
              read,
              "f.gz",
              Arrays.copyOf(archive, archive.length / 2),
              Exports.ROOMY,
              LineRange.WHOLE);
      assertThat(problems(records)).containsExactly(null, "the archive ends early");
      assertThat(
              problems(
                  records(
                      read, "f.gz", Arrays.copyOf(archive, 12), Exports.ROOMY, LineRange.WHOLE)))
          .containsExactly("the archive ends early");
    }
  }
}
