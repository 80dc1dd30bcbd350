package wildfire;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.AccountsToForget;
import wildfire.ingest.Forgotten;
import wildfire.ingest.Intake;
import wildfire.ingest.LakeErasure;
import wildfire.ingest.Traces;
import wildfire.measure.MeasuredPosts;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.report.KeptRuns;
import wildfire.report.ReportFolder;
import wildfire.report.RunRecord;
import wildfire.settings.Settings;
import wildfire.table.RunId;
import wildfire.table.Versions;

/**
 * Accounts out of everything that a workspace keeps. First they are remembered, so that whoever
 * comes next finishes what is begun; then the lake is made without them, what was made of the lake
 * for the steps to come is dropped, and every kept run is written anew without their rows. Making
 * that again is the flow's.
 */
record Forgetting(SparkSession spark, Settings settings) {
  enum Extent {
    COUNT,
    REMOVE
  }

  /**
   * The accounts that a file names.
   *
   * @throws OperatorError if it cannot be taken
   */
  static List<AccountsToForget.Account> accounts(Settings settings, Path file) {
    return AccountsToForget.in(file, settings.vocabulary().platforms());
  }

  private LakeErasure lake() {
    return LakeErasure.of(spark, settings)
        .orElseThrow(
            () ->
                new OperatorError(
                    "There is no lake in %s, so that there is nobody to forget: give the workspace"
                        + " with --workspace.",
                    settings.workspace()));
  }

  private Traces.Findings traces(List<AccountsToForget.Account> accounts, Forgotten forgotten) {
    return Traces.in(spark, settings.workspace(), lake().targets(accounts), forgotten);
  }

  /**
   * {@code wildfire forget}: all of it, told as it goes on.
   *
   * @param file names the accounts
   * @throws OperatorError if the file cannot be taken, or there is no lake
   * @throws IllegalStateException if anything is left
   */
  static Summary of(Run asked, Path file, Extent extent) {
    return ActiveRun.alone(
        asked, run -> new Forgetting(run.spark(), run.settings()).of(run, file, extent));
  }

  private Summary of(ActiveRun run, Path file, Extent extent) {
    run.begin("forget", "Looking for what there is of the accounts");
    List<AccountsToForget.Account> accounts = accounts(settings, file);
    Forgotten forgotten = lake().with(accounts); // these and all before them, with their posts
    Traces.Findings before = traces(accounts, forgotten);
    if (extent == Extent.COUNT) {
      return counted(accounts.size(), before);
    }
    lake().begin(forgotten, version()); // from then on every run begins with what is left to do
    run.begin("forget", "Taking them out of the lake and of every kept run");
    remove();
    asPublished(run).ifPresent(Forgetting::makeReports);
    run.begin("forget", "Counting what is left");
    return proof(accounts.size(), before, traces(accounts, lake().forgotten()));
  }

  private static void makeReports(ActiveRun run) {
    Intake lake = run.lake();
    Retrospective.report(run, lake, Retrospective.measure(run, lake));
  }

  /** Removes all accounts that are remembered; can be done again where it was cut short. */
  private void remove() {
    LakeErasure lake = lake();
    lake.run(version());
    MeasuredPosts.removeAll(settings.workspace(), hadoop()); // made of the lake, and again from it
    KeptRuns.without(spark, settings.workspace(), lake.forgotten());
    lake.done();
  }

  /**
   * Removes what a run that was stopped left, or what hangs on posts of theirs that came to light
   * since.
   *
   * @return whether there was anything
   */
  static boolean finish(Run run) {
    boolean isUnderWay = LakeErasure.isUnderWay(run.spark(), run.settings());
    if (isUnderWay) {
      run.progress().phase("Removing what is left of accounts to forget");
      new Forgetting(run.spark(), run.settings()).remove();
    }
    return isUnderWay;
  }

  /**
   * The run to go on with when that is done: where there was anything, it may publish fewer rows
   * than the run before, as an erasure that is not cut short does.
   */
  static Run finished(Run run) {
    return finish(run) ? run.under(run.settings().losingRows()) : run;
  }

  /** A name that sorts after the intake which is the lake. */
  private String version() {
    Versions lake =
        new Versions(new org.apache.hadoop.fs.Path(settings.workspace(), "lake"), hadoop());
    return RunId.after(Instant.now(), lake.current().stream());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  /**
   * The run that makes the current reports anew: it looks at nothing after the end that these have,
   * where the settings do not name one. Empty where nothing is published.
   */
  private Optional<ActiveRun> asPublished(ActiveRun run) {
    ReportFolder reports = ReportFolder.nightly(settings.workspace(), hadoop());
    return reports
        .currentRun()
        .map(
            current ->
                reports
                    .record(current)
                    .map(RunRecord::asOf)
                    .filter(asOf -> settings.measure().asOf() == null)
                    .map(asOf -> settings.lookingUntil(Instant.parse(asOf)))
                    .orElse(settings)
                    .losingRows())
        .map(as -> run.as(run.run().under(as)));
  }

  private static Summary counted(int accounts, Traces.Findings before) {
    Summary summary =
        Summary.of(
            "Rows of %s and of their posts; nothing is changed."
                .formatted(Plural.of(accounts, "account")));
    before.places().forEach((place, count) -> summary.figure(place, count.rows()));
    return beside(summary.figure("in all", before.rows()), before);
  }

  private static Summary proof(int accounts, Traces.Findings before, Traces.Findings left) {
    Summary summary =
        Summary.of(
            (left.rows() == 0 ? Plural.of(accounts, "account") + " forgotten. " : "")
                + "Rows of them and of their posts, before, removed and left:");
    TreeSet<String> places = new TreeSet<>(before.places().keySet());
    places.addAll(left.places().keySet());
    places.forEach(place -> figure(summary, place, rows(before, place), rows(left, place)));
    figure(summary, "in all", before.rows(), left.rows());
    if (left.rows() > 0) {
      throw new IllegalStateException(
          "rows of accounts to forget are left: " + String.join("; ", summary.lines()));
    }
    return beside(summary, left);
  }

  private static long rows(Traces.Findings found, String place) {
    Traces.Count count = found.places().get(place);
    return count == null ? 0 : count.rows();
  }

  private static void figure(Summary summary, String place, long before, long left) {
    summary.figure(place, "%,11d %,11d %,11d", before, Math.max(0, before - left), left);
  }

  private static Summary beside(Summary summary, Traces.Findings found) {
    if (found.othersWords() > 0) {
      summary.sentence(
          Plural.of(found.othersWords(), "row")
              + " of others have such an id in their own words, perhaps by chance: they stay.");
    }
    if (!found.texts().isEmpty()) {
      summary.sentence(
          "Files beside the tables that name them: " + String.join(", ", found.texts()) + ".");
    }
    return summary.sentence(
        "Exports, and copies of this workspace elsewhere, are not looked at: remove them there too.");
  }
}
