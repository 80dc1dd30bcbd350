package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/** Opens files of text as records. Parquet is Spark's to read. */
public final class FileRecords {
  private static final int CHUNK = 1 << 16;

  private FileRecords() {}

  /**
   * The records of a file. A name that ends in {@code .gz} is unpacked on the way.
   *
   * @param path the file's path, with {@code /} between folders
   * @throws IOException if the storage fails
   * @throws wildfire.model.OperatorError if the file's name does not fit the read
   */
  public static RecordReader open(FileBytes file, String path, Read read, RecordLimits limits)
      throws IOException {
    return open(file, path, read, limits, LineRange.WHOLE);
  }

  /**
   * The records that begin in a part of a file; all but {@link LineRange#WHOLE} only of a file that
   * {@link #isSplittable}.
   *
   * @throws IOException if the storage fails
   * @throws wildfire.model.OperatorError if the file's name does not fit the read
   */
  public static RecordReader open(
      FileBytes file, String path, Read read, RecordLimits limits, LineRange range)
      throws IOException {
    List<String> fileValues = FileNames.values(read, path);
    List<String> once = once(file, path, read, limits);
    if (read.format() == Format.CSV && read.header() && Workbook.isOne(file)) {
      return new WorkbookRecords(file, path, read, limits, fileValues);
    }
    Charset charset = FileEncoding.of(file, path, read);
    CsvLayout layout =
        read.format() == Format.CSV && read.header()
            ? CsvLayout.of(file, path, charset, read, limits)
            : null;
    OpenedFile opened = OpenedFile.range(file, path, charset, range);
    RecordMaker maker = new RecordMaker(read, limits, new TextDecoder(opened), once, fileValues);
    return switch (read.format()) {
      case CSV -> new CsvRecords(opened, read, layout, maker);
      case JSON -> ListedRecords.of(new JsonRecords(opened, read, maker), read, maker);
      case NDJSON -> ListedRecords.of(LineRecords.json(opened, read, maker, range), read, maker);
      case LINES -> LineRecords.pattern(opened, read, maker, range);
      case PARQUET -> throw new IllegalArgumentException(path + " is Parquet, which Spark reads");
    };
  }

  /**
   * The names of a CSV's columns as they stand in the file; none if it is empty or has no header.
   *
   * @throws IOException if the storage fails
   * @throws wildfire.model.OperatorError if the header cannot be read or lacks a required column
   */
  static List<String> header(FileBytes file, String path, Read read, RecordLimits limits)
      throws IOException {
    if (Workbook.isOne(file)) {
      try (WorkbookRecords reader =
          new WorkbookRecords(file, path, read, limits, FileNames.values(read, path))) {
        return reader.columns();
      }
    }
    return CsvLayout.of(file, path, FileEncoding.of(file, path, read), read, limits).columns();
  }

  /**
   * What a person should know of how a file is read, as the end of a sentence that begins with the
   * file: that it is not in the first encoding of its read; null if there is nothing.
   *
   * @throws IOException if the storage fails
   */
  static String note(FileBytes file, String path, Read read) throws IOException {
    boolean text = read.format() != Format.PARQUET && read.encodings().size() > 1;
    if (!text || (read.format() == Format.CSV && Workbook.isOne(file))) {
      return null;
    }
    Charset charset = FileEncoding.of(file, path, read);
    return charset.name().equals(read.encoding())
        ? null
        : "is not " + read.encoding() + " and is read as " + charset.name();
  }

  /**
   * Whether parts of the file can be read on their own: records are lines, and lines can be found
   * from anywhere.
   */
  public static boolean isSplittable(FileBytes file, String path, Read read) throws IOException {
    boolean lines =
        read.format() == Format.NDJSON || (read.format() == Format.LINES && read.once() == null);
    if (!lines
        || read.encodings().size() > 1
        || OpenedFile.isArchive(path)
        || OpenedFile.isUtf16(Charset.forName(read.encoding()))) {
      return false;
    }
    try (OpenedFile opened = OpenedFile.whole(file, path, Charset.forName(read.encoding()))) {
      return opened.isAsStored();
    }
  }

  /** How many lines begin between two offsets of a file that {@link #isSplittable}. */
  public static long countLines(FileBytes file, long start, long end) throws IOException {
    long from = Math.max(start, 1) - 1;
    long left = end - 1 - from;
    long count = start == 0 && end > 0 ? 1 : 0;
    byte[] chunk = new byte[CHUNK];
    try (var in = file.from(from)) {
      while (left > 0) {
        int length = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (length < 0) {
          break;
        }
        for (int index = 0; index < length; index++) {
          if (chunk[index] == '\n') {
            count++;
          }
        }
        left -= length;
      }
    }
    return count;
  }

  /** The values that the read's {@code once} finds; nulls if no line of the file has them. */
  private static List<String> once(FileBytes file, String path, Read read, RecordLimits limits)
      throws IOException {
    if (read.once() == null) {
      return List.of();
    }
    Matcher matcher = read.once().matcher("");
    try (OpenedFile opened = OpenedFile.whole(file, path, FileEncoding.of(file, path, read))) {
      TextDecoder decoder = new TextDecoder(opened);
      LineScanner lines = new LineScanner(opened.window(), limits.recordBytes(), 0);
      for (; lines.find(); lines.pass()) {
        if (lines.tooLong() == null) {
          int length = lines.length();
          String line = decoder.decode(opened.window().bytes(), opened.window().start(), length);
          if (matcher.reset(line).find()) {
            return FileNames.groups(read.once(), matcher);
          }
        }
      }
    }
    return Arrays.asList(new String[Read.groups(read.once()).size()]);
  }
}
