package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import wildfire.ingest.reading.ExportTime.Basis;

final class ExportTimeTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-30T18:00:00Z");

  private static void told(String path, String at, Basis basis) {
    assertThat(ExportTime.of(path, WRITTEN))
        .as(path)
        .isEqualTo(new ExportTime(Instant.parse(at), basis));
  }

  @Test
  void theLastDateInANameIsTheEndOfThatDay() {
    told("x_content_2026-08-23.csv", "2026-08-23T23:59:59.999999Z", Basis.DATE_IN_NAME);
    told("a_2026-06-25_2026-09-22.csv", "2026-09-22T23:59:59.999999Z", Basis.DATE_IN_NAME);
    told("2026-08-23/posts.csv", "2026-08-23T23:59:59.999999Z", Basis.DATE_IN_NAME);
    told("2026-01-01/a_2026-08-23T18-30.csv", "2026-08-23T18:30:00Z", Basis.DATE_IN_NAME);
  }

  @Test
  void secondsBehindADateAreTheEndOfTheWindowThatItBegins() {
    told(
        "Content_2026-09-25_1790891174_oldtown/Content.csv",
        "2026-10-01T21:46:14Z",
        Basis.EPOCH_IN_NAME);
    told(
        "Followers_2025-08-28_1787841428_oldtown.csv", "2026-08-27T14:37:08Z", Basis.EPOCH_IN_NAME);
    told("some-page_content_1790891174123.xls", "2026-10-01T21:46:14.123Z", Basis.EPOCH_IN_NAME);
    told("export-1790891174.csv", "2026-10-01T21:46:14Z", Basis.EPOCH_IN_NAME);
    told("2026-10-01_1790891174.csv", "2026-10-01T21:46:14Z", Basis.EPOCH_IN_NAME);
  }

  @Test
  void anyOtherNumberIsNone() {
    told("page_1987654321.csv", WRITTEN.toString(), Basis.AGE); // after the file was written
    told("1234567890_2026-08-23.csv", "2026-08-23T23:59:59.999999Z", Basis.DATE_IN_NAME);
    told("2020-08-23_1790891174.csv", "2020-08-23T23:59:59.999999Z", Basis.DATE_IN_NAME);
    told("1234567890123456_posts.csv", WRITTEN.toString(), Basis.AGE);
    told("posts.csv", WRITTEN.toString(), Basis.AGE);
  }
}
