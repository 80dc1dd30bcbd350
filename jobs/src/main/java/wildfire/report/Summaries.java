package wildfire.report;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.model.TimePrecision;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/** Tables with one row a group of posts, from the scorecard. */
final class Summaries {
  private Summaries() {}

  static Dataset<Row> byCampaign(Dataset<Row> scorecard) {
    return aggregate(scorecard, "campaign_id", "platform");
  }

  static Dataset<Row> byPlatform(Dataset<Row> scorecard) {
    return aggregate(scorecard, "platform");
  }

  private static Dataset<Row> aggregate(Dataset<Row> scorecard, String... groups) {
    Column[] keys =
        Stream.of(groups).map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    List<Column> figures = new ArrayList<>();
    figures.add(count_distinct(col("author_id")).as("authors"));
    figures.add(min("published_at").as("first_published_at"));
    figures.add(max("published_at").as("last_published_at"));
    for (String total : List.of("shares", "comments", "engagements")) {
      figures.add(sum(total).as(total));
    }
    for (String spread :
        List.of(
            "overperformance_speed",
            "overperformance_breadth",
            "overperformance_conversation",
            "outside_share")) {
      figures.add(percentile(col(spread), lit(0.5)).as("median_" + spread));
    }
    for (Verdict verdict : Verdict.values()) {
      figures.add(posts(col("verdict").equalTo(verdict.id())).as(PublishedTables.postsOf(verdict)));
    }
    for (Cause cause : Cause.values()) {
      figures.add(posts(fits(cause)).as(PublishedTables.postsOf(cause)));
    }
    figures.add(posts(col("shares").isNotNull()).as("shares_known_posts"));
    figures.add(
        posts(col("cascade_size").gt(1).and(col("shape_null_because").isNull()))
            .as("shape_known_posts"));
    figures.add(
        posts(col("time_precision").equalTo(TimePrecision.INSTANT.id())).as("times_known_posts"));
    figures.add(posts(col("outside_share").isNotNull()).as("outside_known_posts"));
    figures.add(posts(col("comments").isNotNull()).as("comments_known_posts"));
    figures.add(posts(col("paid_share").isNotNull()).as("paid_known_posts"));
    figures.add(posts(col("reach").isNotNull()).as("reach_known_posts"));
    PublishedTables.KNOWN_COUNTERS.forEach(
        metric -> figures.add(posts(col(metric).isNotNull()).as(metric + "_known_posts")));
    figures.add(
        posts(coalesce(col("impressions"), col("views")).isNotNull().or(isShownByAge()))
            .as("exposure_known_posts"));
    figures.add(posts(col("author_followers").isNotNull()).as("author_followers_known_posts"));
    figures.add(posts(col("peak_velocity_per_hour").isNotNull()).as("velocity_known_posts"));
    figures.add(posts(col("shares_24h").isNotNull()).as("shares_24h_known_posts"));
    figures.add(posts(col("counters_observed_at").isNotNull()).as("counters_known_posts"));
    figures.add(posts(col("counters_disagree").isNotNull()).as("counters_disagree_posts"));
    return scorecard.groupBy(keys).agg(count(lit(1)).as("posts"), figures.toArray(Column[]::new));
  }

  private static Column isShownByAge() {
    return col("impressions_basis").isNotNull().or(col("views_basis").isNotNull());
  }

  /** Whether the evidence about a post fits a cause. */
  static Column fits(Cause cause) {
    return array_contains(split(col("causes"), ","), cause.id());
  }

  private static Column posts(Column condition) {
    return count(when(condition, lit(1)));
  }
}
