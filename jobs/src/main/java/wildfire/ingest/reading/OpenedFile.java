package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A file's text as bytes of an encoding that is split as ASCII is: unpacked, and never UTF-16. */
final class OpenedFile implements Closeable {
  private final ByteWindow window;
  private final ArchiveStream archive;
  private final Charset charset;
  private final long base;
  private final boolean inLine;
  private final boolean transcoded;

  private OpenedFile(
      InputStream text, ArchiveStream archive, Charset charset, long base, boolean inLine) {
    this.window = new ByteWindow(text);
    this.transcoded = text instanceof Utf16Stream;
    this.archive = archive;
    this.charset = charset;
    this.base = base;
    this.inLine = inLine;
  }

  /** Opens from the beginning, behind a byte order mark if there is one. */
  static OpenedFile whole(FileBytes file, String path, Charset declared) throws IOException {
    ArchiveStream archive = isArchive(path) ? new ArchiveStream(file.from(0)) : null;
    PushbackInputStream in = new PushbackInputStream(archive == null ? file.from(0) : archive, 3);
    byte[] mark = new byte[3];
    int length = in.readNBytes(mark, 0, 3);
    int first = length > 0 ? mark[0] & 0xFF : 0;
    int second = length > 1 ? mark[1] & 0xFF : 0;
    int third = length > 2 ? mark[2] & 0xFF : 0;
    if (first == 0xEF && second == 0xBB && third == 0xBF) {
      return new OpenedFile(in, archive, StandardCharsets.UTF_8, 3, false);
    }
    boolean little = first == 0xFF && second == 0xFE;
    boolean big = first == 0xFE && second == 0xFF;
    int markLength = little || big ? 2 : 0;
    in.unread(mark, markLength, length - markLength);
    if (little || (!big && declared.equals(StandardCharsets.UTF_16LE))) {
      return new OpenedFile(
          Utf16Stream.littleEndian(in), archive, StandardCharsets.UTF_8, 0, false);
    }
    if (big || isUtf16(declared)) {
      return new OpenedFile(Utf16Stream.bigEndian(in), archive, StandardCharsets.UTF_8, 0, false);
    }
    return new OpenedFile(in, archive, declared, 0, false);
  }

  /** Opens in the middle; the line in which the range begins belongs to the range before. */
  static OpenedFile range(FileBytes file, String path, Charset declared, LineRange range)
      throws IOException {
    if (range.start() == 0) {
      return whole(file, path, declared);
    }
    long before = range.start() - 1;
    return new OpenedFile(file.from(before), null, declared, before, true);
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
