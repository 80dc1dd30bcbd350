package wildfire.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_micros;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
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
    Map<String, AudienceActivity> activities = new TreeMap<>();
    measured
        .where(col("published_at").isNotNull())
        .where(col("observed_hours").geq(lit(AudienceActivity.AGES)))
        .select(
            col("platform"),
            pmod(publicationHour, lit((long) AudienceActivity.HOURS_OF_WEEK)),
            col(Measure.CURVE))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .treeAggregate(new Counts(new TreeMap<>()), Counts::with, Counts::with)
        .byPlatform()
        .forEach((platform, counts) -> activities.put(platform, AudienceActivity.of(counts)));
    return activities;
  }

  /**
   * Organic engagements by platform, hour of the week of the publication, and age in hours.
   *
   * @param byPlatform without platforms that have none
   */
  private record Counts(TreeMap<String, long[][]> byPlatform) implements Serializable {
    private static final Set<UTF8String> ENGAGEMENTS =
        Stream.of(EngagementKind.values())
            .filter(EngagementKind::isEngagement)
            .map(kind -> UTF8String.fromString(kind.id()))
            .collect(Collectors.toUnmodifiableSet());

    Counts with(InternalRow post) {
      ArrayData curve = post.getArray(2);
      long[] byAge = null;
      for (int i = 0; i < curve.numElements(); i++) {
        InternalRow point = curve.getStruct(i, Measure.CURVE_POINT.size());
        long age = point.getLong(0);
        if (age < AudienceActivity.AGES && ENGAGEMENTS.contains(point.getUTF8String(2))) {
          byAge = byAge == null ? of(post.getUTF8String(0).toString())[hour(post)] : byAge;
          byAge[(int) age] += point.getLong(3) - point.getLong(4);
        }
      }
      return this;
    }

    Counts with(Counts others) {
      others.byPlatform.forEach(
          (platform, counts) -> {
            long[][] sum = of(platform);
            for (int hour = 0; hour < sum.length; hour++) {
              for (int age = 0; age < sum[hour].length; age++) {
                sum[hour][age] += counts[hour][age];
              }
            }
          });
      return this;
    }

    private static int hour(InternalRow post) {
      return (int) post.getLong(1);
    }

    private long[][] of(String platform) {
      return byPlatform.computeIfAbsent(
          platform, p -> new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES]);
    }
  }
}
