package wildfire.ingest.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of one record as text, with what does not fit the encoding pointed out. */
final class TextDecoder {
  private static final char REPLACEMENT = '\uFFFD';

  /** Stands in text that was UTF-16 for what is no character; itself it is none either. */
  static final char NO_CHARACTER = '\uFFFF';

  private final Charset charset;
  private final boolean asStored;
  private long misfit;

  /** Decodes what the window of a file holds. */
  TextDecoder(OpenedFile file) {
    this.charset = file.charset();
    this.asStored = file.isAsStored();
  }

  /** Decodes text that is not a file's own bytes. */
  TextDecoder(Charset charset) {
    this.charset = charset;
    this.asStored = false;
  }

  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** What is wrong with the text last decoded, in words. */
  String misfitInWords() {
    return asStored
        ? "byte " + misfit + " of the record is not " + charset.name()
        : "the record is not UTF-16 throughout";
  }

  /** The text; what does not fit stands as U+FFFD, and {@link #misfit()} says where. */
  String decode(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, charset);
    if (!asStored && text.indexOf(NO_CHARACTER) >= 0) {
      misfit = 1;
      return text.replace(NO_CHARACTER, REPLACEMENT);
    }
    misfit = text.indexOf(REPLACEMENT) < 0 ? 0 : firstMisfit(bytes, from, length);
    return text;
  }

  /**
   * The first byte, from 1, of the text last decoded that does not fit the encoding; 0 if all do.
   */
  long misfit() {
    return misfit;
  }

  private long firstMisfit(byte[] bytes, int from, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
    CharBuffer out = CharBuffer.allocate(length + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    return result.isError() ? in.position() - from + 1L : 0;
  }
}
