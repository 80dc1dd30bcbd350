package wildfire.ingest.reading;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.lang3.function.FailableFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import wildfire.model.OperatorError;

/**
 * One file of an export.
 *
 * @param id the number that its records carry
 * @param path where it is, as Hadoop writes paths
 * @param bytes its size as it is stored
 * @param modifiedAt when it was last written
 * @param exportedAt when it was exported, as far as its name or its age tell
 * @param archive the path of the zip archive that it is in, with which its own begins; null: none
 * @param closed why it cannot be read in its archive, as a clause; null: it can, or is in none
 */
public record ExportFile(
    int id,
    String path,
    long bytes,
    Instant modifiedAt,
    Instant exportedAt,
    String archive,
    String closed)
    implements Serializable {
  /** A file that is in no archive. */
  public ExportFile(int id, String path, long bytes, Instant modifiedAt, Instant exportedAt) {
    this(id, path, bytes, modifiedAt, exportedAt, null, null);
  }

  public ExportFile numbered(int number) {
    return new ExportFile(number, path, bytes, modifiedAt, exportedAt, archive, closed);
  }

  /** What to do about a file that cannot be read where it is; empty if it can. */
  public Optional<String> toUnpack() {
    return Optional.ofNullable(closed).map(why -> ZipArchive.toUnpack(path, why));
  }

  /**
   * Reads in the file.
   *
   * @throws OperatorError if storage does not give it; on a local disk Hadoop throws an error then
   */
  public <T> T read(Configuration hadoop, FailableFunction<FileBytes, T, IOException> reading) {
    try {
      return reading.apply(open(hadoop));
    } catch (IOException | FSError broken) {
      throw unreadable(broken);
    }
  }

  /** What is said of a file that storage does not give. */
  OperatorError unreadable(Throwable why) {
    return new OperatorError(
        "%s cannot be read (%s). Check that it is there and may be read.", path, why.getMessage());
  }

  FileBytes open(Configuration hadoop) throws IOException {
    Path place = new Path(archive == null ? path : archive);
    FileSystem files = place.getFileSystem(hadoop);
    if (archive != null) {
      return offset -> ZipArchive.open(files, place, path.substring(archive.length() + 1), offset);
    }
    return offset -> {
      FSDataInputStream in = files.open(place);
      if (offset > 0) {
        in.seek(offset);
      }
      return in;
    };
  }

  /** Its path, with an archive as the folder of what is in it. */
  public String place() {
    return archive == null ? path : archive + "/" + path.substring(archive.length() + 1);
  }
}
