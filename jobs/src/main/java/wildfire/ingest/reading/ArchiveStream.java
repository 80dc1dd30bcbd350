package wildfire.ingest.reading;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.IOUtils;

/**
 * What a file that was packed with gzip or zstd holds, as far as it can be read. A damaged archive
 * ends where the damage begins, and says so.
 */
final class ArchiveStream extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final String GZIP = ".gz";
  private static final String ZSTD = ".zst";

  /** Packers of dumps look back up to two gigabytes; what is read says how far it does. */
  private static final int LONGEST_WINDOW = 31;

  private final InputStream file;
  private final boolean zstd;
  private InputStream content;
  private String damage;
  private boolean begun;

  /**
   * The content of a packed file.
   *
   * @param path as whose ending tells how it was packed
   */
  ArchiveStream(InputStream file, String path) {
    this.file = new HonestlyAvailable(file);
    this.zstd = isCalled(path, ZSTD);
  }

  /** Whether a file is called like a packed one. */
  static boolean isCalledOne(String path) {
    return isCalled(path, GZIP) || isCalled(path, ZSTD);
  }

  /** The name that a packed file has when it is unpacked; of others their own. */
  static String unpacked(String name) {
    return isCalledOne(name) ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static boolean isCalled(String path, String ending) {
    return path.toLowerCase(Locale.ROOT).endsWith(ending);
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
          content =
              zstd
                  ? new ZstdInputStreamNoFinalizer(file).setLongMax(LONGEST_WINDOW)
                  : new GZIPInputStream(file, BUFFER);
        }
      }
      return content == null ? -1 : content.read(into, offset, length);
    } catch (EOFException cut) {
      damage = "the archive ends early";
    } catch (ZipException | ZstdIOException broken) {
      damage = "the archive is damaged (" + broken.getMessage() + ")";
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(content, file);
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
