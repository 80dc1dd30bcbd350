package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildfire.ingest.reading.Exports.bytes;
import static wildfire.ingest.reading.Exports.problems;
import static wildfire.ingest.reading.Exports.read;
import static wildfire.ingest.reading.Exports.records;
import static wildfire.ingest.reading.Exports.shown;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/** What platforms put into their exports beside the table. */
final class ReaderTrapsTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void proseAboveTheHeaderIsPassed() {
    Read read = read("format: csv", "fields: { id: Post ID, likes: Likes }");
    assertThat(
            shown(
                records(
                    read,
                    "\"Aggregated, for all posts\"\nSee our help: \"counting\"\n\nLikes,Post  ID\n3,p1\n4,p2\n")))
        .containsExactly("5: [p1, 3]", "6: [p2, 4]");
  }

  @Test
  void theRowThatNamesMostIsTheOneThatLacks() {
    Read read = read("format: csv", "fields: { id: Post ID, likes: Likes, shares: Shares }");
    assertThatThrownBy(() -> records(read, "All posts\nLikes,Post ID\n3,p1\n"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("lacks the column shares (looked for: \"Shares\")")
        .hasMessageContaining("Its columns are: \"Likes\", \"Post ID\"");
  }

  @ParameterizedTest
  @CsvSource({"';'", "','", "'\t'"})
  void theDelimiterIsTheOneUnderWhichTheHeaderIs(String delimiter) {
    Read read =
        read("format: csv", "delimiter: [',', ';', \"\\t\"]", "fields: { id: Id, text: Text }");
    assertThat(shown(records(read, "Text;Id;X\nhallo, du;7;\n".replace(";", delimiter))))
        .hasSize(1)
        .allMatch(
            row ->
                delimiter.equals(",")
                    ? row.contains("cells where 3")
                    : row.equals("2: [7, hallo, du]"));
  }

  @Test
  void aFileThatIsNotUtf8IsReadInTheSecondEncoding() {
    Read read =
        read("format: csv", "encoding: [UTF-8, windows-1252]", "fields: { id: Video, cafe: Café }");
    byte[] old = "Vi\u00addeo,Ca\u00adfé\n-x1,naïve\n".getBytes(WINDOWS);
    assertThat(shown(records(read, old))).containsExactly("2: [-x1, naïve]");
    byte[] now = "Video,Café\n-x1,naïve ✨\n".getBytes(StandardCharsets.UTF_8);
    assertThat(shown(records(read, now))).containsExactly("2: [-x1, naïve ✨]");
    assertThat(note(read, old)).isEqualTo("is not UTF-8 and is read as windows-1252");
    assertThat(note(read, now)).isNull();
  }

  private static String note(Read read, byte[] file) {
    try {
      return FileRecords.note(bytes(file), "export.csv", read);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  @Test
  void damagedUtf8IsNotTakenForAnotherEncoding() {
    Read read = read("format: csv", "encoding: [UTF-8, windows-1252]", "fields: [id, text]");
    byte[] damaged = "id,text\n1,é\n2,é\n3,?\n".getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 2] = (byte) 0xE9;
    assertThat(problems(records(read, damaged)))
        .containsExactly(null, null, "byte 3 of the record is not UTF-8");
  }

  @Test
  void soleBytesThatAreNoCharacterAreNoPartOfAName() {
    Read read = read("format: csv", "fields: { id: Video, likes: Likes }");
    byte[] file = "Vi?deo,Likes\nabc,1\n".getBytes(StandardCharsets.US_ASCII);
    file[2] = (byte) 0xAD;
    assertThat(shown(records(read, file))).containsExactly("2: [abc, 1]");
  }

  @Test
  void namesInTwoRowsAreFoundByOneOrBoth() {
    Read read =
        read(
            "format: csv",
            "header_rows: 2",
            "fields: { id: Post ID, reach: Post Reach, shares: Stories by action / share }");
    assertThat(
            shown(
                records(
                    read,
                    """
                    Post ID,Post Reach,Stories by action,,Post Reach
                    ,Unique people,like,share,again
                    p1,100,7,2,99
                    """)))
        .containsExactly("3: [p1, 100, 2]");
  }

  @Test
  void totalsAreNoRecords() {
    Read read = read("format: csv", "pass_over: { id: Total }", "fields: [id, views]");
    assertThat(shown(records(read, "id,views\nTOTAL ,30\na,10\nb,20\n")))
        .containsExactly("3: [a, 10]", "4: [b, 20]");
  }

  private static byte[] xls() {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet("Metrics").createRow(0).createCell(0).setCellValue("nothing here");
      Sheet sheet = workbook.createSheet("All posts");
      sheet.createRow(0).createCell(0).setCellValue("Totals of each post, in UTC");
      CellStyle date = workbook.createCellStyle();
      date.setDataFormat(workbook.createDataFormat().getFormat("m/d/yy"));
      String[] names = {"Post title", "Created date", "Likes", "CTR"};
      for (int column = 0; column < names.length; column++) {
        (column == 0 ? sheet.createRow(1) : sheet.getRow(1))
            .createCell(column)
            .setCellValue(names[column]);
      }
      sheet.createRow(2).createCell(0).setCellValue("Wir suchen \"dich\" 🎉");
      sheet.getRow(2).createCell(1).setCellValue(java.time.LocalDate.of(2026, 9, 28));
      sheet.getRow(2).getCell(1).setCellStyle(date);
      sheet.getRow(2).createCell(2).setCellValue(1234);
      sheet.getRow(2).createCell(3).setCellValue(0.0125);
      sheet.createRow(4).createCell(0).setCellValue("no numbers");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  @Test
  void workbooksAreReadLikeCsv() {
    Read read =
        read(
            "format: csv",
            "sheet: all posts",
            "fields: { title: Post title, date: Created date, likes: Likes, ctr: CTR }");
    List<RawRecord> records = records(read, xls());
    assertThat(shown(records))
        .containsExactly(
            "3: [Wir suchen \"dich\" 🎉, 2026-09-28, 1234, 0.0125]",
            "5: [no numbers, null, null, null]");
    assertThat(records.get(0).rawText())
        .isEqualTo("\"Wir suchen \"\"dich\"\" 🎉\",2026-09-28,1234,0.0125");
  }

  @Test
  void aBrokenWorkbookIsSaidToBeOne() {
    Read read = read("format: csv", "fields: [id]");
    assertThatThrownBy(() -> records(read, new byte[] {'P', 'K', 3, 4, 0, 0}))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("is a workbook that cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "exports/2026-09-28/x.csv, 2026-09-28T23:59:59.999999Z",
    "2026-09-01/posts_20260928.csv, 2026-09-28T23:59:59.999999Z",
    "x/posts-2026-09-28T18-30.csv, 2026-09-28T18:30:00Z",
    "x/20260928_183005.csv, 2026-09-28T18:30:05Z",
    "x/content_2026-08-25_2026-09-22.csv, 2026-09-22T23:59:59.999999Z",
    "x/Sep-01-2026_Sep-28-2026_123456.csv, 2026-09-28T23:59:59.999999Z",
    "x/acme_content_1759083000000.xls, 2025-09-28T18:10:00Z",
    "x/post-20261399-12345678901234567890.csv, 2020-02-02T02:02:02Z",
    "x/posts 2026-09-28 (1).csv, 2026-09-28T23:59:59.999999Z",
    "2026-01-01-x/posts.csv.gz, 2026-01-01T23:59:59.999999Z"
  })
  void theNameNearestToTheFileTellsWhenItWasExported(String path, String told) {
    assertThat(ExportTime.of("file:/home/" + path, Instant.parse("2020-02-02T02:02:02Z")).at())
        .isEqualTo(told);
  }
}
