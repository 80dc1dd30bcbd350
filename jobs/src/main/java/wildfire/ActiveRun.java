package wildfire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import wildfire.cli.LogFile;
import wildfire.cli.Progress;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.Intake;
import wildfire.measure.MeasureJob;
import wildfire.measure.MeasuredPosts;
import wildfire.model.Moments;
import wildfire.model.Plural;
import wildfire.report.ReportJob;
import wildfire.report.RunRecord;
import wildfire.report.SparkMeter;
import wildfire.settings.Settings;
import wildfire.table.RunId;
import wildfire.table.Versions;
import wildfire.table.WorkspaceLock;
import wildfire.verdict.Judge;

/**
 * A run that has the workspace to itself: its name, which job it is at and since when.
 *
 * @param run what it was asked
 */
record ActiveRun(
    Run run, WorkspaceLock lock, SparkMeter meter, Instant startedAt, String id, List<Step> steps) {
  /** Folders of the workspace in which runs leave versions. */
  private static final List<String> VERSIONED = List.of("lake", MeasuredPosts.FOLDER, "reports");

  /** The run is at a job, from a moment on. */
  private record Step(String job, Instant since) {}

  /** One run at a time writes in a workspace. */
  static Summary alone(Run run, Function<ActiveRun, Summary> work) {
    Configuration hadoop = run.spark().sparkContext().hadoopConfiguration();
    try (WorkspaceLock lock =
            WorkspaceLock.take(run.settings().workspace(), hadoop, WorkspaceLock.Patience.DEFAULT);
        SparkMeter meter = SparkMeter.of(run.spark().sparkContext())) {
      Intake.tidyUp(run.spark(), run.settings().workspace());
      Run next = Forgetting.finished(run); // what a run that was killed left of it
      return work.apply(begun(next, lock, meter));
    }
  }

  private static ActiveRun begun(Run run, WorkspaceLock lock, SparkMeter meter) {
    Configuration hadoop = run.spark().sparkContext().hadoopConfiguration();
    Instant now = Instant.now();
    String id =
        RunId.after(
            now,
            VERSIONED.stream()
                .map(folder -> new Versions(new Path(run.settings().workspace(), folder), hadoop))
                .flatMap(versions -> versions.current().stream()));
    LogFile.name(id, run.spark().sparkContext());
    return new ActiveRun(run, lock, meter, now, id, new ArrayList<>());
  }

  /** The same with the workspace, but another name, asked something else. */
  ActiveRun as(Run other) {
    return begun(other, lock, meter);
  }

  SparkSession spark() {
    return run.spark();
  }

  Settings settings() {
    return run.settings();
  }

  Progress progress() {
    return run.progress();
  }

  /** What a job leaves others read: none begins when another run has taken over. */
  void begin(String job, String words) {
    lock.check();
    steps.add(new Step(job, Instant.now()));
    progress().phase(words);
    LogFile.step(words);
  }

  /** The lake as far as the run looks at it. */
  Intake lake() {
    return lookingBack(wholeLake());
  }

  Intake wholeLake() {
    return Intake.load(spark(), settings().workspace());
  }

  /** A run that looks back sees what was known then. */
  Intake lookingBack(Intake lake) {
    Instant asOf = settings().measure().asOf();
    if (asOf == null) {
      return lake;
    }
    Intake then = lake.knownAt(asOf);
    if (then.knownAt().isPresent()) {
      progress()
          .tell(
              "Looking back: %s taken in since %s left out, so that it is as it was known then."
                  .formatted(Plural.of(then.takenInSince().size(), "file"), Moments.words(asOf)));
    }
    return then;
  }

  Duration duration() {
    return Duration.between(startedAt, Instant.now());
  }

  /** How long each job took before the one that it is at. */
  private Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Duration took = Duration.between(before.since(), steps.get(i).since());
      seconds.merge(before.job(), took.toMillis() / 1e3, Double::sum);
    }
    return seconds;
  }

  /** What the reports say of the run that makes them. */
  ReportJob.Asking forReport() {
    return new ReportJob.Asking(
        id,
        startedAt,
        settings().measure().asOf(),
        version(),
        new RunRecord.JudgedBy(
            settings().digestOfVerdicts(), MeasureJob.MEASURE_VERSION + "." + Judge.VERSION),
        Map.copyOf(seconds()),
        meter);
  }

  /** Of this program. */
  private static String version() {
    String version = ActiveRun.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
