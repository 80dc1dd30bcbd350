package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/** A file's text as bytes of an encoding that is split as ASCII is: unpacked, and never UTF-16. */
final class OpenedFile implements Closeable {
  private static final String NO_CHARACTER = String.valueOf(TextDecoder.NO_CHARACTER);

  private final ByteWindow window;
  private final ArchiveStream archive;
  private final Charset charset;
  private final long base;
  private final boolean inLine;
  private final boolean transcoded;

  private OpenedFile(
      InputStream text,
      ArchiveStream archive,
      Charset charset,
      boolean transcoded,
      long base,
      boolean inLine) {
    this.window = new ByteWindow(text);
    this.transcoded = transcoded;
    this.archive = archive;
    this.charset = charset;
    this.base = base;
    this.inLine = inLine;
  }

  /** Opens from the beginning, behind a byte order mark if there is one. */
  static OpenedFile whole(FileBytes file, String path, Charset declared) throws IOException {
    ArchiveStream archive = isArchive(path) ? new ArchiveStream(file.from(0)) : null;
    BOMInputStream in =
        BOMInputStream.builder()
            .setInputStream(archive == null ? file.from(0) : archive)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .setInclude(false)
            .get();
    ByteOrderMark mark = in.getBOM();
    Charset marked = mark == null ? declared : Charset.forName(mark.getCharsetName());
    if (isUtf16(marked)) {
      return new OpenedFile(utf16(in, marked), archive, StandardCharsets.UTF_8, true, 0, false);
    }
    return new OpenedFile(in, archive, marked, false, mark == null ? 0 : mark.length(), false);
  }

  /**
   * UTF-16 as UTF-8. What is no character (half a surrogate pair, half a unit) becomes {@link
   * TextDecoder#NO_CHARACTER}, so that the record around it is rejected and the others are not.
   */
  private static InputStream utf16(InputStream units, Charset charset) throws IOException {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(NO_CHARACTER.getBytes(StandardCharsets.UTF_8));
    boolean littleEndian = charset.equals(StandardCharsets.UTF_16LE);
    return ReaderInputStream.builder()
        .setReader(new Utf16Units(units, littleEndian))
        .setCharsetEncoder(encoder)
        .get();
  }

  /** Opens in the middle; the line in which the range begins belongs to the range before. */
  static OpenedFile range(FileBytes file, String path, Charset declared, LineRange range)
      throws IOException {
    if (range.start() == 0) {
      return whole(file, path, declared);
    }
    long before = range.start() - 1;
    return new OpenedFile(file.from(before), null, declared, false, before, true);
  }

  static boolean isArchive(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  static boolean isUtf16(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  ByteWindow window() {
    return window;
  }

  /** The encoding of what the window holds. */
  Charset charset() {
    return charset;
  }

  /**
   * Whether the window holds the bytes as they are in the file (or archive), and not from UTF-16.
   */
  boolean isAsStored() {
    return !transcoded;
  }

  /** Why an archive breaks off; null if it does not, or not yet. */
  String damage() {
    return archive == null ? null : archive.damage();
  }

  /** Offset, in the file's text, of the window's start. */
  long offset() {
    return base + window.offset();
  }

  /** Goes to the first line that begins here, where the file was opened in the middle of one. */
  void passPartialLine() throws IOException {
    if (inLine) {
      while (true) {
        int found = window.find((byte) '\n', 1 << 16);
        if (found >= 0) {
          window.advance(found + 1);
          return;
        }
        if (window.loaded() <= 1 << 16) {
          window.advance(window.loaded());
          return;
        }
        window.advance((1 << 16) + 1);
      }
    }
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
