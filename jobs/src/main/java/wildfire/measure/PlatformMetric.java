package wildfire.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import wildfire.table.FileValues;

/**
 * What a platform counted under a name, and of how much it is known.
 *
 * @param countedOf post or account
 * @param means what the platform counts under that name, as the source says; null where it does not
 * @param knownOf posts, or accounts, of which it is known
 * @param totals rows of it that were exported
 * @param lastObservedAt UTC microseconds, as the first
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
   * What a platform counts under a metric's name and scope, as a source says; empty: it does not.
   */
  @FunctionalInterface
  public interface Meanings {
    Optional<String> of(String source, String metric, String scope);
  }

  /**
   * Those of a table of counters, by platform, source, metric and scope.
   *
   * @param counters with {@code file_id}
   * @param sources of the files, by number
   * @param of post or account
   */
  public static List<PlatformMetric> in(
      Dataset<Row> counters, Map<Integer, String> sources, Meanings meanings, String of) {
    Column[] key = {col("platform"), col("source"), col("metric"), col("scope")};
    return counters
        .withColumn("source", FileValues.of(sources, DataTypes.StringType))
        .groupBy(key)
        .agg(
            count_distinct(col(of + "_id")),
            count(lit(1)),
            min(unix_micros(col("observed_at"))),
            max(unix_micros(col("observed_at"))))
        .orderBy(key)
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
                    meanings.of(row.getString(1), row.getString(2), row.getString(3)).orElse(null),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .toList();
  }
}
