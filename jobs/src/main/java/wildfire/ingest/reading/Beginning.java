package wildfire.ingest.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * The beginning of a file's text, unpacked, for those who look at it again and again, one after the
 * other: the file is opened once, and read as far as one of them has come.
 */
final class Beginning implements FileBytes, Closeable {
  private final BufferedInputStream in;
  private final int limit;

  private Beginning(InputStream in, int limit) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.limit = limit;
    this.in.mark(limit);
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
  public InputStream from(long offset) throws IOException {
    in.reset();
    InputStream bounded =
        BoundedInputStream.builder()
            .setInputStream(CloseShieldInputStream.wrap(in))
            .setMaxCount(limit)
            .get();
    bounded.skipNBytes(offset);
    return bounded;
  }

  /** The same up to a line break at most so far on, or as far if there is none. */
  FileBytes lines(int upTo) throws IOException {
    byte[] bytes = from(0).readNBytes(upTo);
    int last = bytes.length;
    while (bytes.length == upTo && last > 0 && bytes[last - 1] != '\n') {
      last--;
    }
    int end = last == 0 ? bytes.length : last;
    return offset -> new ByteArrayInputStream(bytes, (int) offset, end - (int) offset);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
