package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/**
 * The rows of one sheet of a workbook, {@code .xls} or {@code .xlsx}, as text: numbers in full and
 * with a decimal point, dates as ISO 8601.
 */
final class Workbook implements Closeable {
  private static final byte[] XLS = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] XLSX = {'P', 'K', 3, 4};

  /** Where the length of the name of the first file in a zip archive stands, and the name. */
  private static final int NAME_LENGTH = 26;

  private static final int NAME = 30;
  private static final int BEGINNING = NAME + 255;

  /** What is first in an archive of exports, and in no workbook. */
  private static final Pattern EXPORT =
      Pattern.compile("(?i).*[.](csv|tsv|txt|json|ndjson|jsonl|js|xlsx?|html?|gz|zst|zip|parquet)");

  private static final Pattern ERROR =
      Pattern.compile("#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?");
  private static final Pattern PLAIN = Pattern.compile("[^\",\\r\\n]*");
  private static final Pattern FROM_1904 =
      Pattern.compile("<(\\w+:)?workbookPr\\b[^>]*\\bdate1904\\s*=\\s*[\"'](1|true|on)[\"']");
  private static final String STYLES = "spreadsheetml.styles+xml";

  @FunctionalInterface
  private interface Sheets {
    Stream<TableRows.Row> rows(String sheet) throws IOException;
  }

  private final String path;
  private final Closeable workbook;
  private final List<String> names;
  private final Sheets sheets;

  private Workbook(String path, Closeable workbook, List<String> names, Sheets sheets) {
    this.path = path;
    this.workbook = workbook;
    this.names = names;
    this.sheets = sheets;
  }

  /** Whether a file is a workbook, by its first bytes. */
  static boolean isOne(FileBytes file) throws IOException {
    try (InputStream in = file.from(0)) {
      byte[] first = in.readNBytes(BEGINNING);
      return begins(first, XLS)
          || (begins(first, XLSX) && !EXPORT.matcher(firstName(first)).matches());
    }
  }

  private static boolean begins(byte[] first, byte[] with) {
    return Arrays.equals(Arrays.copyOf(first, with.length), with);
  }

  private static String firstName(byte[] zip) {
    int length = zip.length < NAME ? 0 : zip[NAME_LENGTH] & 0xFF; // longer ones are no workbook's
    return length == 0
        ? ""
        : new String(Arrays.copyOfRange(zip, NAME, NAME + length), StandardCharsets.ISO_8859_1);
  }

  /**
   * Opens a workbook.
   *
   * @throws OperatorError if the workbook is damaged or locked
   */
  static Workbook open(FileBytes file, String path) throws IOException {
    try (PushbackInputStream in = new PushbackInputStream(file.from(0), XLS.length)) {
      byte[] first = in.readNBytes(XLS.length);
      in.unread(first);
      try {
        return Arrays.equals(first, XLS)
            ? xls(path, in)
            : xlsx(path, in, hasStyles(file), isFrom1904(file));
      } catch (RuntimeException | IOException broken) {
        throw unreadable(path, broken);
      }
    }
  }

  List<String> names() {
    return names;
  }

  /** The first rows of the sheet of a name. */
  @FunctionalInterface
  interface FirstRowsOf {
    List<TableRows.Row> sheet(String name) throws IOException;
  }

  /**
   * The name of the sheet that is called as the read says, capitals and spaces apart; else of the
   * first with all columns that the read needs; else of the first.
   */
  String sheetFor(Read read, FirstRowsOf first) throws IOException {
    for (String name : names) {
      if (read.sheet() != null && ColumnNames.plain(read.sheet()).equals(ColumnNames.plain(name))) {
        return name;
      }
    }
    for (String name : names.size() > 1 ? names : List.<String>of()) {
      TableLayout.Header header = TableLayout.header(read, path, delimiter -> first.sheet(name));
      if (header != null && header.names().lackingIn(read) == 0) {
        return name;
      }
    }
    return names.get(0);
  }

  private static OperatorError unreadable(String path, Exception why) {
    return new OperatorError(
            "%s is a workbook that cannot be read (%s). Open it and save it again without a password,"
                + " or export it as CSV.",
            path, why.getMessage())
        .because(why);
  }

  /**
   * The rows of a sheet.
   *
   * @param sheet its name as {@link #sheetFor} gives it
   * @throws OperatorError if the workbook is damaged, as {@link TableRows#next} does
   */
  TableRows rows(String sheet) throws IOException {
    try {
      return new SheetRows(sheets.rows(sheet).iterator());
    } catch (RuntimeException broken) {
      throw unreadable(path, broken);
    }
  }

  private final class SheetRows implements TableRows {
    private final Iterator<Row> rows;
    private long linesBefore;
    private int columns;

    SheetRows(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public void limit(long newLinesBefore, int leastCells, int mostCells) {
      linesBefore = newLinesBefore;
      columns = mostCells;
    }

    @Override
    public Row next() {
      try {
        while (rows.hasNext()) {
          Row row = rows.next();
          if (row.line() > linesBefore && !StringUtils.isAllBlank(row.cells())) {
            return new Row(row.line(), 1, row.text(), row.cells(), problem(row.cells()));
          }
        }
        return null;
      } catch (RuntimeException broken) {
        throw unreadable(path, broken);
      }
    }

    /** Cells that are empty at the end of a row are not there at all. */
    private String problem(String[] cells) {
      for (int cell = columns; cell < cells.length; cell++) {
        if (StringUtils.isNotBlank(cells[cell])) {
          return "has a cell in column " + (cell + 1) + " where " + columns + " are named";
        }
      }
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  /** A row by its number in the sheet, from 1, as if it were of a CSV. */
  private static TableRows.Row row(long number, int count, IntFunction<String> text) {
    String[] cells = IntStream.range(0, count).mapToObj(text).toArray(String[]::new);
    String line =
        Stream.of(cells)
            .map(cell -> cell == null ? "" : cell)
            .map(cell -> PLAIN.matcher(cell).matches() ? cell : quoted(cell))
            .collect(Collectors.joining(","));
    return new TableRows.Row(number, 1, line, cells, null);
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static Workbook xls(String path, InputStream in) throws IOException {
    HSSFWorkbook workbook = new HSSFWorkbook(in);
    List<String> names =
        IntStream.range(0, workbook.getNumberOfSheets()).mapToObj(workbook::getSheetName).toList();
    return new Workbook(
        path,
        workbook,
        names,
        sheet ->
            StreamSupport.stream(workbook.getSheet(sheet).spliterator(), false)
                .map(
                    row ->
                        row(
                            row.getRowNum() + 1L,
                            row.getLastCellNum(),
                            column -> text(row.getCell(column)))));
  }

  private static String text(org.apache.poi.ss.usermodel.Cell cell) {
    if (cell == null) {
      return null;
    }
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

  /** Without styles, which a workbook need not have, no number in it is a date. */
  private static boolean hasStyles(FileBytes file) throws IOException {
    return part(file, "[Content_Types].xml").map(types -> types.contains(STYLES)).orElse(true);
  }

  /** Whether days are counted from 1904, as Excel for Mac did; the reader misses "1" for yes. */
  private static boolean isFrom1904(FileBytes file) throws IOException {
    return part(file, "xl/workbook.xml").map(FROM_1904.asPredicate()::test).orElse(false);
  }

  /** The text of a part of a workbook, if it has that. */
  private static Optional<String> part(FileBytes file, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(file.from(0))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        if (part.getName().equalsIgnoreCase(name)) {
          return Optional.of(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    }
  }

  private static Workbook xlsx(String path, InputStream in, boolean styles, boolean from1904)
      throws IOException {
    ReadableWorkbook workbook = new ReadableWorkbook(in, new ReadingOptions(styles, false));
    return new Workbook(
        path,
        workbook,
        workbook.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName).toList(),
        sheet ->
            workbook
                .findSheet(sheet)
                .orElseThrow()
                .openStream()
                .map(
                    row ->
                        row(
                            row.getRowNum(),
                            row.getCellCount(),
                            column -> text(row.getCell(column), from1904))));
  }

  private static String text(org.dhatim.fastexcel.reader.Cell cell, boolean from1904) {
    if (cell == null) {
      return null;
    }
    return switch (cell.getType()) {
      case NUMBER ->
          !isDate(cell.getDataFormatString())
              ? cell.asNumber().toPlainString()
              : from1904 // the reader takes every day to be counted from 1900
                  ? iso(DateUtil.getLocalDateTime(cell.asNumber().doubleValue(), true, true))
                  : iso(cell.asDate());
      case STRING -> cell.asString();
      case BOOLEAN -> String.valueOf(cell.asBoolean());
      case FORMULA -> calculated(cell.getRawValue(), cell.getDataFormatString(), from1904);
      case ERROR, EMPTY -> null;
    };
  }

  /** What a formula came to when the workbook was saved: text, a number, a day, or an error. */
  private static String calculated(String result, String format, boolean from1904) {
    if (result == null || ERROR.matcher(result).matches()) {
      return null;
    }
    return isDate(format) && NUMBER.matcher(result).matches()
        ? iso(DateUtil.getLocalDateTime(Double.parseDouble(result), from1904))
        : result;
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
}
