package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildfire.ingest.reading.Exports.problems;
import static wildfire.ingest.reading.Exports.rawTexts;
import static wildfire.ingest.reading.Exports.read;
import static wildfire.ingest.reading.Exports.records;
import static wildfire.ingest.reading.Exports.shown;
import static wildfire.ingest.reading.Exports.utf8;
import static wildfire.ingest.reading.Exports.values;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

final class CsvRecordsTest {
  private static final Read POSTS =
      read(
          "format: csv",
          "fields:",
          "  id: [Post ID, Content]",
          "  text: Post text",
          "  likes: { names: [Likes], required: false }");

  private static final Read PAIRS = read("format: csv", "header: false", "fields: [left, right]");

  @Test
  void columnsAreFoundByAnyOfTheirNamesInAnyOrder() {
    assertThat(shown(records(POSTS, "Ignored,post text,CONTENT\nx,hello,7\n")))
        .containsExactly("2: [7, hello, null]");
    assertThat(shown(records(POSTS, "Likes,Content,Post ID,Post text\n3,old,new,hello\n")))
        .as("the most recent name wins")
        .containsExactly("2: [new, hello, 3]");
  }

  @Test
  void charactersNobodySeesAreNoPartOfAName() {
    assertThat(shown(records(POSTS, "\uFEFFPost\u00A0I\u00ADD, Post\u200B Text \n7,hello\n")))
        .containsExactly("2: [7, hello, null]");
    byte[] latinSoftHyphen =
        "Po\u00ADst ID,Post text\n7,hello\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(shown(records(POSTS, latinSoftHyphen))).containsExactly("2: [7, hello, null]");
  }

