package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;

final class StarKeysTest {
  private static final StructType POSTS =
      new StructType()
          .add("platform", DataTypes.StringType)
          .add("post_id", DataTypes.StringType)
          .add("campaign_id", DataTypes.StringType)
          .add("published_at", DataTypes.TimestampType)
          .add("time_precision", DataTypes.StringType);

  private static Row post(
      String platform, String id, String campaign, String published, String precision) {
    return RowFactory.create(
        platform, id, campaign, published == null ? null : Instant.parse(published), precision);
  }

  private static List<String> keys(ZoneId audience, Row... posts) {
    Dataset<Row> rows = SparkForTests.session().createDataFrame(List.of(posts), POSTS).coalesce(1);
    return rows
        .select(
            StarKeys.ofPost(),
            StarKeys.ofCampaign(),
            StarKeys.ofDate(audience),
            StarKeys.hourOfPublication(audience))
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" | "))
        .toList();
  }

  @Test
  void keysAreTheIdsAndNeverNullAndDifferentForWhatIsDifferent() {
    assertThat(
            keys(
                ZoneId.of("Europe/Amsterdam"),
                post("x", "1", "spring", "2026-03-31T21:59:59Z", "instant"),
                post("x", "1/2", null, "2026-03-31T22:00:00Z", "instant"),
                post("x/1", "2", "(no campaign)", "2026-03-31T23:00:00Z", "day"),
                post("x%2F1", "2", "(", null, "none")))
        .containsExactly(
            "x/1 | spring | 2026-03-31 | 23",
            "x/1/2 | (no campaign) | 2026-04-01 | 0",
            "x%2F1/2 | ((no campaign) | 2026-03-31 | null",
            "x%252F1/2 | (( | (unknown) | null");
    assertThat(StarKeys.ofCampaign("(no campaign)")).isEqualTo("((no campaign)");
    assertThat(StarKeys.ofCampaign(null)).isEqualTo("(no campaign)");
  }

  @Test
  void aDateWithoutATimeStaysThatDateWestOfGreenwichToo() {
    assertThat(
            keys(
                ZoneId.of("America/New_York"),
                post("x", "1", null, "2026-03-01T00:00:00Z", "day"),
                post("x", "2", null, "2026-03-01T00:00:00Z", "instant")))
        .containsExactly(
            "x/1 | (no campaign) | 2026-03-01 | null", "x/2 | (no campaign) | 2026-02-28 | 19");
  }
}
