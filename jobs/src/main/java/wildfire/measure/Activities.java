package wildfire.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.metrics.AudienceActivity;
import wildfire.model.EngagementKind;

/** How active the audience of each platform is, from the curves of its posts. */
final class Activities {
  private static final long HOUR = 3_600_000_000L;

  private Activities() {}

  /**
   * The activity by platform; a platform without times has none. The curves count by whole hours
   * since the publication, which is taken at the nearest full hour: an engagement can be an hour
   * off.
   */
  static Map<String, AudienceActivity> of(Dataset<Row> measured) {
    Column publicationHour =
        floor(unix_micros(col("published_at")).plus(lit(HOUR / 2)).divide(lit(HOUR)));
    Object[] engagements =
        Stream.of(EngagementKind.values())
            .filter(EngagementKind::isEngagement)
            .map(EngagementKind::id)
            .toArray();
    Map<String, long[][]> counts = new HashMap<>();
    measured
        .where(col("published_at").isNotNull())
        .where(col("observed_hours").geq(lit(AudienceActivity.AGES)))
        .select(
            col("platform"),
            pmod(publicationHour, lit((long) AudienceActivity.HOURS_OF_WEEK)).as("hour"),
            explode(col(Measure.CURVE)).as("point"))
        .where(col("point.age_hours_from").lt(lit(AudienceActivity.AGES)))
        .where(col("point.kind").isin(engagements))
        .groupBy(col("platform"), col("hour"), col("point.age_hours_from").as("age"))
        .agg(sum(expr("point.events - point.paid_events")).as("events"))
        .toLocalIterator()
        .forEachRemaining(
            row ->
                counts
                        .computeIfAbsent(
                            row.getString(0),
                            p -> new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES])[
                        (int) row.getLong(1)][(int) row.getLong(2)] =
                    row.getLong(3));
    Map<String, AudienceActivity> activities = new TreeMap<>();
    counts.forEach((platform, its) -> activities.put(platform, AudienceActivity.of(its)));
    return activities;
  }
}
