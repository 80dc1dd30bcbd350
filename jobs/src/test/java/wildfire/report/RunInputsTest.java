package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import wildfire.ingest.LedgerEntry;

final class RunInputsTest {
  @Test
  void aNameWithItsPasswordIsLeftOut() {
    assertThat(RunInputs.shown("s3a://me:secret@bucket/exports")).isEqualTo("s3a://bucket/exports");
    assertThat(RunInputs.shown("abfs://store@account/exports"))
        .isEqualTo("abfs://store@account/exports");
    assertThat(RunInputs.shown("hdfs://name:8020/a@b")).isEqualTo("hdfs://name:8020/a@b");
    assertThat(RunInputs.shown("exports/team@home")).isEqualTo("exports/team@home");
  }

  @Test
  void aSingleFileIsCalledAsInTheLedger() {
    assertThat(ofFile("exports/ann.csv", "3f9c.csv")).isEqualTo("exports/3f9c.csv");
    assertThat(ofFile("ann.csv", "3f9c.csv")).isEqualTo("3f9c.csv");
    assertThat(ofFile("exports", "3f9c.csv")).isEqualTo("exports");
    assertThat(ofFile("exports/*.csv", "3f9c.csv")).isEqualTo("exports/*.csv");
  }

  private static String ofFile(String input, String path) {
    return RunInputs.ofFile(
        new LedgerEntry.Place(
            "wildfire-csv", path, input, 1, Instant.parse("2026-01-31T02:00:00Z")));
  }
}
