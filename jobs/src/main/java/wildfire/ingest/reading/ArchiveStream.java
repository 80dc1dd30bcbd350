package wildfire.ingest.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a gzip archive holds, as far as it can be read. A damaged archive ends where the damage
 * begins, and says so.
 */
final class ArchiveStream extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final InputStream file;
  private GZIPInputStream content;
  private String damage;
  private boolean begun;

  ArchiveStream(InputStream file) {
    this.file = new HonestlyAvailable(file);
  }

  /** Why the content ended before its end; null if it did not. */
  String damage() {
    return damage;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (damage != null) {
      return -1;
    }
    try {
      if (!begun) {
        begun = true;
        if (file.available() > 0) {
          content = new GZIPInputStream(file, BUFFER);
        }
      }
      return content == null ? -1 : content.read(into, offset, length);
    } catch (EOFException cut) {
      damage = "the archive ends early";
    } catch (ZipException broken) {
      damage = "the archive is damaged (" + broken.getMessage() + ")";
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * Has something available until its end. {@link GZIPInputStream} asks that to learn whether
   * another member of the archive follows, and would else drop it.
   */
  private static final class HonestlyAvailable extends BufferedInputStream {
    HonestlyAvailable(InputStream in) {
      super(in, BUFFER);
    }

    @Override
    public synchronized int available() throws IOException {
      int known = super.available();
      if (known > 0) {
        return known;
      }
      mark(1);
      int next = read();
      reset();
      return next < 0 ? 0 : 1;
    }
  }
}
