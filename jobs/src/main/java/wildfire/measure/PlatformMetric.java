package wildfire.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a platform counted under a name, and of how much it is known.
 *
 * @param countedOf post or account
 * @param means what the platform counts under that name, as the source says; null where it does not
 * @param knownOf posts, or accounts, of which it is known
 * @param totals rows of it that were exported
 * @param firstObservedAt UTC microseconds
 * @param lastObservedAt UTC microseconds
 */
public record PlatformMetric(
    String platform,
    String source,
    String countedOf,
    String metric,
    String scope,
    String means,
    long knownOf,
    long totals,
    long firstObservedAt,
    long lastObservedAt) {
  /**
   * Those of a table of counters.
   *
   * @param counters with {@code file_id}
   * @param files with {@code file_id} and {@code source}
   * @param meanings with {@code source}, {@code metric}, {@code scope} (null: every one), {@code
   *     means}
   * @param of post or account
   */
  public static List<PlatformMetric> in(
      Dataset<Row> counters, Dataset<Row> files, Dataset<Row> meanings, String of) {
    if (counters.isEmpty()) {
      return List.of();
    }
    String[] key = {"platform", "source", "metric", "scope"};
    Dataset<Row> counted =
        counters
            .join(files.select("file_id", "source"), "file_id")
            .groupBy("platform", "source", "metric", "scope")
            .agg(
                count_distinct(col(of + "_id")).as("known_of"),
                count(lit(1)).as("totals"),
                min(unix_micros(col("observed_at"))).as("first_observed_at"),
                max(unix_micros(col("observed_at"))).as("last_observed_at"));
    Dataset<Row> said =
        counted
            .select("platform", key[1], key[2], key[3])
            .join(
                meanings.select(
                    col("source"), col("metric"), col("scope").as("scope_said"), col("means")),
                new String[] {"source", "metric"})
            .where(col("scope_said").isNull().or(col("scope_said").equalTo(col("scope"))))
            .groupBy("platform", "source", "metric", "scope")
            .agg(min("means").as("means"));
    return counted
        .join(said, key, "left")
        .select(
            "platform",
            "source",
            "metric",
            "scope",
            "means",
            "known_of",
            "totals",
            "first_observed_at",
            "last_observed_at")
        .orderBy("platform", "source", "metric", "scope")
        .collectAsList()
        .stream()
        .map(
            row ->
                new PlatformMetric(
                    row.getString(0),
                    row.getString(1),
                    of,
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8)))
        .toList();
  }
}
