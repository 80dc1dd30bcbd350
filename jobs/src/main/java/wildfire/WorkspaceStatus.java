package wildfire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.cli.Summary;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.model.Moments;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.report.Page;
import wildfire.report.ReportFolder;
import wildfire.report.RunRecord;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.table.RunId;
import wildfire.table.Versions;
import wildfire.table.WorkspaceLock;

/** {@code wildfire status}: what is going on in a workspace, and what went on. */
final class WorkspaceStatus {
  private WorkspaceStatus() {}

  static Summary of(Settings settings) {
    Configuration hadoop = new Configuration();
    ReportFolder reports = ReportFolder.nightly(settings.workspace(), hadoop);
    Summary lines = Summary.of(atWork(settings.workspace(), hadoop, reports));
    Optional<String> lake = new Versions(new Path(settings.workspace(), "lake"), hadoop).current();
    lines.sentence(
        lake.flatMap(RunId::moment)
            .map(made -> "The lake is of the intake of " + Moments.words(made) + ".")
            .orElse("There is no lake yet."));
    waiting(settings, hadoop, lake, reports).forEach(lines::sentence);
    List<String> kept = reports.keptRuns();
    if (kept.isEmpty()) {
      return lines.sentence("Nothing is published yet.");
    }
    String current = reports.currentRun().orElse("");
    reports
        .currentRun()
        .flatMap(run -> page(reports, run, hadoop))
        .ifPresent(page -> lines.sentence("The page to look at: " + page));
    lines.sentence(Plural.of(kept.size(), "run") + " kept, the newest first:");
    for (int i = kept.size() - 1; i >= 0; i--) {
      String run = kept.get(i) + (kept.get(i).equals(current) ? " (current)" : "");
      reports
          .record(kept.get(i))
          .ifPresentOrElse(
              record -> describe(lines, run, record),
              () -> lines.figure(run, "by an earlier version"));
    }
    return lines;
  }

  /** The page of the current reports; empty where none was made. */
  private static Optional<String> page(ReportFolder reports, String run, Configuration hadoop) {
    Path page = new Path(reports.readable(run), Page.FILE);
    try {
      return page.getFileSystem(hadoop).exists(page)
          ? Optional.of(reports.readable(run) + "/" + Page.FILE)
          : Optional.empty();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static String atWork(String workspace, Configuration hadoop, ReportFolder reports) {
    return WorkspaceLock.holder(workspace, hadoop)
        .map(
            holder ->
                holder.dead()
                    ? "A run of %s ended without saying so; the next one tidies up after it."
                        .formatted(holder.since())
                    : "A run is at work " + holder.words() + ".")
        .orElse(
            reports.unfinishedRuns().isEmpty()
                ? "No run is at work."
                : "No run is at work; one was left unfinished, and the next one tidies up after it.");
  }

  /** What the next run will have to do, as far as names and times of files tell. */
  private static List<String> waiting(
      Settings settings, Configuration hadoop, Optional<String> lake, ReportFolder reports) {
    List<String> waiting = new ArrayList<>();
    Optional<RunRecord> current = reports.currentRun().flatMap(reports::record);
    if (lake.isPresent() && current.isPresent() && !current.get().lake().equals(lake.get())) {
      waiting.add("The reports are of an earlier lake: a run that publishes is wanted.");
    }
    Instant looked =
        Stream.concat(
                lake.flatMap(RunId::moment).stream(),
                current.stream().map(record -> Instant.parse(record.startedAt())))
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    for (InputSettings input : settings.inputs()) {
      waiting.add(ofInput(input, hadoop, looked));
    }
    return waiting;
  }

  private static String ofInput(InputSettings input, Configuration hadoop, Instant looked) {
    try {
      if (ExportFiles.holdsNothing(hadoop, input.path())) {
        return input.path() + ": holds no files.";
      }
      List<ExportFile> files = ExportFiles.all(hadoop, input.path());
      List<ExportFile> newer =
          files.stream().filter(file -> file.modifiedAt().isAfter(looked)).toList();
      return newer.isEmpty()
          ? "%s: nothing newer than what was taken in.".formatted(input.path())
          : "%s: %s of %,d newer than what was taken in (%,d bytes); the next run reads what is other than it was."
              .formatted(
                  input.path(),
                  Plural.of(newer.size(), "file"),
                  files.size(),
                  newer.stream().mapToLong(ExportFile::bytes).sum());
    } catch (OperatorError unreadable) {
      return unreadable.getMessage();
    }
  }

  private static void describe(Summary lines, String run, RunRecord record) {
    Duration took =
        Duration.between(Instant.parse(record.startedAt()), Instant.parse(record.publishedAt()));
    String jobs =
        record.seconds().entrySet().stream()
            .map(job -> String.format(Locale.ROOT, "%s %.0f", job.getKey(), job.getValue()))
            .collect(Collectors.joining(", "));
    lines.figure(
        run,
        "%s%s, %,d rows read, %,d rejected, %,d s (%s)",
        Plural.of(record.posts(), "post"),
        record.asOf() == null ? "" : " as of " + Moments.words(Instant.parse(record.asOf())),
        record.rowsRead(),
        record.rowsRejected(),
        took.toSeconds(),
        jobs);
  }
}
