package wildfire.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;
import wildfire.model.OperatorError;

/** Opens files of text as records. Parquet is Spark's to read. */
public final class FileRecords {
  private static final int CHUNK = 1 << 16;

  private FileRecords() {}

  /**
   * The records of a file. A packed one, {@code .gz} or {@code .zst}, is unpacked on the way.
   *
   * @param path the file's path, with {@code /} between folders
   * @throws IOException if the storage fails
   * @throws wildfire.model.OperatorError if the file's name does not fit the read, or the file is
   *     no text, packed for instance, and its name does not say so
   */
  public static RecordReader open(FileBytes file, String path, Read read, RecordLimits limits)
      throws IOException {
    return open(file, path, read, limits, LineRange.WHOLE);
  }

  /**
   * The same of the records that begin in a part of a file; all but {@link LineRange#WHOLE} only of
   * a file that {@link #isSplittable}.
   */
  public static RecordReader open(
      FileBytes file, String path, Read read, RecordLimits limits, LineRange range)
      throws IOException {
    List<String> shared = FileNames.values(read, path);
    if (isWorkbook(file, read)) {
      return sheet(file, path, read, shared);
    }
    if (range.start() == 0) {
      checkThatItIsText(file, path);
    }
    Charset charset = encoding(file, path, read);
    if (read.format() == Format.CSV) {
      return csv(file, path, charset, read, limits, shared);
    }
    shared.addAll(0, once(file, path, charset, read, limits));
    OpenedFile opened = OpenedFile.from(file, path, charset, range.start());
    return records(opened, read, limits, shared, range);
  }

  private static void checkThatItIsText(FileBytes file, String path) throws IOException {
    FirstBytes.noText(file, path)
        .ifPresent(
            told -> {
              throw new OperatorError("%s cannot be read as text: %s.", path, told);
            });
  }

  /** The records of text that is no table. */
  static RecordReader records(
      OpenedFile opened, Read read, RecordLimits limits, List<String> shared, LineRange range) {
    RecordReader records =
        read.format() == Format.JSON
            ? new JsonRecords(opened, read, limits, shared)
            : new LineRecords(opened, read, limits, shared, range);
    return read.records().isEmpty() && read.recordsWithin() == null
        ? records
        : new ListedRecords(opened, records, read, shared);
  }

  private static RecordReader sheet(FileBytes file, String path, Read read, List<String> shared)
      throws IOException {
    Workbook workbook = Workbook.open(file, path);
    try {
      String sheet = workbook.sheetFor(read, name -> TableLayout.first(workbook.rows(name), read));
      List<TableRows.Row> first = TableLayout.first(workbook.rows(sheet), read);
      TableLayout layout = TableLayout.of(read, path, delimiter -> first);
      return new TableRecords(workbook, workbook.rows(sheet), layout, read, shared);
    } catch (RuntimeException broken) {
      workbook.close();
      throw broken;
    }
  }

  private static RecordReader csv(
      FileBytes file,
      String path,
      Charset charset,
      Read read,
      RecordLimits limits,
      List<String> shared)
      throws IOException {
    TableLayout layout =
        read.header()
            ? TableLayout.of(
                read, path, delimiter -> firstRows(file, path, charset, read, delimiter, limits))
            : TableLayout.withoutHeader(read);
    OpenedFile opened = OpenedFile.whole(file, path, charset);
    CsvRows rows = new CsvRows(opened, layout.delimiter(), limits);
    return new TableRecords(opened, rows, layout, read, shared);
  }

  /** The first rows of a CSV whose cells stand between such characters. */
  static List<TableRows.Row> firstRows(
      FileBytes file, String path, Charset charset, Read read, char delimiter, RecordLimits limits)
      throws IOException {
    try (OpenedFile opened = OpenedFile.whole(file, path, charset)) {
      return TableLayout.first(new CsvRows(opened, delimiter, limits), read);
    }
  }

  private static boolean isWorkbook(FileBytes file, Read read) throws IOException {
    return read.format() == Format.CSV && read.header() && Workbook.isOne(file);
  }

