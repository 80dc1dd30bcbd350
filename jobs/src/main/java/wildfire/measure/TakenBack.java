package wildfire.measure;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.asc_nulls_first;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/**
 * Acts that were taken back: a like withdrawn, a share undone. An act counts if it still stood at
 * the end of what a run looks at, whatever the clocks say of before and after; of one that did not,
 * nothing is left, as in the totals that platforms show. Where nothing was taken back Spark leaves
 * the join out.
 *
 * @param byFile acts that count nowhere, by the file of the row that would have counted
 * @param duplicatesByFile further rows of such acts, by file
 * @param withoutAct retractions of what is no engagement of the log
 */
public record TakenBack(
    Map<Integer, Long> byFile, Map<Integer, Long> duplicatesByFile, long withoutAct) {
  private static final String PLATFORM = "_platform";
  private static final String EVENT = "_event";
  private static final String POST = "_post";
  private static final String PLACE = "_place";

  /**
   * The engagements that were not taken back.
   *
   * @param asOf later retractions are not looked at; null: all are
   */
  public static Dataset<Row> leftOut(
      Dataset<Row> engagements, Dataset<Row> retractions, Instant asOf) {
    return engagements.join(seen(retractions, asOf), sameAct(), "left_anti");
  }

  /**
   * Counts what {@link #leftOut} leaves out; a light scan of the engagements, and only where
   * anything was taken back.
   *
   * @param asOf as it was when the posts were measured; null: none
   */
  public static TakenBack counted(
      Dataset<Row> engagements, Dataset<Row> retractions, Instant asOf) {
    Dataset<Row> seen = seen(retractions, asOf).distinct();
    if (seen.isEmpty()) {
      return new TakenBack(Map.of(), Map.of(), 0);
    }
    Dataset<Row> rows =
        engagements
            .select("platform", "post_id", "event_id", "occurred_at", "parent_event_id", "file_id")
            .join(seen, sameAct(), "left_semi")
            .persist(StorageLevel.MEMORY_AND_DISK());
    Map<Integer, Long> acts = new HashMap<>();
    Map<Integer, Long> duplicates = new HashMap<>();
    Column first = col(PLACE).equalTo(1);
    rows.withColumn(PLACE, placeAmongRowsOfTheAct())
        .groupBy("file_id")
        .agg(count_if(first), count_if(col(PLACE).gt(1)))
        .collectAsList()
        .forEach(
            row -> {
              acts.put(row.getInt(0), row.getLong(1));
              duplicates.put(row.getInt(0), row.getLong(2));
            });
    return new TakenBack(acts, duplicates, seen.join(rows, sameAct(), "left_anti").count());
  }

  /** The order of {@link HistoryBuilder}: that of the row that would have stayed. */
  private static Column placeAmongRowsOfTheAct() {
    return row_number()
        .over(
            Window.partitionBy("platform", "post_id", "event_id")
                .orderBy(
                    coalesce(col("occurred_at").cast("timestamp"), lit(Instant.EPOCH)),
                    asc_nulls_first("parent_event_id"),
                    asc("file_id")));
  }

  private static Dataset<Row> seen(Dataset<Row> retractions, Instant asOf) {
    Dataset<Row> inTime =
        asOf == null
            ? retractions
            : retractions.where(
                col("retracted_at").isNull().or(col("retracted_at").leq(lit(asOf))));
    return inTime.select(
        col("platform").as(PLATFORM), col("event_id").as(EVENT), col("post_id").as(POST));
  }

  private static Column sameAct() {
    return col("platform")
        .equalTo(col(PLATFORM))
        .and(col("event_id").equalTo(col(EVENT)))
        .and(col(POST).isNull().or(col(POST).equalTo(col("post_id"))));
  }
}
