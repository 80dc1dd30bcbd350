package wildfire.ingest.reading;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * A file's text as bytes of an encoding that is split as ASCII is: unpacked, and never UTF-16. A
 * window moves forward over it, in which bytes can be looked at before they are passed.
 */
final class OpenedFile implements Closeable {
  private static final char REPLACEMENT = '\uFFFD';

  /** Stands in text that was UTF-16 for what is no character; itself it is none either. */
  private static final char NO_CHARACTER = '\uFFFF';

  private static final int CHUNK = 1 << 16;

  private final InputStream text;
  private final ArchiveStream archive;
  private final Charset charset;
  private final boolean transcoded;
  private final boolean returns;
  private byte[] bytes = new byte[CHUNK];
  private int start;
  private int end;
  private long offset;
  private boolean ended;
  private String misfit;

  private OpenedFile(
      InputStream text,
      ArchiveStream archive,
      Charset charset,
      boolean transcoded,
      long offset,
      boolean returns) {
    this.text = text;
    this.archive = archive;
    this.charset = charset;
    this.transcoded = transcoded;
    this.offset = offset;
    this.returns = returns;
  }

  /** Opens from the beginning, behind a byte order mark if there is one. */
  static OpenedFile whole(FileBytes file, String path, Charset declared) throws IOException {
    ArchiveStream archive =
        ArchiveStream.isCalledOne(path) ? new ArchiveStream(file.from(0), path) : null;
    BOMInputStream in =
        BOMInputStream.builder()
            .setInputStream(archive == null ? file.from(0) : archive)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .setInclude(false)
            .get();
    ByteOrderMark mark = in.getBOM();
    Charset marked = mark == null ? declared : Charset.forName(mark.getCharsetName());
    boolean transcoded = isUtf16(marked);
    InputStream text = transcoded ? utf16(in, marked) : in;
    byte[] beginning = text.readNBytes(CHUNK);
    boolean returns = endsLinesInReturns(beginning);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(beginning), text);
    return new OpenedFile(
        returns ? new ReturnsAsBreaks(all) : all,
        archive,
        transcoded ? StandardCharsets.UTF_8 : marked,
        transcoded,
        transcoded || mark == null ? 0 : mark.length(),
        returns);
  }

  /**
   * Whether lines end in CR alone, as Excel for Mac saves them: there are such, and no LF but in
   * quotes, where it is a break within a cell.
   */
  private static boolean endsLinesInReturns(byte[] beginning) {
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < beginning.length; i++) {
      if (beginning[i] == '"') {
        quoted = !quoted;
      } else if (!quoted && beginning[i] == '\n') {
        return false;
      } else if (!quoted && beginning[i] == '\r') {
        any |= i + 1 == beginning.length || beginning[i + 1] != '\n';
      }
    }
    return any;
  }

  /** A text in which LF stands for every CR. */
  private static final class ReturnsAsBreaks extends FilterInputStream {
    ReturnsAsBreaks(InputStream text) {
      super(text);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      return next == '\r' ? '\n' : next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      for (int i = offset; i < offset + count; i++) {
        into[i] = into[i] == '\r' ? (byte) '\n' : into[i];
      }
      return count;
    }
  }

  /** Opens behind the first line break from an offset on; at 0, where the file begins. */
  static OpenedFile from(FileBytes file, String path, Charset declared, long offset)
      throws IOException {
    if (offset == 0) {
      return whole(file, path, declared);
    }
    OpenedFile opened =
        new OpenedFile(file.from(offset - 1), null, declared, false, offset - 1, false);
    int next;
    do {
      next = opened.at(0);
      opened.advance(next < 0 ? 0 : 1);
    } while (next >= 0 && next != '\n');
    return opened;
  }

  /**
   * UTF-16 as UTF-8. What is no character (half a surrogate pair, half a unit) becomes {@link
   * #NO_CHARACTER}, so that the record around it is rejected and the others are not.
   */
  private static InputStream utf16(InputStream units, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(NO_CHARACTER));
    return ReaderInputStream.builder()
        .setReader(new InputStreamReader(units, decoder))
        .setCharset(StandardCharsets.UTF_8)
        .get();
  }

  static boolean isUtf16(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  /**
   * Whether the bytes are those of the file (or archive), and not made from UTF-16 or of lines that
   * end otherwise.
   */
  boolean isAsStored() {
    return !transcoded && !returns;
  }

  /** Whether it is made from UTF-16. */
  boolean isTranscoded() {
    return transcoded;
  }

  /** Why an archive breaks off; null if it does not, or not yet. */
  String damage() {
    return archive == null ? null : archive.damage();
  }

  /** Offset, in the file's text, of the window's start. */
  long offset() {
    return offset;
  }

  /** The byte that many places after the start (0–255); -1 if the text ends before it. */
  int at(int index) throws IOException {
    return start + index < end || load(index) ? bytes[start + index] & 0xFF : -1;
  }

  /**
   * The number of places from the start to the next such byte; -1 if none comes within the limit.
   */
  int find(byte wanted, int limit) throws IOException {
    int index = 0;
    while (index <= limit) {
      int loaded = Math.min(end - start, limit + 1);
      for (; index < loaded; index++) {
        if (bytes[start + index] == wanted) {
          return index;
        }
      }
      if (index <= limit && at(index) < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** Passes bytes that have been looked at. */
  void advance(int count) {
    start += count;
    offset += count;
  }

  /** How many bytes are there to look at without reading on. */
  int loaded() {
    return end - start;
  }

  /** Of the first bytes of a text that is too long, the kept characters. */
  String beginning(int length, RecordLimits limits) {
    return limits.kept(text(Math.min(length, limits.keptBytes())));
  }

  /** The first bytes as text; what does not fit stands as U+FFFD, see {@link #misfit()}. */
  String text(int length) {
    String decoded = new String(bytes, start, length, charset);
    misfit = null;
    if (transcoded && decoded.indexOf(NO_CHARACTER) >= 0) {
      misfit = "the record is not UTF-16 throughout";
      return decoded.replace(NO_CHARACTER, REPLACEMENT);
    }
    if (!transcoded && decoded.indexOf(REPLACEMENT) >= 0) {
      ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
      if (charset.newDecoder().decode(in, CharBuffer.allocate(length + 1), true).isError()) {
        int place = in.position() - start + 1;
        misfit = "byte " + place + " of the record is not " + charset.name();
      }
    }
    return decoded;
  }

  /** What of the text made last does not fit the encoding, in words; null if all does. */
  String misfit() {
    return misfit;
  }

  private boolean load(int index) throws IOException {
    while (start + index >= end) {
      if (ended) {
        return false;
      }
      if (start > 0) {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
      }
      if (end == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      int count = text.read(bytes, end, bytes.length - end);
      ended = count < 0;
      end += Math.max(0, count);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
