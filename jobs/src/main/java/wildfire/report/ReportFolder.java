package wildfire.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.table.RunId;
import wildfire.table.Versions;

/**
 * The published reports of a workspace: {@code runs/<run id>/<table>}, and a file {@code CURRENT}
 * that names the run to read. A run is written once and becomes the current one when that file is
 * replaced, of which a reader can never see half. On a local filesystem a symbolic link {@code
 * current} follows, for tools that want one fixed path.
 */
public final class ReportFolder {
  private static final String LINK = "current";

  private final Versions runs;

  /** The reports of a workspace: what every night makes and BI tools read. Nothing is made yet. */
  public static ReportFolder nightly(String workspace, Configuration hadoop) {
    return new ReportFolder(new Path(workspace, "reports"), hadoop);
  }

  /** Reports on some posts only, apart from the nightly ones so that nobody takes them for all. */
  public static ReportFolder filtered(String workspace, Configuration hadoop) {
    return new ReportFolder(new Path(workspace, "reports-filtered"), hadoop);
  }

  private ReportFolder(Path path, Configuration hadoop) {
    runs = new Versions(path, hadoop);
  }

  /** The run that readers should read; empty before the first. */
  public Optional<String> currentRun() {
    return runs.current();
  }

  /** The runs that are kept, the oldest first. */
  public List<String> keptRuns() {
    return runs.all();
  }

  /** The folder of a run. */
  Path run(String runId) {
    return runs.of(runId);
  }

  /** The folder of a table in a run. */
  public Path table(String runId, String table) {
    return new Path(run(runId), table);
  }

  /** The folder of a run as people should open it: by the link where that leads to it. */
  public String readable(String runId) {
    boolean isLinked = isLocal() && Files.isSymbolicLink(local(link()));
    return isLinked && currentRun().equals(Optional.of(runId)) ? plain(link()) : plain(run(runId));
  }

  /** The same of a run that is about to be made the current one. */
  String readableOnceCurrent(String runId) {
    return plain(isLocal() ? link() : run(runId));
  }

  /** The path that leads to the current run, whichever that is; empty where there are no links. */
  Optional<Path> fixed() {
    return isLocal() ? Optional.of(link()) : Optional.empty();
  }

  private Path link() {
    return new Path(runs.folder(), LINK);
  }

  /** A path without the {@code file:} that nobody types. */
  public static String plain(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  /** Removes what runs left that did not finish, and lets the link follow where it did not. */
  void clean() {
    runs.clean();
    currentRun().ifPresent(this::link);
  }

  /** What a run noted of itself; empty if it is not whole. */
  public Optional<RunRecord> record(String runId) {
    return runs.note(runId).flatMap(RunRecord::of);
  }

  /** Runs that were begun and are not whole: one that is at work, or that was stopped. */
  public List<String> unfinishedRuns() {
    return runs.unfinished();
  }

  /** Makes a whole run the current one. */
  void makeCurrent(RunRecord record) {
    runs.makeCurrent(record.run(), record.json());
    link(record.run());
  }

  /** Keeps a whole run beside the current one. */
  void keepBeside(RunRecord record) {
    runs.finish(record.run(), record.json());
  }

  /** What the current run is about, if that is a later moment; else empty. */
  Optional<Instant> laterThan(Instant moment) {
    return currentRun()
        .flatMap(this::record)
        .filter(ReportFolder::tellsItsMoment)
        .map(RunRecord::moment)
        .filter(current -> current.isAfter(moment));
  }

  /** What is noted of a run, as text; empty if it is not whole. */
  Optional<String> note(String runId) {
    return runs.note(runId);
  }

  /** Puts a run, which is written, in the place of another one, which goes. */
  void replace(String runId, String by, String note) {
    runs.finish(by, note);
    takePlace(runId, by);
  }

  /** Both are there where that was cut short between them. */
  void finishReplacements() {
    List<String> all = keptRuns();
    for (String run : all) {
      all.stream()
          .filter(other -> RunId.replaces(other, run))
          .findFirst()
          .ifPresent(by -> takePlace(run, by));
    }
  }

  private void takePlace(String runId, String by) {
    if (currentRun().equals(Optional.of(runId))) {
      runs.point(by);
      link(by);
    }
    runs.remove(runId::equals);
  }

  /**
   * Keeps the newest runs, the current one in any case, and the one that it goes on from, be it
   * that rows were taken out of that since: the same night may be run again.
   */
  void keep(int newest) {
    String followed = currentRun().flatMap(this::record).map(RunRecord::follows).orElse("");
    runs.keep(
        newest,
        keptRuns().stream()
            .filter(run -> run.equals(followed) || RunId.replaces(run, followed))
            .collect(Collectors.toSet()));
  }

  /** The latest run about an earlier moment, as far as it tells of itself. */
  Optional<RunRecord> before(Instant moment) {
    return keptRuns().stream()
        .flatMap(run -> record(run).stream())
        .filter(ReportFolder::tellsItsMoment)
        .filter(run -> run.moment().isBefore(moment))
        .max(Comparator.comparing(RunRecord::moment).thenComparing(RunRecord::run));
  }

  private static boolean tellsItsMoment(RunRecord run) {
    return run.judgedBy() != null; // of an earlier version it may not
  }

  private void link(String runId) {
    if (!isLocal()) {
      return;
    }
    try {
      java.nio.file.Path next = local(new Path(runs.folder(), "_" + LINK));
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, java.nio.file.Path.of("runs", runId));
      Files.move(
          next, local(link()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean isLocal() {
    return "file".equals(runs.folder().toUri().getScheme());
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }
}
