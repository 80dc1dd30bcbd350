package wildfire.ingest.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.ChecksumInputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import wildfire.model.OperatorError;

/**
 * The files in a zip archive, as platforms hand out downloads. They are read where they are:
 * nothing is unpacked to a disk, so that nothing can stay there or land outside of its folder.
 */
final class ZipArchive {
  /** Between an archive's path and that of a file in it. */
  static final char BETWEEN = '!';

  static final String ENDING = ".zip";

  private static final int MOST_FILES = 200_000;

  /** Exports pack to a fifth or a twentieth; zip cannot do better than a thousandth. */
  private static final long MOST_UNPACKED_OF_PACKED = 250;

  /** Where so little is unpacked, how well it was packed is of no account. */
  private static final long LITTLE = 16L << 20;

  /** The part that makes an archive a workbook. */
  private static final String WORKBOOK = "[Content_Types].xml";

  private static final Pattern NESTED =
      Pattern.compile("(?i).*\\.(zip|7z|rar|tar|tgz|tar\\.[a-z0-9]+|bz2|xz)");

  private ZipArchive() {}

  /**
   * A file in an archive.
   *
   * @param name its path in the archive, with {@code /} between folders
   * @param bytes its size when it is unpacked
   * @param closed why it is not read where it is, as a clause; null: it is
   */
  record Member(String name, long bytes, String closed) {}

  /** Whether a file is called like an archive. */
  static boolean isCalledOne(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * The files of an archive, none of which is hidden; null for one that is a workbook.
   *
   * @throws OperatorError if it is damaged, holds more than it can be right, or a path that leads
   *     out of it
   */
  static List<Member> members(FileSystem files, Path archive) {
    try (ZipFile zip = opened(files, archive)) {
      if (zip.getEntry(WORKBOOK) != null) {
        return null;
      }
      List<Member> members = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName().replace('\\', '/');
        if (entry.isDirectory() || isHidden(name)) {
          continue;
        }
        if (leadsOut(name) || !names.add(name) || names.size() > MOST_FILES) {
          throw new OperatorError(
              "%s is a zip archive that is not read: %s. Unpack it where it can do no harm, look at"
                  + " what it holds, and give that folder.",
              archive,
              leadsOut(name)
                  ? "the path \"" + name + "\" in it leads out of its folder"
                  : names.size() > MOST_FILES
                      ? "it holds more than " + MOST_FILES + " files"
                      : "it holds \"" + name + "\" twice");
        }
        members.add(new Member(name, entry.getSize(), closed(zip, entry)));
      }
      return members;
    } catch (IOException | IllegalArgumentException broken) {
      throw new OperatorError(
          "%s is a zip archive that cannot be read (%s). Download it again, or unpack it and give the"
              + " folder.",
          archive, broken.getMessage());
    }
  }

  private static boolean leadsOut(String name) {
    return name.startsWith("/")
        || name.matches("[A-Za-z]:.*")
        || name.indexOf('\0') >= 0
        || List.of(name.split("/", -1)).contains("..");
  }

  private static boolean isHidden(String name) {
    for (String step : name.split("/", -1)) {
      if (!step.equals("..") && (step.startsWith(".") || step.startsWith("_"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The bytes of a file in an archive, unpacked.
   *
   * @throws OperatorError if the file is locked, an archive itself, or packed so tightly that it
   *     was made to fill a disk
   * @throws IOException also while it is read, where it is other than the archive says it is
   */
  static InputStream open(FileSystem files, Path archive, String name, long offset)
      throws IOException {
    ZipFile zip = opened(files, archive);
    try {
      ZipArchiveEntry entry = entry(zip, name);
      checkThatItCanBeRead(zip, entry, archive.toString() + BETWEEN + name);
      InputStream checked =
          ChecksumInputStream.builder()
              .setInputStream(zip.getInputStream(entry))
              .setChecksum(new CRC32())
              .setExpectedChecksumValue(entry.getCrc())
              .setCountThreshold(entry.getSize())
              .get();
      checked.skipNBytes(offset);
      return new FilterInputStream(checked) {
        @Override
        public void close() throws IOException {
          super.close();
          zip.close();
        }
      };
    } catch (IOException | RuntimeException failed) {
      zip.close();
      throw failed;
    }
  }

  private static ZipArchiveEntry entry(ZipFile zip, String name) throws IOException {
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().replace('\\', '/').equals(name)) {
        return entry;
      }
    }
    throw new IOException("it is no longer in the archive");
  }

  /** Why a file is not read where it is, as a clause; null if it is. */
  private static String closed(ZipFile zip, ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return "has a password";
    } else if (NESTED.matcher(entry.getName()).matches()) {
      return "is an archive within an archive";
    } else if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
      return "is Parquet, which is read from any place, within an archive";
    }
    return zip.canReadEntryData(entry) ? null : "is packed in a way that is not known here";
  }

  private static void checkThatItCanBeRead(ZipFile zip, ZipArchiveEntry entry, String shown) {
    String why = closed(zip, entry);
    if (why == null
        && entry.getSize() > LITTLE
        && entry.getSize() > MOST_UNPACKED_OF_PACKED * Math.max(1, entry.getCompressedSize())) {
      why =
          String.format(
              Locale.ROOT,
              "says that its %,d bytes become %,d, as no export does",
              entry.getCompressedSize(),
              entry.getSize());
    }
    if (why != null) {
      throw new OperatorError("%s", toUnpack(shown, why));
    }
  }

  /** What is said of a file that is not read where it is. */
  static String toUnpack(String shown, String why) {
    return shown + " " + why + ": unpack the archive, and give the folder in its place.";
  }

  private static ZipFile opened(FileSystem files, Path archive) throws IOException {
    StoredBytes bytes = new StoredBytes(files.open(archive), files.getFileStatus(archive).getLen());
    try {
      return ZipFile.builder().setSeekableByteChannel(bytes).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException failed) {
      bytes.close();
      throw failed;
    }
  }

  /** A file of any storage as the library wants it: its index stands at its end. */
  private static final class StoredBytes implements SeekableByteChannel {
    private final FSDataInputStream in;
    private final long size;
    private boolean open = true;

    StoredBytes(FSDataInputStream in, long size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (in.getPos() >= size) {
        return -1;
      }
      int count = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
      into.position(into.position() + Math.max(0, count));
      return count;
    }

    @Override
    public long position() throws IOException {
      return in.getPos();
    }

    @Override
    public SeekableByteChannel position(long place) throws IOException {
      if (place > size) {
        throw new IOException("the archive ends early");
      }
      in.seek(place);
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      in.close();
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
      throw new NonWritableChannelException();
    }
  }
}