  /**
   * Looks whether a table has a header with all required columns.
   *
   * @throws wildfire.model.OperatorError if the header cannot be read or lacks a required column
   */
  static void checkHeader(FileBytes file, String path, Read read, RecordLimits limits)
      throws IOException {
    if (read.format() == Format.CSV && read.header()) {
      open(file, path, read, limits).close();
    }
  }

  /**
   * What a person should know of how a file is read, as the end of a sentence that begins with the
   * file: that it is not in the first encoding of its read; null if there is nothing.
   */
  static String note(FileBytes file, String path, Read read) throws IOException {
    boolean text = read.format() != Format.PARQUET && read.encoding().size() > 1;
    if (!text || (read.format() == Format.CSV && Workbook.isOne(file))) {
      return null;
    }
    Charset charset = encoding(file, path, read);
    return charset.name().equals(read.firstEncoding())
        ? null
        : "is not " + read.firstEncoding() + " and is read as " + charset.name();
  }

  /**
   * The first encoding of the read, UTF-8 where there are two; the second, if the file is not
   * UTF-8. A file in which more characters are UTF-8 than are not has been damaged: it stays UTF-8,
   * and the records with the damage are rejected.
   */
  static Charset encoding(FileBytes file, String path, Read read) throws IOException {
    Charset first = Charset.forName(read.firstEncoding());
    if (read.encoding().size() < 2) {
      return first;
    }
    try (OpenedFile opened = OpenedFile.whole(file, path, first)) {
      return opened.isTranscoded() || isUtf8(opened)
          ? first
          : Charset.forName(read.encoding().get(1));
    }
  }

  private static boolean isUtf8(OpenedFile file) throws IOException {
    long fitting = 0;
    long misfits = 0;
    for (int each = file.at(0); each >= 0; each = file.at(0)) {
      int length = each < 0x80 ? 1 : lengthAt(file, each);
      fitting += length > 1 ? 1 : 0;
      misfits += length == 0 ? 1 : 0;
      file.advance(Math.max(1, length));
    }
    return misfits == 0 || fitting > misfits;
  }

  /** Bytes of the character that begins with this one, which is not ASCII; 0 if none does. */
  private static int lengthAt(OpenedFile file, int first) throws IOException {
    int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    for (int next = 1; next < length; next++) {
      if ((file.at(next) & 0xFFFFFFC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /**
   * Whether parts of the file can be read on their own: records are lines, and lines can be found
   * from anywhere.
   */
  public static boolean isSplittable(FileBytes file, String path, Read read) throws IOException {
    boolean lines =
        read.format() == Format.NDJSON || (read.format() == Format.LINES && read.once() == null);
    Charset charset = Charset.forName(read.firstEncoding());
    if (!lines
        || read.encoding().size() > 1
        || ArchiveStream.isCalledOne(path)
        || OpenedFile.isUtf16(charset)) {
      return false;
    }
    try (OpenedFile opened = OpenedFile.whole(file, path, charset)) {
      return opened.isAsStored();
    }
  }

  /** How many lines begin between two offsets of a file that {@link #isSplittable}. */
  public static long countLines(FileBytes file, long start, long end) throws IOException {
    long from = Math.max(start, 1) - 1;
    long left = end - 1 - from;
    long count = start == 0 && end > 0 ? 1 : 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = file.from(from)) {
      while (left > 0) {
        int length = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (length < 0) {
          break;
        }
        for (int index = 0; index < length; index++) {
          count += chunk[index] == '\n' ? 1 : 0;
        }
        left -= length;
      }
    }
    return count;
  }

  /** The values that the read's {@code once} finds; nulls if no line of the file has them. */
  private static List<String> once(
      FileBytes file, String path, Charset charset, Read read, RecordLimits limits)
      throws IOException {
    if (read.once() == null) {
      return List.of();
    }
    Matcher matcher = read.once().matcher("");
    try (OpenedFile opened = OpenedFile.whole(file, path, charset)) {
      LineScanner lines = new LineScanner(opened, limits);
      for (; lines.find(); lines.pass()) {
        if (lines.tooLong() == null && matcher.reset(opened.text(lines.length())).find()) {
          return Read.groups(read.once()).stream().map(matcher::group).toList();
        }
      }
    }
    return Arrays.asList(new String[Read.groups(read.once()).size()]);
  }
}
