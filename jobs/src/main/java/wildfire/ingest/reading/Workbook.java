package wildfire.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import wildfire.model.OperatorError;

/**
 * The rows of one sheet of a workbook, {@code .xls} or {@code .xlsx}, as text: numbers in full and
 * with a decimal point, dates as ISO 8601.
 */
final class Workbook implements AutoCloseable {
  private static final byte[] XLS = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] XLSX = {'P', 'K', 3, 4};

  /**
   * A row.
   *
   * @param number its number in the sheet, from 1
   * @param cells null where one is empty
   */
  record SheetRow(long number, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
    }
  }

  private final AutoCloseable workbook;
  private final Iterator<SheetRow> rows;

  private Workbook(AutoCloseable workbook, Iterator<SheetRow> rows) {
    this.workbook = workbook;
    this.rows = rows;
  }

  /** Whether a file is a workbook, by its first bytes. */
  static boolean isOne(FileBytes file) throws IOException {
    try (InputStream in = file.from(0)) {
      byte[] first = in.readNBytes(XLS.length);
      return Arrays.equals(first, XLS) || Arrays.equals(first, XLSX);
    }
  }

  /**
   * Opens one sheet.
   *
   * @param sheet its name, capitals and spaces apart; null, or not there: the first
   * @throws IOException if the storage fails
   * @throws OperatorError if the workbook is damaged or locked
   */
  static Workbook open(FileBytes file, String path, String sheet) throws IOException {
    boolean old;
    try (InputStream in = file.from(0)) {
      old = Arrays.equals(in.readNBytes(XLS.length), XLS);
    }
    try {
      return old ? xls(file, sheet) : xlsx(file, sheet);
    } catch (RuntimeException | IOException broken) {
      throw unreadable(path, broken);
    }
  }

  /** What is said of a workbook that breaks. */
  static OperatorError unreadable(String path, Exception why) {
    OperatorError error =
        new OperatorError(
            "%s is a workbook that cannot be read (%s). Open it and save it again without a password,"
                + " or export it as CSV.",
            path, why.getMessage());
    error.initCause(why);
    return error;
  }

  Iterator<SheetRow> rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    try {
      workbook.close();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed);
    }
  }

  private static Workbook xls(FileBytes file, String name) throws IOException {
    try (InputStream in = file.from(0)) {
      HSSFWorkbook workbook = new HSSFWorkbook(in);
      org.apache.poi.ss.usermodel.Sheet sheet =
          StreamSupport.stream(workbook.spliterator(), false)
              .filter(each -> isCalled(name, each.getSheetName()))
              .findFirst()
              .orElseGet(() -> workbook.getSheetAt(0));
      Iterator<SheetRow> rows =
          StreamSupport.stream(sheet.spliterator(), false).map(Workbook::row).iterator();
      return new Workbook(workbook, rows);
    }
  }

  private static SheetRow row(org.apache.poi.ss.usermodel.Row row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.getLastCellNum(); column++) {
      org.apache.poi.ss.usermodel.Cell cell = row.getCell(column);
      cells.add(cell == null ? null : text(cell));
    }
    return new SheetRow(row.getRowNum() + 1L, cells);
  }

  private static String text(org.apache.poi.ss.usermodel.Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? iso(cell.getLocalDateTimeCellValue())
              : NumberToTextConverter.toText(cell.getNumericCellValue());
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case BLANK, ERROR, FORMULA, _NONE -> null;
    };
  }

  private static Workbook xlsx(FileBytes file, String name) throws IOException {
    ReadableWorkbook workbook = new ReadableWorkbook(file.from(0), new ReadingOptions(true, false));
    org.dhatim.fastexcel.reader.Sheet sheet =
        workbook
            .getSheets()
            .filter(each -> isCalled(name, each.getName()))
            .findFirst()
            .orElseGet(workbook::getFirstSheet);
    Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream();
    return new Workbook(workbook, rows.map(Workbook::row).iterator());
  }

  private static SheetRow row(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      org.dhatim.fastexcel.reader.Cell cell = row.getCell(column);
      cells.add(cell == null ? null : text(cell));
    }
    return new SheetRow(row.getRowNum(), cells);
  }

  private static String text(org.dhatim.fastexcel.reader.Cell cell) {
    return switch (cell.getType()) {
      case NUMBER ->
          isDate(cell.getDataFormatString()) ? iso(cell.asDate()) : cell.asNumber().toPlainString();
      case STRING -> cell.asString();
      case BOOLEAN -> String.valueOf(cell.asBoolean());
      case FORMULA -> cell.getRawValue();
      case ERROR, EMPTY -> null;
    };
  }

  /** Formats of numbers have none of the letters of a date outside of quotes and brackets. */
  private static boolean isDate(String format) {
    return format != null
        && format
            .toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
            .matches(".*[ymdhs].*");
  }

  private static String iso(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT));
  }

  private static boolean isCalled(String wanted, String name) {
    return wanted != null && ColumnNames.plain(wanted).equals(ColumnNames.plain(name));
  }
}
