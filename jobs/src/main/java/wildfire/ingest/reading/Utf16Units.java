package wildfire.ingest.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** The units of UTF-16 as they stand there, be they half a surrogate pair; half a unit is none. */
final class Utf16Units extends Reader {
  private final InputStream bytes;
  private final boolean littleEndian;

  Utf16Units(InputStream bytes, boolean littleEndian) {
    this.bytes = new BufferedInputStream(bytes);
    this.littleEndian = littleEndian;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = 0;
    for (; count < length; count++) {
      int first = bytes.read();
      if (first < 0) {
        break;
      }
      int second = bytes.read();
      int unit = littleEndian ? (second << 8) | first : (first << 8) | second;
      into[offset + count] = second < 0 ? TextDecoder.NO_CHARACTER : (char) unit;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
