package wildfire;

import org.apache.spark.sql.SparkSession;
import wildfire.cli.LocalDisk;

/** The one Spark session of the test JVM. */
public final class SparkForTests {
  private static final class Holder {
    static {
      LocalDisk.use();
    }

    private static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[2]")
            .appName("wildfire-tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config("spark.sql.ansi.enabled", "false")
            // As a run of few rows has it.
            .config("spark.sql.codegen.wholeStage", "false")
            // Compiling an expression takes longer than the few rows of a test; runs in a process
            // of their own compile theirs.
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.sql.maxConcurrentOutputFileWriters", "16")
            .getOrCreate();
  }

  private SparkForTests() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }
}
