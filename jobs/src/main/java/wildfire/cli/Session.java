package wildfire.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import wildfire.settings.Settings;
import wildfire.settings.SparkSettings;

/** The Spark session of a run. */
final class Session implements AutoCloseable {
  /** Of less input than this, code compiled for a query costs more time than it saves. */
  private static final long WORTH_COMPILING_BYTES = 256L << 20;

  private static final String MASTER = "spark.master";
  private static final long BYTES_PER_PARTITION = 64L << 20;
  private static final int MOST_PARTITIONS = 4_000;

  /** Spark's own bound for the piece of a file that one task reads. */
  private static final long LARGEST_SPLIT = 128L << 20;

  private static final long SMALLEST_SPLIT = 4L << 20;
  private static final int SPLITS_PER_CORE = 6;

  private final SparkSession spark;

  private Session(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Starts Spark: on all cores of this machine, unless spark-submit or the option names a master.
   *
   * @param inputBytes about how much there is to read; 0: not known
   */
  static Session open(Settings settings, Optional<String> master, long inputBytes) {
    SparkConf given = new SparkConf();
    master.ifPresent(given::setMaster);
    Map<String, String> config =
        config(given, settings.spark(), Runtime.getRuntime().availableProcessors(), inputBytes);
    SparkSession.Builder builder = SparkSession.builder().appName("wildfire");
    config.forEach(builder::config);
    return new Session(builder.getOrCreate());
  }

  /**
   * What the session is told. Of what spark-submit was given only the fixed settings are replaced;
   * the settings file's own come last.
   *
   * @param given from spark-submit and the options
   * @param chosen from the settings file
   */
  static Map<String, String> config(
      SparkConf given, Map<String, String> chosen, int cores, long inputBytes) {
    String master = chosen.getOrDefault(MASTER, given.get(MASTER, "local[*]"));
    Map<String, String> config = new TreeMap<>();
    config.put("spark.sql.adaptive.enabled", "true");
    config.put("spark.sql.maxConcurrentOutputFileWriters", "16");
    if (master.toLowerCase(Locale.ROOT).startsWith("local")) {
      config.put("spark.ui.enabled", "false");
      config.put("spark.driver.host", "localhost");
      config.put("spark.driver.bindAddress", "127.0.0.1");
      config.put(
          "spark.sql.shuffle.partitions", String.valueOf(shufflePartitions(cores, inputBytes)));
      config.put(
          "spark.sql.files.maxPartitionBytes", String.valueOf(splitBytes(cores, inputBytes)));
      if (inputBytes > 0 && inputBytes < WORTH_COMPILING_BYTES) {
        config.put("spark.sql.codegen.wholeStage", "false");
      }
    } else {
      ownJar().ifPresent(jar -> config.put("spark.jars", jar));
    }
    config.keySet().removeIf(given::contains);
    config.put(MASTER, master);
    config.putAll(chosen);
    config.putAll(SparkSettings.FIXED);
    return config;
  }

  /**
   * Three for every core, so that no core waits for the largest one; more when a piece would not
   * fit in memory. Spark joins those that turn out small.
   */
  static int shufflePartitions(int cores, long inputBytes) {
    long bySize = inputBytes / BYTES_PER_PARTITION;
    return (int) Math.min(MOST_PARTITIONS, Math.max(3L * cores, bySize));
  }

  /**
   * Several pieces for every core: with two of three pieces read at a time, half of the machine
   * would wait for the third.
   */
  static long splitBytes(int cores, long inputBytes) {
    long even = inputBytes / ((long) SPLITS_PER_CORE * cores);
    return inputBytes <= 0
        ? LARGEST_SPLIT
        : Math.max(SMALLEST_SPLIT, Math.min(LARGEST_SPLIT, even));
  }

  SparkSession spark() {
    return spark;
  }

  /** Ends all jobs now, without waiting for their tasks. */
  void cancel() {
    if (!spark.sparkContext().isStopped()) {
      spark.sparkContext().cancelAllJobs();
      spark.stop();
    }
  }

  @Override
  public void close() {
    spark.stop();
  }

  /**
   * The executors of a cluster need our jar; spark-submit brings it, a plain start must name it.
   */
  private static Optional<String> ownJar() {
    return Optional.ofNullable(Session.class.getProtectionDomain().getCodeSource())
        .map(source -> source.getLocation().toString())
        .filter(location -> location.endsWith(".jar"));
  }
}
