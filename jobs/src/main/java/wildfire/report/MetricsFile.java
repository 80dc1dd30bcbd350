package wildfire.report;

import java.io.IOException;
import java.math.BigDecimal;
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
import java.util.stream.Collectors;
import wildfire.settings.Settings;

/**
 * The file in which a run tells those who watch over it how it ended, in Prometheus' text format
 * (version 0.0.4, gauges only), as the textfile collector of node exporter reads it. Written aside
 * and put in place whole. That it cannot be written is told, and changes nothing in how the run
 * ends.
 */
public final class MetricsFile {
  private static final String LAST_SUCCESS = "wildfire_run_last_success_timestamp_seconds";
  private static final Pattern LAST_SUCCESS_SAMPLE =
      Pattern.compile(
          "^" + LAST_SUCCESS + "\\{.*} (\\d+\\.\\d{3})$", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private final StringBuilder text = new StringBuilder();
  private final String workspace;

  /** Runs of several workspaces may be watched on one machine. */
  private MetricsFile(String workspace) {
    this.workspace = RunInputs.shown(workspace);
  }

  /** Tells of a run that published, if the settings name a file. */
  public static void succeeded(Settings settings, RunRecord run, Consumer<String> tell) {
    if (settings.report().metricsFile() != null) {
      put(Path.of(settings.report().metricsFile()), ofGood(settings.workspace(), run), tell);
    }
  }

  /** Tells of a run that did not come to its end, if the settings name a file. */
  public static void failed(Settings settings, Instant startedAt, Consumer<String> tell) {
    if (settings.report().metricsFile() != null) {
      Path file = Path.of(settings.report().metricsFile());
      put(file, ofBad(settings.workspace(), startedAt, Instant.now(), lastSuccess(file)), tell);
    }
  }

  static String ofGood(String workspace, RunRecord run) {
    MetricsFile file = new MetricsFile(workspace);
    Instant ended = Instant.parse(run.publishedAt());
    file.ended(1, Instant.parse(run.startedAt()), ended, Optional.of(seconds(ended)));
    Map<String, String> made = new LinkedHashMap<>();
    made.put("run", run.run());
    made.put("version", run.wildfire());
    made.put("spark_version", run.spark());
    file.begin("wildfire_run_info", "The last run and what it was made with.");
    file.sample("wildfire_run_info", made, BigDecimal.ONE);
    String durations = "wildfire_run_step_duration_seconds";
    file.begin(durations, "How long the steps of the last run took.");
    run.seconds()
        .forEach((step, s) -> file.sample(durations, Map.of("step", step), BigDecimal.valueOf(s)));
    file.gauge("wildfire_posts", "Posts published.", run.posts());
    file.gauge("wildfire_rows_read", "Rows of all files that count.", run.rowsRead());
    file.gauge("wildfire_rows_accepted", "Of these, accepted ones.", run.rowsAccepted());
    file.gauge("wildfire_rows_rejected", "Of these, rejected ones.", run.rowsRejected());
    file.gauge("wildfire_rows_duplicate", "Of these, repeated ones.", run.rowsDuplicate());
    RunInputs exports = run.exports();
    file.gauge("wildfire_files", "Files that count.", exports.files());
    file.gauge(
        "wildfire_run_files_taken_in",
        "Of these, those that the last run read.",
        exports.filesTakenIn());
    file.gauge("wildfire_run_rows_taken_in", "Rows that the last run read.", exports.rowsTakenIn());
    SparkUse.COLUMNS.forEach(
        column -> {
          Long use = (Long) column.value().apply(run.sparkUse());
          if (use != null) {
            file.gauge("wildfire_run_" + column.name(), column.meaning(), use);
          }
        });
    return file.text.toString();
  }

  static String ofBad(
      String workspace, Instant startedAt, Instant endedAt, Optional<BigDecimal> lastSuccess) {
    MetricsFile file = new MetricsFile(workspace);
    file.ended(0, startedAt, endedAt, lastSuccess);
    return file.text.toString();
  }

  private void ended(
      long success, Instant startedAt, Instant endedAt, Optional<BigDecimal> lastSuccess) {
    gauge("wildfire_run_success", "1 if the last run published, 0 if it did not.", success);
    gauge("wildfire_run_start_timestamp_seconds", "When the last run began.", seconds(startedAt));
    gauge("wildfire_run_end_timestamp_seconds", "When the last run ended.", seconds(endedAt));
    lastSuccess.ifPresent(moment -> gauge(LAST_SUCCESS, "When a run last published.", moment));
  }

  private void gauge(String name, String help, long value) {
    gauge(name, help, BigDecimal.valueOf(value));
  }

  private void gauge(String name, String help, BigDecimal value) {
    begin(name, help);
    sample(name, Map.of(), value);
  }

  private void begin(String name, String help) {
    String line = help.replace("\\", "\\\\").replace("\n", "\\n");
    text.append("# HELP %1$s %2$s\n# TYPE %1$s gauge\n".formatted(name, line));
  }

  private void sample(String name, Map<String, String> labels, BigDecimal value) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("workspace", workspace));
    all.putAll(labels);
    String told =
        all.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    text.append(name).append(told).append(' ').append(value.toPlainString()).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
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
        Files.writeString(aside, text);
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException inTheWay) {
      String why =
          inTheWay instanceof NoSuchFileException ? "there is no such folder" : inTheWay.toString();
      tell.accept(
          "The metrics file %s (report.metrics_file) was not written: %s. The run itself is as it is."
              .formatted(file, why));
    }
  }
}
