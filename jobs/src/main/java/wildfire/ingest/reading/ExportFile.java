package wildfire.ingest.reading;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

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

  /** The file's bytes. */
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
