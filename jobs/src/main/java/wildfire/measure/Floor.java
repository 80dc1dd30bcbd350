package wildfire.measure;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What measuring cannot be faster than: the engagements read, brought together by post and sorted,
 * with nothing computed. For benchmarks.
 */
public final class Floor {
  private Floor() {}

  /** The columns that measuring reads, as the lake has them: by post, in order of time. */
  public static Dataset<Row> ofLakeColumns(Dataset<Row> engagements, int partitions) {
    return engagements
        .select(
            "platform",
            "post_id",
            "event_id",
            "actor_id",
            "kind",
            "occurred_at",
            "parent_event_id",
            "follows_author",
            "community",
            "reaction",
            "is_paid",
            "time_precision",
            "parents_logged",
            "file_id")
        .repartition(
            partitions,
            org.apache.spark.sql.functions.col("platform"),
            org.apache.spark.sql.functions.col("post_id"))
        .sortWithinPartitions("platform", "post_id", "occurred_at");
  }

  /** The same with the rows that measuring shuffles, which are smaller and sorted by one number. */
  public static Dataset<Row> ofShuffledRows(
      Dataset<Row> engagements, int partitions, int[] placeOfFile) {
    return EventRows.of(MessageTerms.unmarked(engagements), placeOfFile)
        .repartition(partitions, EventRows.partitionKey())
        .sortWithinPartitions("sort_key");
  }
}
