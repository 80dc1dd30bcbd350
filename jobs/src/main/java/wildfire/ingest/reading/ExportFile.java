package wildfire.ingest.reading;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
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
 */
public record ExportFile(int id, String path, long bytes, Instant modifiedAt, Instant exportedAt)
    implements Serializable {
  public ExportFile numbered(int number) {
    return new ExportFile(number, path, bytes, modifiedAt, exportedAt);
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
    Path place = new Path(path);
    FileSystem files = place.getFileSystem(hadoop);
    return offset -> {
      FSDataInputStream in = files.open(place);
      if (offset > 0) {
        in.seek(offset);
      }
      return in;
    };
  }
}
