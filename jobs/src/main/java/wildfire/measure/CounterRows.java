package wildfire.measure;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;

/**
 * How what platforms counted comes to the headers of posts: snapshots as an array, and the
 * followers of the author at the time of the post out of the account's own series. Where nothing
 * was counted Spark leaves the joins out.
 */
final class CounterRows {
  private static final String[] POST = {"platform", "post_id"};

  private final Dataset<Row> ofPosts;
  private final Dataset<Row> followers;

  /**
   * @param counters the lake's counters
   * @param accountCounters the lake's counters of accounts
   */
  CounterRows(Dataset<Row> counters, Dataset<Row> accountCounters) {
    this.ofPosts = counters;
    this.followers =
        accountCounters
            .where(col("metric").equalTo(CounterMetric.FOLLOWERS.id()))
            .where(col("scope").equalTo(CounterScope.TOTAL.id()))
            .where(col("basis").equalTo(CounterBasis.LIFETIME.id()));
  }

  /**
   * With the column {@code counters}, and a row for posts that are known from their counters alone.
   */
  Dataset<Row> joined(Dataset<Row> posts) {
    Column snapshot =
        struct(
            col("metric"),
            col("scope"),
            col("basis"),
            col("value"),
            unix_micros(col("observed_at")).as("observed_at"),
            col("time_precision"));
    Dataset<Row> perPost =
        ofPosts.groupBy(POST[0], POST[1]).agg(collect_list(snapshot).as("counters"));
    return posts.join(perPost, POST, "full");
  }

  /**
   * The column {@code counters} of {@link #joined}, in order.
   *
   * @param asOf later snapshots are left out (UTC microseconds)
   */
  Column until(long asOf) {
    return sort_array(
        filter(col("counters"), snapshot -> snapshot.getField("observed_at").leq(lit(asOf))));
  }

  /**
   * With {@code author_followers} filled, where no export of the post tells them, by the last
   * number of the account's series at or before the publication; {@code followers_of_series} says
   * where.
   */
  Dataset<Row> withFollowers(Dataset<Row> posts) {
    Dataset<Row> series =
        followers
            .groupBy(col("platform"), col("account_id").as("author_id"))
            .agg(
                collect_list(struct(col("observed_at"), col("value").cast("long").as("followers")))
                    .as("series"));
    Column last =
        array_max(
                filter(
                    col("series"), point -> point.getField("observed_at").leq(col("published_at"))))
            .getField("followers");
    return posts
        .join(broadcast(series), new String[] {"platform", "author_id"}, "left")
        .withColumn("followers_of_series", col("author_followers").isNull().and(last.isNotNull()))
        .withColumn("author_followers", coalesce(col("author_followers"), last))
        .drop("series");
  }
}
