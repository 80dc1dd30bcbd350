package wildfire.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
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
  /** Of less input than this, code compiled for a query costs more time than it saves. */
  private static final long WORTH_COMPILING_BYTES = 256L << 20;

  /**
   * Of less input than this, a query is over before it would be worth looking at what became of its
   * first half.
   */
  private static final long WORTH_REPLANNING_BYTES = 32L << 20;

  private static final long BYTES_PER_PARTITION = 64L << 20;
  private static final int MOST_PARTITIONS = 4_000;

  /** Spark's own bound for the piece of a file that one task reads. */
  private static final long LARGEST_SPLIT = 128L << 20;

  private static final long SMALLEST_SPLIT = 4L << 20;
  private static final int SPLITS_PER_CORE = 6;

  private static final Pattern BEFORE_GLOB = Pattern.compile("^([^*?\\[{]*/)?[^/]*[*?\\[{].*$");

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

  /**
   * About how much there is to read: bytes in the inputs and in the lake, wherever they are; of a
   * glob, of the folder before it.
   */
  static long inputBytes(Settings settings, Configuration hadoop) {
    List<String> places = new ArrayList<>();
    settings.inputs().stream().map(InputSettings::path).forEach(places::add);
    places.add(settings.workspace() + "/lake");
    return places.stream().mapToLong(place -> bytesAt(place, hadoop)).sum();
  }

  private static long bytesAt(String place, Configuration hadoop) {
    Matcher glob = BEFORE_GLOB.matcher(place);
    String folder = place;
    if (glob.matches()) {
      folder = glob.group(1) == null ? "." : glob.group(1);
    }
    Path root = new Path(folder);
    try {
      FileSystem storage = root.getFileSystem(hadoop);
      RemoteIterator<LocatedFileStatus> files = storage.listFiles(root, true);
      long bytes = 0;
      while (files.hasNext()) {
        LocatedFileStatus file = files.next();
        bytes += file.getLen() * (file.getPath().getName().endsWith(".gz") ? GZIP_FACTOR : 1);
      }
      return bytes;
    } catch (FileNotFoundException nothingThereYet) {
      return 0;
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }
}