  @Test
  void aMissingColumnIsOneSentenceWithAllThatHelps() {
    assertThatThrownBy(() -> records(POSTS, "Post text,Views\nhello,3\n"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("export.txt lacks the column id")
        .hasMessageContaining("\"Post ID\", \"Content\"")
        .hasMessageContaining("\"Post text\", \"Views\"");
  }

  @Test
  void quotedCellsMaySpanLinesAndHoldQuotesAndDelimiters() {
    assertThat(records(PAIRS, "\"one\r\ntwo\",\"say \"\"hi\"\", all\"\r\nnext,row\r\n"))
        .satisfiesExactly(
            first -> {
              assertThat(first.values()).containsExactly("one\r\ntwo", "say \"hi\", all");
              assertThat(first.rawText()).isEqualTo("\"one\r\ntwo\",\"say \"\"hi\"\", all\"");
              assertThat(first.position()).isEqualTo(1);
            },
            second -> {
              assertThat(second.values()).containsExactly("next", "row");
              assertThat(second.position()).isEqualTo(3);
            });
  }

  @Test
  void linesMayEndInReturnsAlone() {
    assertThat(shown(records(POSTS, "Post ID,Post text\r7,\"one\ntwo\"\r8,\r")))
        .as("a line feed in quotes is a break within the cell")
        .containsExactly("2: [7, one\ntwo, null]", "4: [8, null, null]");
    assertThat(shown(records(POSTS, "Post ID,Post text\r\n7,one\rtwo\r\n")))
        .containsExactly("2: [7, one\rtwo, null]");
  }

  @Test
  void aBackslashMayStandBeforeQuotesWhereNothingElseMakesSense() {
    assertThat(
            shown(
                records(
                    PAIRS,
                    """
                    "say \\"hi\\", all",1
                    "ends \\"",2
                    "two
                    \\"lines\\"",3
                    "C:\\",4
                    "say \"\"hi\"\"",5
                    "lost \\" quote,6
                    g,7
                    """)))
        .containsExactly(
            "1: [say \"hi\", all, 1]",
            "2: [ends \", 2]",
            "3: [two\n\"lines\", 3]",
            "5: [C:\\, 4]",
            "6: [say \"hi\", 5]",
            "7: a quoted cell that is opened on this line goes on after its closing quote",
            "8: [g, 7]");
  }

  @Test
  void blankLinesAreNoRows() {
    assertThat(shown(records(PAIRS, "\n  \na,b\r\n\r\nc,d\n\t\n")))
        .containsExactly("3: [a, b]", "5: [c, d]");
  }

  @Test
  void linesOfProseBeforeTheHeaderAreSkipped() {
    Read read = read("format: csv", "skip_lines: 2", "fields: [id]");
    assertThat(shown(records(read, "All posts, \"so far\nmade today\n\nid\n7\n")))
        .containsExactly("5: [7]");
  }

  @Test
  void raggedRowsAreRejected() {
    assertThat(shown(records(PAIRS, "a\na,b\na,b,c\n")))
        .containsExactly(
            "1: has 1 cell where 2 are expected",
            "2: [a, b]",
            "3: has 3 cells where 2 are expected");
    assertThat(problems(records(POSTS, "Post ID,Post text\n1,a,b\n")))
        .containsExactly("has 3 cells where 2 are expected");
  }

  @Test
  void optionalColumnsAtTheEndMayBeAbsentWithoutAHeader() {
    Read read = read("format: csv", "header: false", "fields: { a: , b: { required: false } }");
    assertThat(shown(records(read, "1\n1,2\n1,2,3\n")))
        .containsExactly("1: [1, null]", "2: [1, 2]", "3: has 3 cells where 1 to 2 are expected");
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneLine() {
    assertThat(records(PAIRS, "a,b\n\"lost,c\nd,e\nf,g\n"))
        .satisfiesExactly(
            first -> assertThat(first.values()).containsExactly("a", "b"),
            lost -> {
              assertThat(lost.problem()).contains("never closed");
              assertThat(lost.rawText()).isEqualTo("\"lost,c");
              assertThat(lost.position()).isEqualTo(2);
            },
            third -> assertThat(third.values()).containsExactly("d", "e"),
            fourth -> assertThat(fourth.values()).containsExactly("f", "g"));
  }

  @Test
  void aLostQuoteThatMeetsAnotherLaterCostsOneLine() {
    assertThat(shown(records(PAIRS, "\"lost,c\nd,\"e\"\nf,g\n")))
        .containsExactly(
            "1: a quoted cell that is opened on this line goes on after its closing quote",
            "2: [d, e]",
            "3: [f, g]");
    assertThat(shown(records(PAIRS, "\"lost,c\nd,e\"\nf,g\n")))
        .as("it makes a row of one cell over two lines")
        .containsExactly("1: has 1 cell where 2 are expected", "2: [d, e\"]", "3: [f, g]");
  }

  @Test
  void aQuoteInTheMiddleOfACellIsAnyCharacter() {
    assertThat(shown(records(PAIRS, "5\" screen,b\n"))).containsExactly("1: [5\" screen, b]");
  }

  @Test
  void linesThatLookLikeCommentsAreRows() {
    assertThat(shown(records(PAIRS, "#topic,b\n"))).containsExactly("1: [#topic, b]");
  }

  @Test
  void aRowThatIsTooLongIsRejectedAndReadingGoesOn() {
    RecordLimits tight = new RecordLimits(20, 5);
    String text = "a,b\n" + "x".repeat(50) + ",y\n\"" + "z".repeat(30) + "\",q\nc,d\n";
    List<RawRecord> records = records(PAIRS, "f", utf8(text), tight, LineRange.WHOLE);
    assertThat(problems(records))
        .containsExactly(null, "is longer than 20 bytes", "is longer than 20 bytes", null);
    assertThat(rawTexts(records)).containsExactly("a,b", "xxxxx", "\"zzzz", "c,d");
    assertThat(records.get(3).position()).isEqualTo(4);
  }

  @Test
  void bytesThatDoNotFitTheEncodingRejectTheirRowAlone() {
    byte[] text = utf8("a,b\nc,?\ne,f\n");
    text[6] = (byte) 0xE9;
    List<RawRecord> records = records(PAIRS, text);
    assertThat(problems(records)).containsExactly(null, "byte 3 of the record is not UTF-8", null);
    assertThat(records.get(1).rawText()).isEqualTo("c,\uFFFD");
    assertThat(problems(records(PAIRS, "a,\uFFFD\n")))
        .as("a replacement character that the file itself has is no fault")
        .containsOnlyNulls();
  }

  @Test
  void otherEncodingsAreDeclaredOrMarked() {
    Read chinese =
        read("format: csv", "header: false", "encoding: GB18030", "fields: [left, right]");
    byte[] text = "微博,转发\n".getBytes(Charset.forName("GB18030"));
    assertThat(values(records(chinese, text))).containsExactly(List.of("微博", "转发"));
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] marked = "\uFEFF微博,😀\nc,d\n".getBytes(utf16);
      assertThat(shown(records(PAIRS, marked))).containsExactly("1: [微博, 😀]", "2: [c, d]");
      byte[] halved = Arrays.copyOf(marked, marked.length - 1);
      assertThat(problems(records(PAIRS, halved)))
          .containsExactly(null, "the record is not UTF-16 throughout");
    }
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstRow() {
    assertThat(shown(records(PAIRS, "\uFEFF\"a\",b\n"))).containsExactly("1: [a, b]");
  }

  @Test
  void emptyFilesHaveNoRowsAndNoFault() {
    for (String empty : List.of("", "\n\n", "\uFEFF")) {
      assertThat(records(POSTS, empty)).isEmpty();
      assertThat(records(PAIRS, empty)).isEmpty();
    }
    assertThat(records(POSTS, "Post ID,Post text\n")).isEmpty();
  }

  @Test
  void aHeaderThatIsNoneIsTheOperatorsToMend() {
    assertThatThrownBy(() -> records(POSTS, "\"Post ID,Post text\n1,a\n"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("the header on line 1 cannot be read as CSV");
  }

  @Test
  void repeatedNamesMeanTheFirstOfThem() {
    assertThat(shown(records(POSTS, "Post ID,Post text,Post ID\n1,a,2\n")))
        .containsExactly("2: [1, a, null]");
  }

  @Test
  void moreColumnsThanAnybodyCanMeanAreOneRejectedRow() {
    assertThat(problems(records(PAIRS, ",".repeat(20_000) + "\na,b\n")))
        .containsExactly("has more than 16384 cells where 2 are expected", null);
  }
}
