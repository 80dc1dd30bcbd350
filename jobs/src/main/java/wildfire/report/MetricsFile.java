package wildfire.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.settings.Settings;

/**
 * The file in which a run tells those who watch over it how it ended, in Prometheus' text format,
 * as the textfile collector of node exporter reads it. Written aside and put in place whole. That
 * it cannot be written is told, and changes nothing in how the run ends.
 */
public final class MetricsFile {
  private static final String LAST_SUCCESS = "wildfire_run_last_success_timestamp_seconds";
  private static final Pattern LAST_SUCCESS_SAMPLE =
      Pattern.compile(
          "^" + LAST_SUCCESS + "\\{.*} (\\d+\\.\\d{3})$", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private MetricsFile() {}

  /**
   * Tells of a run that published, if the settings name a file.
   *
   * @param tell says what is in the way
   */
  public static void succeeded(Settings settings, RunRecord run, Consumer<String> tell) {
    if (settings.report().metricsFile() != null) {
      put(Path.of(settings.report().metricsFile()), ofGood(settings.workspace(), run), tell);
    }
  }

  /**
   * Tells of a run that did not come to its end, if the settings name a file.
   *
   * @param tell says what is in the way
   */
  public static void failed(Settings settings, Instant startedAt, Consumer<String> tell) {
    if (settings.report().metricsFile() != null) {
      Path file = Path.of(settings.report().metricsFile());
      put(file, ofBad(settings.workspace(), startedAt, Instant.now(), lastSuccess(file)), tell);
    }
  }

  static String ofGood(String workspace, RunRecord run) {
    Instant ended = Instant.parse(run.publishedAt());
    PrometheusText text = text(workspace);
    ended(text, 1, Instant.parse(run.startedAt()), ended, Optional.of(seconds(ended)));
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("run", run.run());
    versions.put("version", run.wildfire());
    versions.put("spark_version", run.spark());
    text.told("wildfire_run_info", "The last run and what it was made with.", versions)
        .gauges(
            "wildfire_run_step_duration_seconds",
            "How long the steps of the last run took.",
            "step",
            run.seconds())
        .gauge("wildfire_posts", "Posts published.", run.posts())
        .gauge("wildfire_rows_read", "Rows of all files that count.", run.rowsRead())
        .gauge("wildfire_rows_accepted", "Of these, accepted ones.", run.rowsAccepted())
        .gauge("wildfire_rows_rejected", "Of these, rejected ones.", run.rowsRejected())
        .gauge("wildfire_rows_duplicate", "Of these, repeated ones.", run.rowsDuplicate())
        .gauge("wildfire_files", "Files that count.", run.exports().files())
        .gauge(
            "wildfire_run_files_taken_in",
            "Of these, those that the last run read.",
            run.exports().filesTakenIn())
        .gauge(
            "wildfire_run_rows_taken_in",
            "Rows that the last run read.",
            run.exports().rowsTakenIn());
    SparkUse.COLUMNS.forEach(
        column ->
            text.gauge(
                "wildfire_run_" + column.name(),
                column.meaning(),
                (Long) column.value().apply(run.sparkUse())));
    return text.toString();
  }

  static String ofBad(
      String workspace, Instant startedAt, Instant endedAt, Optional<BigDecimal> lastSuccess) {
    PrometheusText text = text(workspace);
    ended(text, 0, startedAt, endedAt, lastSuccess);
    return text.toString();
  }

  /** Runs of several workspaces may be watched on one machine. */
  private static PrometheusText text(String workspace) {
    return new PrometheusText(Map.of("workspace", RunInputs.shown(workspace)));
  }

  private static void ended(
      PrometheusText text,
      long success,
      Instant startedAt,
      Instant endedAt,
      Optional<BigDecimal> lastSuccess) {
    text.gauge("wildfire_run_success", "1 if the last run published, 0 if it did not.", success)
        .gauge("wildfire_run_start_timestamp_seconds", "When the last run began.", startedAt)
        .gauge("wildfire_run_end_timestamp_seconds", "When the last run ended.", endedAt);
    lastSuccess.ifPresent(moment -> text.gauge(LAST_SUCCESS, "When a run last published.", moment));
  }

  private static BigDecimal seconds(Instant moment) {
    return BigDecimal.valueOf(moment.toEpochMilli(), 3);
  }

  /** As the file has it that is there; empty if there is none, or if it cannot be read. */
  private static Optional<BigDecimal> lastSuccess(Path file) {
    try {
      Matcher sample = LAST_SUCCESS_SAMPLE.matcher(Files.readString(file));
      return sample.find() ? Optional.of(new BigDecimal(sample.group(1))) : Optional.empty();
    } catch (IOException unknown) { // then nothing is said of it; writing will tell why
      return Optional.empty();
    }
  }

  private static void put(Path file, String text, Consumer<String> tell) {
    Path aside =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try {
        Files.write(aside, text.getBytes(StandardCharsets.UTF_8));
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException inTheWay) {
      String why =
          inTheWay instanceof NoSuchFileException ? "there is no such folder" : inTheWay.toString();
      String warning =
          "The metrics file %s (report.metrics_file) was not written: %s. The run itself is as it is."
              .formatted(file, why);
      tell.accept(warning);
    }
  }
}
