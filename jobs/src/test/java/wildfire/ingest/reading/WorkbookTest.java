package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.ingest.reading.Exports.read;
import static wildfire.ingest.reading.Exports.records;
import static wildfire.ingest.reading.Exports.shown;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import wildfire.ingest.source.Read;

/** Workbooks as LinkedIn writes them and spreadsheets save them again, old and new. */
final class WorkbookTest {
  private static final Read POSTS =
      read(
          "format: csv",
          "sheet: All posts",
          "fields: { title: Post title, created: Created date, impressions: Impressions, likes: Likes, ctr: CTR }");

  /** What both kinds of the same workbook hold. */
  private static final List<String> ROWS =
      List.of(
          "3: [Dates are dates 🎉, 2026-09-28, 1234, 12, 0.0125]",
          "4: [Dates are text, 09/28/2026, 1234, 12, 1.25%]",
          "5: [Formulas, 2026-09-29, 30, 7, null]",
          "6: [Hidden, 2026-09-30, 9000000000, null, null]");

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private static byte[] xls() {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("Metrics").createRow(0).createCell(0).setCellValue("nothing here");
      Sheet sheet = book.createSheet("All posts");
      sheet.createRow(0).createCell(0).setCellValue("Totals of each post, in UTC");
      sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
      Row header = sheet.createRow(1);
      List<String> names = List.of("Post title", "Created date", "Impressions", "Likes", "CTR");
      names.forEach(name -> header.createCell(names.indexOf(name)).setCellValue(name));
      CellStyle date = book.createCellStyle();
      date.setDataFormat(book.createDataFormat().getFormat("m/d/yy"));
      CellStyle percent = book.createCellStyle();
      percent.setDataFormat(book.createDataFormat().getFormat("0.00%"));
      Row numbers = row(sheet, 2, "Dates are dates 🎉", LocalDate.of(2026, 9, 28), date);
      numbers.createCell(2).setCellValue(1234);
      numbers.createCell(3).setCellValue(12);
      numbers.createCell(4).setCellValue(0.0125);
      numbers.getCell(4).setCellStyle(percent);
      Row texts = sheet.createRow(3);
      List<String> cells = List.of("Dates are text", "09/28/2026", "1234", "12", "1.25%");
      for (int cell = 0; cell < cells.size(); cell++) {
        texts.createCell(cell).setCellValue(cells.get(cell));
      }
      Row formulas = sheet.createRow(4);
      formulas.createCell(0).setCellFormula("\"Form\"&\"ulas\"");
      formulas.createCell(1).setCellFormula("DATE(2026,9,29)");
      formulas.getCell(1).setCellStyle(date);
      formulas.createCell(2).setCellFormula("10+20");
      formulas.createCell(3).setCellValue(7);
      formulas.createCell(4).setCellErrorValue(FormulaError.DIV0.getCode());
      Row hidden = row(sheet, 5, "Hidden", LocalDate.of(2026, 9, 30), date);
      hidden.setZeroHeight(true);
      hidden.createCell(2).setCellValue(9e9);
      sheet.createRow(7).createCell(5).setCellValue(" ");
      sheet.getRow(7).createCell(0).setCellFormula("1/0");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Row row(Sheet sheet, int number, String title, LocalDate day, CellStyle style) {
    Row row = sheet.createRow(number);
    row.createCell(0).setCellValue(title);
    row.createCell(1).setCellValue(day);
    row.getCell(1).setCellStyle(style);
    return row;
  }

  private static byte[] xlsx(String rows) {
    return xlsx(rows, part("styles", "styles") + part("sharedStrings", "sharedStrings"));
  }

  private static byte[] xlsx(String rows, String besideTheSheets) {
    String sheet = "<worksheet xmlns=\"" + MAIN + "\"><sheetData>%s</sheetData></worksheet>";
    Map<String, String> parts =
        Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + part("workbook", "sheet.main")
                + besideTheSheets
                + "</Types>",
            "xl/workbook.xml",
            "<workbook xmlns=\""
                + MAIN
                + "\" xmlns:r=\""
                + RELATIONS
                + "\"><sheets><sheet name=\"Metrics\" sheetId=\"1\" r:id=\"a\"/>"
                + "<sheet name=\"All posts\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"a\" Type=\""
                + RELATIONS
                + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\""
                + RELATIONS
                + "/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
            "xl/styles.xml",
            "<styleSheet xmlns=\""
                + MAIN
                + "\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>",
            "xl/sharedStrings.xml",
            "<sst xmlns=\""
                + MAIN
                + "\"><si><t>Dates are dates 🎉</t></si><si><r><t>Dates are </t></r><r><t>text</t></r></si></sst>",
            "xl/worksheets/sheet1.xml",
            sheet.formatted("<row r=\"1\">" + text("A1", "nothing here") + "</row>"),
            "xl/worksheets/sheet2.xml",
            sheet.formatted(rows));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static String part(String name, String kind) {
    return "<Override PartName=\"/xl/"
        + name
        + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
        + kind
        + "+xml\"/>";
  }

  private static String text(String cell, String text) {
    return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static String value(String cell, String kind, String value) {
    return "<c r=\"" + cell + "\" " + kind + "><v>" + value + "</v></c>";
  }

  private static String header() {
    return "<row r=\"2\">"
        + text("A2", "Post title")
        + text("B2", "Created date")
        + text("C2", "Impressions")
        + text("D2", "Likes")
        + text("E2", "CTR")
        + "</row>";
  }

  private static final String SAME =
      "<row r=\"1\">"
          + text("A1", "Totals of each post, in UTC")
          + "</row>"
          + header()
          + "<row r=\"3\">"
          + value("A3", "t=\"s\"", "0")
          + value("B3", "s=\"1\"", "46293")
          + value("C3", "", "1234")
          + value("D3", "", "12")
          + value("E3", "s=\"2\"", "0.0125")
          + "</row><row r=\"4\">"
          + value("A4", "t=\"s\"", "1")
          + text("B4", "09/28/2026")
          + text("C4", "1234")
          + text("D4", "12")
          + text("E4", "1.25%")
          + "</row><row r=\"5\"><c r=\"A5\" t=\"str\"><f>\"Form\"&amp;\"ulas\"</f><v>Formulas</v></c>"
          + "<c r=\"B5\" s=\"1\"><f>DATE(2026,9,29)</f><v>46294</v></c>"
          + "<c r=\"C5\"><f>10+20</f><v>30</v></c>"
          + value("D5", "", "7")
          + "<c r=\"E5\" t=\"e\"><v>#DIV/0!</v></c></row>"
          + "<row r=\"6\" hidden=\"1\">"
          + text("A6", "Hidden")
          + value("B6", "s=\"1\"", "46295")
          + value("C6", "", "9000000000")
          + "</row><row r=\"8\"><c r=\"A8\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
          + text("F8", " ")
          + "</row>";

  @Test
  void anOldWorkbookIsReadAsItLooks() {
    assertThat(shown(records(POSTS, xls()))).containsExactlyElementsOf(ROWS);
  }

  @Test
  void aNewWorkbookTellsTheSame() {
    assertThat(shown(records(POSTS, xlsx(SAME)))).containsExactlyElementsOf(ROWS);
  }

  @Test
  void aWorkbookNeedsNeitherStylesNorSharedTexts() {
    String row =
        header()
            + "<row r=\"3\">"
            + text("A3", "Plain")
            + text("B3", "09/28/2026")
            + value("C3", "", "46293")
            + "</row>";
    assertThat(shown(records(POSTS, xlsx(row, "")))).isEqualTo(shown(records(POSTS, xlsx(row))));
    assertThat(shown(records(POSTS, xlsx(row, "")))).hasSize(1);
  }

  /** Rows are read one by one: 100,000 of them take little beyond the file itself. */
  @Test
  void aBigWorkbookIsReadRowByRow() throws IOException {
    StringBuilder rows = new StringBuilder(header());
    for (int row = 3; row < 100_003; row++) {
      rows.append("<row r=\"").append(row).append("\">");
      rows.append(text("A" + row, "Post number " + row));
      rows.append(value("B" + row, "s=\"1\"", "46293"));
      rows.append(value("C" + row, "", "" + row)).append("</row>");
    }
    byte[] book = xlsx(rows.toString());
    long read = 0;
    long sum = 0;
    long most = 0;
    System.gc();
    long before = used();
    try (RecordReader reader =
        FileRecords.open(Exports.bytes(book), "big.xlsx", POSTS, Exports.ROOMY)) {
      for (RawRecord record = reader.next(); record != null; record = reader.next()) {
        sum += Long.parseLong(record.values().get(2));
        if (++read % 25_000 == 0) {
          System.gc();
          most = Math.max(most, used() - before);
        }
      }
    }
    assertThat(read).isEqualTo(100_000);
    assertThat(sum).isEqualTo((3L + 100_002L) * 50_000L);
    assertThat(most).as("bytes held").isLessThan(book.length + (16L << 20));
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void theSheetIsFoundByItsColumnsWhereNobodyNamesIt() throws IOException {
    Read unnamed = read("format: csv", "fields: { day: Day, likes: Likes }");
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("Cover").createRow(0).createCell(0).setCellValue("Made for you");
      Sheet sheet = book.createSheet("Tabelle 2");
      sheet.createRow(2).createCell(0).setCellValue("Day");
      sheet.getRow(2).createCell(1).setCellValue("Likes");
      sheet.createRow(3).createCell(0).setCellValue("Monday");
      sheet.getRow(3).createCell(1).setCellValue(3);
      book.write(out);
      assertThat(shown(records(unnamed, out.toByteArray()))).containsExactly("4: [Monday, 3]");
    }
  }

  @Test
  void tablesBesideEachOtherAreToldByTheNumberOfTheColumn() {
    Read two = read("format: csv", "fields: { a: Post, likes: Likes, b: Post (2), views: Views }");
    assertThat(shown(records(two, "Post,Likes,,Post,Views\np1,5,,p2,70\n,,,p1,60\n")))
        .containsExactly("2: [p1, 5, p2, 70]", "3: [null, null, p1, 60]");
  }
}
