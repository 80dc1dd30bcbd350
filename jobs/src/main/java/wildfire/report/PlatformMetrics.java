package wildfire.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;

/** What each platform counted, what it means by it, and of how much it is known. */
final class PlatformMetrics {
  private PlatformMetrics() {}

  static Dataset<Row> of(Intake intake) {
    return of(intake, CanonicalTable.COUNTERS, "post", "post_id")
        .unionByName(of(intake, CanonicalTable.ACCOUNT_COUNTERS, "account", "account_id"));
  }

  private static Dataset<Row> of(Intake intake, CanonicalTable table, String of, String id) {
    Dataset<Row> counted =
        intake
            .table(table)
            .join(intake.files().select("file_id", "source"), "file_id")
            .groupBy("platform", "source", "metric", "scope")
            .agg(
                count_distinct(col(id)).as("known_of"),
                count(lit(1)).as("totals"),
                min("observed_at").as("first_observed_at"),
                max("observed_at").as("last_observed_at"))
            .withColumn("counted_of", lit(of));
    Dataset<Row> meanings =
        intake
            .metricMeanings()
            .where(col("target_table").equalTo(table.id()))
            .select(col("source"), col("metric"), col("scope").as("scope_said"), col("means"));
    String[] key = {"platform", "source", "counted_of", "metric", "scope"};
    Dataset<Row> said =
        counted
            .select("platform", "source", "counted_of", "metric", "scope")
            .join(meanings, new String[] {"source", "metric"})
            .where(col("scope_said").isNull().or(col("scope_said").equalTo(col("scope"))))
            .groupBy(col("platform"), col("source"), col("counted_of"), col("metric"), col("scope"))
            .agg(min("means").as("means"));
    return counted.join(said, key, "left");
  }
}
