package wildfire;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local files under {@code counting:/…}, and how often each has been opened. */
public final class CountingFileSystem extends RawLocalFileSystem {
  private static final Map<String, Integer> OPENED = new ConcurrentHashMap<>();

  /** Makes {@code counting:/…} known, with nothing opened yet. */
  public static Configuration knownTo(Configuration hadoop) {
    hadoop.setClass(
        "fs.counting.impl", CountingFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    OPENED.clear();
    return hadoop;
  }

  /** How often files have been opened since then, by path. */
  public static Map<String, Integer> opened() {
    return Map.copyOf(OPENED);
  }

  @Override
  public URI getUri() {
    return URI.create("counting:///");
  }

  @Override
  public String getScheme() {
    return "counting";
  }

  @Override
  public FSDataInputStream open(Path file, int buffer) throws IOException {
    OPENED.merge(file.toUri().getPath(), 1, Integer::sum);
    return super.open(file, buffer);
  }
}
