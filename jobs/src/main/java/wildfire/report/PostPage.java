package wildfire.report;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.model.OperatorError;
import wildfire.table.Table;

/**
 * All that is published about one post.
 *
 * @param scorecard its row
 * @param reasons its reasons, weightiest first
 * @param causes the signs of what its doing badly fits, and of what could not be checked
 * @param curve its spans, in order of age, then kind
 * @param counters what its platform counted, by metric, then scope
 * @param triggers what it was tagged with
 */
public record PostPage(
    Row scorecard,
    List<Row> reasons,
    List<Row> causes,
    List<Row> curve,
    List<Row> counters,
    List<String> triggers) {

  /**
   * Looks a post up in the current reports.
   *
   * @param platforms where it may be; empty: anywhere
   * @throws OperatorError if nothing is published yet, there is no such post, or there are several
   */
  public static PostPage of(
      SparkSession spark, ReportFolder folder, String postId, List<String> platforms) {
    String run =
        folder
            .currentRun()
            .orElseThrow(
                () ->
                    new OperatorError(
                        "Nothing is published in this workspace yet: run `wildfire retrospective` first."));
    List<Row> found =
        read(spark, folder, run, PublishedTables.POST_SCORECARD)
            .where(col("post_id").equalTo(postId))
            .where(
                platforms.isEmpty()
                    ? col("platform").isNotNull()
                    : col("platform").isin(platforms.toArray()))
            .orderBy("platform")
            .collectAsList();
    if (found.isEmpty()) {
      throw new OperatorError(
          "No published post has the id %s; the table post_scorecard lists them (see `wildfire tables`).",
          postId);
    }
    if (found.size() > 1) {
      throw new OperatorError(
          "%d platforms have a post %s: %s. Say which with --platform.",
          found.size(),
          postId,
          found.stream().map(r -> r.<String>getAs("platform")).collect(Collectors.joining(", ")));
    }
    Row post = found.get(0);
    return new PostPage(
        post,
        ofPost(read(spark, folder, run, PublishedTables.POST_REASON), post)
            .orderBy("rank")
            .collectAsList(),
        ofPost(read(spark, folder, run, PublishedTables.POST_CAUSE), post)
            .orderBy(col("cause_rank").asc_nulls_last(), col("cause"), col("sign_rank"))
            .collectAsList(),
        ofPost(read(spark, folder, run, PublishedTables.POST_CURVE), post)
            .orderBy("age_hours_from", "kind")
            .collectAsList(),
        ofPost(read(spark, folder, run, PublishedTables.POST_COUNTER), post)
            .orderBy("metric", "scope")
            .collectAsList(),
        ofPost(read(spark, folder, run, PublishedTables.POST_TAG), post)
            .select("trigger")
            .distinct()
            .orderBy("trigger")
            .collectAsList()
            .stream()
            .map(r -> r.getString(0))
            .toList());
  }

  private static Dataset<Row> read(
      SparkSession spark, ReportFolder folder, String run, Table<Row> table) {
    Path path = folder.table(run, table.name());
    return spark.read().schema(table.schema()).parquet(path.toString());
  }

  private static Dataset<Row> ofPost(Dataset<Row> rows, Row post) {
    return rows.where(col("platform").equalTo(post.<String>getAs("platform")))
        .where(col("post_id").equalTo(post.<String>getAs("post_id")));
  }
}
