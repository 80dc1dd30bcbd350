package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wildfire.metrics.MeasuredPost;
import wildfire.model.TimePrecision;

final class StarKeysTest {
  private static ReportedPost post(
      String platform, String id, String campaign, String published, TimePrecision precision) {
    return ReportedPost.on(platform, id).of(campaign).at(published, precision);
  }

  private static List<String> keys(ZoneId audience, ReportedPost... posts) {
    return Stream.of(posts)
        .map(
            post -> {
              StarKeys keys = post.readIn(audience).keys();
              MeasuredPost measured = post.measured();
              return "%s | %s | %s | %s"
                  .formatted(
                      StarKeys.ofPost(measured),
                      StarKeys.ofCampaign(measured.post().campaignId()),
                      keys.ofDate(measured),
                      keys.hourOfPublication(measured));
            })
        .toList();
  }

  @Test
  void keysAreTheIdsAndNeverNullAndDifferentForWhatIsDifferent() {
    assertThat(
            keys(
                ZoneId.of("Europe/Amsterdam"),
                post("x", "1", "spring", "2026-03-31T21:59:59Z", TimePrecision.INSTANT),
                post("x", "1/2", null, "2026-03-31T22:00:00Z", TimePrecision.INSTANT),
                post("x/1", "2", "(no campaign)", "2026-03-31T23:00:00Z", TimePrecision.DAY),
                post("x%2F1", "2", "(", null, TimePrecision.NONE)))
        .containsExactly(
            "x/1 | spring | 2026-03-31 | 23",
            "x/1/2 | (no campaign) | 2026-04-01 | 0",
            "x%2F1/2 | ((no campaign) | 2026-03-31 | null",
            "x%252F1/2 | (( | (unknown) | null");
  }

  @Test
  void aDateWithoutATimeStaysThatDateWestOfGreenwichToo() {
    assertThat(
            keys(
                ZoneId.of("America/New_York"),
                post("x", "1", null, "2026-03-01T00:00:00Z", TimePrecision.DAY),
                post("x", "2", null, "2026-03-01T00:00:00Z", TimePrecision.INSTANT)))
        .containsExactly(
            "x/1 | (no campaign) | 2026-03-01 | null", "x/2 | (no campaign) | 2026-02-28 | 19");
  }
}
