package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;
import wildfire.metrics.AudienceActivity;
import wildfire.model.EngagementKind;

final class ActivitiesTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("platform", DataTypes.StringType)
          .add("published_at", DataTypes.TimestampType)
          .add("observed_hours", DataTypes.DoubleType)
          .add(Measure.CURVE, DataTypes.createArrayType(Measure.CURVE_POINT, false));

  /** Sums by hand, point by point, over posts that are told in many pieces. */
  @Test
  void isOfAllOrganicEngagementsOfPostsThatWereObservedLongEnough() {
    Random random = new Random(7);
    List<Row> posts = new ArrayList<>();
    Map<String, long[][]> expected = new TreeMap<>();
    for (int post = 0; post < 200; post++) {
      String platform = post % 3 == 0 ? "x" : "mastodon";
      Instant published =
          post % 10 == 0 ? null : Instant.ofEpochSecond(random.nextInt(30 * 24 * 3600));
      double observed = post % 7 == 0 ? 71.9 : 72 + random.nextInt(50);
      List<Row> curve = new ArrayList<>();
      for (int point = 0; point < 20; point++) {
        EngagementKind kind =
            EngagementKind.ofCode((byte) random.nextInt(EngagementKind.values().length));
        long age = random.nextInt(100);
        long events = 1L + random.nextInt(9);
        long paid = random.nextInt((int) events);
        curve.add(RowFactory.create(age, age + 1, kind.id(), events, paid, 0L));
        if (published != null && observed >= 72 && age < 72 && kind.isEngagement()) {
          long hour = Math.floorDiv(published.getEpochSecond() + 1800, 3600L);
          expected
                  .computeIfAbsent(
                      platform,
                      p -> new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES])[
                  (int) (hour % AudienceActivity.HOURS_OF_WEEK)][(int) age] +=
              events - paid;
        }
      }
      posts.add(RowFactory.create(platform, published, observed, curve.toArray(Row[]::new)));
    }
    Dataset<Row> measured = SparkForTests.session().createDataFrame(posts, SCHEMA).repartition(5);
    Map<String, AudienceActivity> activities = Activities.of(measured);
    assertThat(activities).containsOnlyKeys("mastodon", "x");
    expected.forEach((platform, counts) -> assertSame(activities.get(platform), counts));
  }

  private static void assertSame(AudienceActivity activity, long[][] counts) {
    AudienceActivity byHand = AudienceActivity.of(counts);
    for (int hour = 0; hour < AudienceActivity.HOURS_OF_WEEK; hour++) {
      AudienceActivity.Reading one = activity.from(hour, 3, 0).orElseThrow();
      AudienceActivity.Reading other = byHand.from(hour, 3, 0).orElseThrow();
      assertThat(one.share()).isCloseTo(other.share(), within(1e-9));
      assertThat(one.expected()).isCloseTo(other.expected(), within(1e-9));
    }
  }
}
