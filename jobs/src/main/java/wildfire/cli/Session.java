package wildfire.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import wildfire.model.OperatorError;
import wildfire.settings.Settings;
import wildfire.settings.SparkSettings;

/** The Spark session of a run. */
final class Session implements AutoCloseable {
  private static final String MASTER = "spark.master";
  private static final String STANDALONE = "spark://";
  private static final int PATIENCE_MILLIS = 10_000;

  private final SparkSession spark;
  private final SparkConf given;

  private Session(SparkSession spark, SparkConf given) {
    this.spark = spark;
    this.given = given;
  }

  /**
   * Starts Spark: on all cores of this machine, unless spark-submit or the settings name a master.
   *
   * @throws OperatorError if that master is not there
   */
  static Session open(Settings settings) {
    SparkConf given = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder().appName("wildfire");
    Map<String, String> config = config(given, settings.spark());
    mustAnswer(config.get(MASTER));
    config.forEach(builder::config);
    return new Session(builder.getOrCreate(), given);
  }

  /**
   * Cuts the work into pieces that suit the cores there are and the input; what spark-submit or the
   * settings say of it stays.
   */
  void fit(Settings settings) {
    long bytes = Sizing.inputBytes(settings, spark.sparkContext().hadoopConfiguration());
    Sizing sizing = new Sizing(Cores.of(spark.sparkContext()), bytes);
    sizing
        .config()
        .forEach(
            (key, value) -> {
              if (!given.contains(key) && !settings.spark().containsKey(key)) {
                spark.conf().set(key, value);
              }
            });
  }

  /**
   * What the session is told. Of what spark-submit was given only the fixed settings are replaced;
   * the settings' own come last.
   *
   * @param given from spark-submit
   * @param chosen from the settings
   */
  static Map<String, String> config(SparkConf given, Map<String, String> chosen) {
    String master = chosen.getOrDefault(MASTER, given.get(MASTER, "local[*]"));
    Map<String, String> config = new TreeMap<>();
    config.put("spark.sql.adaptive.enabled", "true");
    config.put("spark.sql.maxConcurrentOutputFileWriters", "16");
    if (master.toLowerCase(Locale.ROOT).startsWith("local")) {
      config.put("spark.ui.enabled", "false");
      config.put("spark.driver.host", "localhost");
      config.put("spark.driver.bindAddress", "127.0.0.1");
    } else {
      ownJar().ifPresent(jar -> config.put("spark.jars", jar));
    }
    config.keySet().removeIf(given::contains);
    config.put(MASTER, master);
    config.putAll(chosen);
    config.putAll(SparkSettings.FIXED);
    return config;
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

  /**
   * Looks whether a standalone cluster is there, since Spark itself takes a minute to give up, and
   * says nothing of why; of other kinds of master it knows nothing.
   *
   * @param master such as {@code spark://host:7077}, or several, {@code spark://one:7077,two:7077}
   * @throws OperatorError if none does
   */
  static void mustAnswer(String master) {
    if (master.startsWith(STANDALONE)
        && Stream.of(master.substring(STANDALONE.length()).split(",", -1))
            .noneMatch(Session::isOpen)) {
      throw new OperatorError(
          "No Spark master answers at %s: start it, or name another with --master or spark.master.",
          master);
    }
  }

  private static boolean isOpen(String address) {
    try (Socket socket = new Socket()) {
      URI parts = new URI(STANDALONE + address);
      socket.connect(new InetSocketAddress(parts.getHost(), parts.getPort()), PATIENCE_MILLIS);
      return true;
    } catch (IOException | URISyntaxException | IllegalArgumentException noAnswer) {
      return false;
    }
  }
}
