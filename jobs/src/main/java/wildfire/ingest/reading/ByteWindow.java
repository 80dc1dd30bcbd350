package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stretch of a stream that moves forward: bytes can be looked at before they are passed. */
final class ByteWindow implements Closeable {
  private final InputStream in;
  private byte[] bytes = new byte[1 << 16];
  private int start;
  private int end;
  private long offset;
  private boolean ended;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** The byte that many places after the start (0–255); -1 if the stream ends before it. */
  int at(int index) throws IOException {
    int place = start + index;
    if (place < end || load(index)) {
      return bytes[start + index] & 0xFF;
    }
    return -1;
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

  /** Offset of the window's start within the stream. */
  long offset() {
    return offset;
  }

  /** How many bytes are there to look at without reading on. */
  int loaded() {
    return end - start;
  }

  /** A copy of the first bytes. */
  byte[] copy(int length) {
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  /** What the bytes stand in, from {@link #start()} on; valid until the window moves or loads. */
  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  @Override
  public void close() throws IOException {
    in.close();
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
      int count = in.read(bytes, end, bytes.length - end);
      if (count < 0) {
        ended = true;
      } else {
        end += count;
      }
    }
    return true;
  }
}
