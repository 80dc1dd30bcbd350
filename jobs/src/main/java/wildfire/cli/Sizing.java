package wildfire.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/**
 * How the work is cut into pieces, on one machine and on a cluster alike.
 *
 * @param cores that work on it
 * @param inputBytes about how much there is to read; 0: not known
 */
record Sizing(int cores, long inputBytes) {
  /** Of less input, code compiled for a query costs more time than it saves. */
  private static final long WORTH_COMPILING_BYTES = 256L << 20;

  /** Of less input, a query is over before it pays to look at what became of its first half. */
  private static final long WORTH_REPLANNING_BYTES = 32L << 20;

  private static final long BYTES_PER_PARTITION = 64L << 20;
  private static final int MOST_PARTITIONS = 4_000;

  /** Spark's own bound for the piece of a file that one task reads. */
  private static final long LARGEST_SPLIT = 128L << 20;

  private static final long SMALLEST_SPLIT = 4L << 20;
  private static final int SPLITS_PER_CORE = 6;

  /** What gzipped logs grow to. */
  private static final int GZIP_FACTOR = 6;

  /** What Spark is told of it, under its own names; all of it can be changed while Spark runs. */
  Map<String, String> config() {
    Map<String, String> config = new TreeMap<>();
    config.put("spark.sql.shuffle.partitions", String.valueOf(shufflePartitions()));
    config.put("spark.sql.files.maxPartitionBytes", String.valueOf(splitBytes()));
    if (inputBytes > 0 && inputBytes < WORTH_COMPILING_BYTES) {
      config.put("spark.sql.codegen.wholeStage", "false");
    }
    if (inputBytes > 0 && inputBytes < WORTH_REPLANNING_BYTES) {
      config.put("spark.sql.adaptive.enabled", "false");
      config.put("spark.sql.shuffle.partitions", String.valueOf(cores));
    }
    return config;
  }

  /**
   * Three for every core, so that no core waits for the largest one; more when a piece would not
   * fit in memory. Spark joins those that turn out small.
   */
  int shufflePartitions() {
    long bySize = inputBytes / BYTES_PER_PARTITION;
    return (int) Math.min(MOST_PARTITIONS, Math.max(3L * cores, bySize));
  }

  /**
   * Several pieces for every core: with two of three pieces read at a time, half of the machine
   * would wait for the third.
   */
  long splitBytes() {
    long even = inputBytes / ((long) SPLITS_PER_CORE * cores);
    return inputBytes <= 0
        ? LARGEST_SPLIT
        : Math.max(SMALLEST_SPLIT, Math.min(LARGEST_SPLIT, even));
  }

  /** About how much there is to read: bytes in the inputs and in the lake, wherever they are. */
  static long inputBytes(Settings settings, Configuration hadoop) {
    return Stream.concat(
            settings.inputs().stream().map(InputSettings::path),
            Stream.of(settings.workspace() + "/lake"))
        .mapToLong(place -> bytesAt(new Path(place), hadoop))
        .sum();
  }

  private static long bytesAt(Path place, Configuration hadoop) {
    try {
      FileSystem storage = place.getFileSystem(hadoop);
      FileStatus[] there = storage.globStatus(place);
      long bytes = 0;
      for (FileStatus each : there == null ? new FileStatus[0] : there) {
        RemoteIterator<LocatedFileStatus> files = storage.listFiles(each.getPath(), true);
        while (files.hasNext()) {
          LocatedFileStatus file = files.next();
          bytes += file.getLen() * (file.getPath().getName().endsWith(".gz") ? GZIP_FACTOR : 1);
        }
      }
      return bytes;
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }
}
