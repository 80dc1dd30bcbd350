package wildfire.ingest.reading;

import java.io.IOException;
import java.io.InputStream;

/**
 * UTF-16 as UTF-8. What is no character (half a surrogate pair, half a unit) becomes bytes that are
 * no UTF-8 either, so that the record around it is rejected and the others are not.
 */
final class Utf16Stream extends InputStream {
  private static final int HALF_A_UNIT = 0xFF;

  private final InputStream units;
  private final boolean littleEndian;
  private final int[] pending = new int[4];
  private int pendingAt;
  private int pendingEnd;
  private int unread = -1;

  private Utf16Stream(InputStream units, boolean littleEndian) {
    this.units = units;
    this.littleEndian = littleEndian;
  }

  static Utf16Stream littleEndian(InputStream units) {
    return new Utf16Stream(units, true);
  }

  static Utf16Stream bigEndian(InputStream units) {
    return new Utf16Stream(units, false);
  }

  @Override
  public int read() throws IOException {
    if (pendingAt == pendingEnd && !transcode()) {
      return -1;
    }
    return pending[pendingAt++];
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      into[offset + count++] = (byte) next;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    units.close();
  }

  private boolean transcode() throws IOException {
    pendingAt = 0;
    pendingEnd = 0;
    int unit = unread >= 0 ? unread : unit();
    unread = -1;
    if (unit < 0) {
      return false;
    }
    if (unit > Character.MAX_VALUE) {
      put(HALF_A_UNIT);
      return true;
    }
    int codePoint = unit;
    if (Character.isHighSurrogate((char) unit)) {
      int low = unit();
      if (low >= 0 && low <= Character.MAX_VALUE && Character.isLowSurrogate((char) low)) {
        codePoint = Character.toCodePoint((char) unit, (char) low);
      } else {
        unread = low;
      }
    }
    encode(codePoint);
    return true;
  }

  private void encode(int codePoint) {
    if (codePoint < 0x80) {
      put(codePoint);
    } else if (codePoint < 0x800) {
      put(0xC0 | (codePoint >> 6));
      putNext(codePoint);
    } else if (codePoint < 0x10000) {
      put(0xE0 | (codePoint >> 12));
      putNext(codePoint >> 6);
      putNext(codePoint);
    } else {
      put(0xF0 | (codePoint >> 18));
      putNext(codePoint >> 12);
      putNext(codePoint >> 6);
      putNext(codePoint);
    }
  }

  /** A byte of a character after its first: its six lowest bits. */
  private void putNext(int bits) {
    put(0x80 | (bits & 0x3F));
  }

  private void put(int value) {
    pending[pendingEnd++] = value;
  }

  /** The next unit; -1 at the end, more than a unit can be if half of one is left. */
  private int unit() throws IOException {
    int first = units.read();
    if (first < 0) {
      return -1;
    }
    int second = units.read();
    if (second < 0) {
      return Integer.MAX_VALUE;
    }
    return littleEndian ? (second << 8) | first : (first << 8) | second;
  }
}
