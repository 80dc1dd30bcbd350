package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

final class MetricsFileTest {
  private static final Instant LATER = Instant.parse("2026-02-01T02:00:00Z");

  @TempDir private Path folder;

  private final List<String> told = new ArrayList<>();

  private Settings settings() {
    return new SettingsReader()
        .workspace("w")
        .set("report.metrics_file", folder.resolve("wildfire.prom").toString())
        .read();
  }

  private static RunRecord run(SparkUse use) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("ingest", 12.5);
    seconds.put("publish", 0.0001);
    return new RunRecord(
        "20260131T020000123Z",
        "20260131T020000123Z",
        "2026-01-31T02:00:00.123Z",
        "2026-01-31T02:10:00Z",
        null,
        null,
        "1.0",
        "4.1.3",
        "digest",
        7,
        100,
        90,
        6,
        4,
        new RunRecord.JudgedBy("settings", "code"),
        null,
        Map.of("post_scorecard", 7L),
        seconds,
        new RunInputs(List.of(), 3, 2, 50),
        use);
  }

  @Test
  void aGoodRunTellsItsFigures() throws Exception {
    SparkUse use = new SparkUse(20L, 1L, 0L, 1000L, 900L, 0L, 0L, 5L << 33, 2L, null);
    MetricsFile.succeeded(settings(), run(use), told::add);
    assertThat(told).isEmpty();
    assertThat(folder.toFile().list()).containsExactly("wildfire.prom");
    Exposition metrics = Exposition.of(Files.readString(folder.resolve("wildfire.prom")));
    assertThat(metrics.value("wildfire_run_success")).isEqualByComparingTo("1");
    assertThat(metrics.value("wildfire_run_start_timestamp_seconds"))
        .isEqualByComparingTo("1769824800.123");
    assertThat(metrics.value("wildfire_run_end_timestamp_seconds"))
        .isEqualByComparingTo(metrics.value("wildfire_run_last_success_timestamp_seconds"))
        .isEqualByComparingTo(
            BigDecimal.valueOf(Instant.parse("2026-01-31T02:10:00Z").getEpochSecond()));
    assertThat(metrics.value("wildfire_rows_rejected")).isEqualByComparingTo("6");
    assertThat(metrics.value("wildfire_run_files_taken_in")).isEqualByComparingTo("2");
    assertThat(metrics.value("wildfire_run_peak_execution_bytes"))
        .isEqualByComparingTo(BigDecimal.valueOf(5L << 33));
    assertThat(metrics.samples().get("wildfire_run_step_duration_seconds"))
        .containsEntry(Map.of("workspace", "w", "step", "ingest"), new BigDecimal("12.5"))
        .hasSize(2);
    assertThat(metrics.samples()).doesNotContainKey("wildfire_run_peak_executor_heap_bytes");
    assertThat(metrics.samples().get("wildfire_run_info").keySet())
        .containsExactly(
            Map.of(
                "workspace",
                "w",
                "run",
                "20260131T020000123Z",
                "version",
                "1.0",
                "spark_version",
                "4.1.3"));
  }

  @Test
  void whatIsUnknownIsLeftOut() {
    Exposition metrics = Exposition.of(MetricsFile.ofGood("w", run(SparkUse.UNKNOWN)));
    SparkUse.COLUMNS.forEach(
        column -> assertThat(metrics.samples()).doesNotContainKey("wildfire_run_" + column.name()));
    assertThat(metrics.value("wildfire_posts")).isEqualByComparingTo("7");
  }

  @Test
  void aBadRunKeepsWhenTheLastGoodOneWas() throws Exception {
    MetricsFile.failed(settings(), LATER, told::add);
    Exposition first = Exposition.of(Files.readString(folder.resolve("wildfire.prom")));
    assertThat(first.samples()).doesNotContainKey("wildfire_run_last_success_timestamp_seconds");
    MetricsFile.succeeded(settings(), run(SparkUse.UNKNOWN), told::add);
    for (int night = 0; night < 2; night++) {
      MetricsFile.failed(settings(), LATER, told::add);
      Exposition metrics = Exposition.of(Files.readString(folder.resolve("wildfire.prom")));
      assertThat(metrics.value("wildfire_run_success")).isEqualByComparingTo("0");
      assertThat(metrics.value("wildfire_run_start_timestamp_seconds"))
          .isEqualByComparingTo(BigDecimal.valueOf(LATER.getEpochSecond()));
      assertThat(metrics.value("wildfire_run_last_success_timestamp_seconds"))
          .isEqualByComparingTo(
              BigDecimal.valueOf(Instant.parse("2026-01-31T02:10:00Z").getEpochSecond()));
      assertThat(metrics.samples()).doesNotContainKey("wildfire_posts");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsOneLineAndNothingElse() throws Exception {
    Settings settings = settings();
    Files.delete(folder);
    MetricsFile.succeeded(settings, run(SparkUse.UNKNOWN), told::add);
    assertThat(told)
        .singleElement()
        .asString()
        .contains("wildfire.prom (report.metrics_file) was not written: there is no such folder");
    Files.createDirectories(folder.resolve("wildfire.prom/taken"));
    MetricsFile.failed(settings, LATER, told::add);
    assertThat(told).hasSize(2);
    assertThat(folder.toFile().list()).containsExactly("wildfire.prom");
  }

  @Test
  void withoutTheSettingNothingIsWritten() {
    MetricsFile.failed(new SettingsReader().read(), LATER, told::add);
    assertThat(told).isEmpty();
  }

  @Test
  void anotherEndingIsRefused() {
    assertThatThrownBy(() -> new SettingsReader().set("report.metrics_file", "a.txt").read())
        .hasMessageContaining("must end in .prom");
  }

  /** Quotes, backslashes and ends of lines too. */
  @Property(tries = 500)
  void anyLabelIsReadBackAsItIs(@ForAll String workspace) {
    String text = MetricsFile.ofBad(workspace, LATER, LATER, Optional.empty());
    String shown = RunInputs.shown(workspace);
    assertThat(Exposition.of(text).samples().get("wildfire_run_success").keySet())
        .containsExactly(Map.of("workspace", shown));
  }
}
