package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The beginning of a file's text, unpacked, for those who look at it again and again: the file is
 * opened once, and read as far as one of them has come.
 */
final class Beginning implements FileBytes, Closeable {
  private static final int STEP = 1 << 16;

  private final InputStream in;
  private final int limit;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean ended;

  private Beginning(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * Opens a file; a name that ends in {@code .gz} is unpacked, so that what is given here is to be
   * called without that ending.
   *
   * @param limit nothing behind so many bytes is there
   * @throws IOException if the storage fails
   */
  static Beginning of(FileBytes file, String path, int limit) throws IOException {
    InputStream stored = file.from(0);
    return new Beginning(OpenedFile.isArchive(path) ? new ArchiveStream(stored) : stored, limit);
  }

  @Override
  public InputStream from(long offset) {
    return new Look((int) Math.min(offset, limit), limit);
  }

  /** The same up to a line break at most so far on, or as far if there is none. */
  FileBytes lines(int upTo) throws IOException {
    load(upTo);
    int end = Math.min(length, upTo);
    if (length > end || !ended) {
      int last = end;
      while (last > 0 && bytes[last - 1] != '\n') {
        last--;
      }
      end = last == 0 ? end : last;
    }
    int until = end;
    return offset -> new Look((int) Math.min(offset, until), until);
  }

  private void load(int upTo) throws IOException {
    int wanted = Math.min(upTo, limit);
    while (length < wanted && !ended) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(STEP, 2 * bytes.length)));
      }
      int count = in.read(bytes, length, Math.min(STEP, bytes.length - length));
      if (count < 0) {
        ended = true;
      } else {
        length += count;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** One look at it; closing it closes nothing. */
  private final class Look extends InputStream {
    private final int until;
    private int at;

    private Look(int at, int until) {
      this.at = at;
      this.until = until;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
      if (wanted == 0) {
        return 0;
      }
      int most = Math.min(wanted, STEP);
      load((int) Math.min((long) at + most, until));
      int count = Math.min(most, Math.min(length, until) - at);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }
  }
}
