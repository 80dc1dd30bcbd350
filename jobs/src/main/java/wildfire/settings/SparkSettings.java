package wildfire.settings;

import java.util.Map;

/** What Spark must be told for the results to be right, whoever starts it. */
public final class SparkSettings {

  /** Not for the operator to change: times, null for what cannot be parsed, types. */
  public static final Map<String, String> FIXED =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.datetime.java8API.enabled", "true",
          "spark.sql.ansi.enabled", "false",
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");

  private SparkSettings() {}
}
