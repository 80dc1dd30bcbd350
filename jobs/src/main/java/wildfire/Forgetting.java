package wildfire;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.AccountsToForget;
import wildfire.ingest.Forgotten;
import wildfire.ingest.LakeErasure;
import wildfire.ingest.Traces;
import wildfire.measure.MeasuredPosts;
import wildfire.model.HowMany;
import wildfire.model.OperatorError;
import wildfire.report.KeptRuns;
import wildfire.report.ReportFolder;
import wildfire.report.RunRecord;
import wildfire.settings.Filters;
import wildfire.settings.Settings;
import wildfire.table.RunId;
import wildfire.table.Versions;

/**
 * Accounts out of everything that a workspace keeps. First they are remembered, so that whoever
 * comes next finishes what is begun; then the lake is made without them, what was made of the lake
 * for the steps to come is dropped, and every kept run is written anew without their rows. Making
 * that again is the flow's.
 */
final class Forgetting {
  private final Run run;
  private final SparkSession spark;
  private final Settings settings;

  Forgetting(Run run) {
    this.run = run;
    this.spark = run.spark();
    this.settings = run.settings();
  }

  /** How far to go. */
  enum Extent {
    /** Count what there is of them, and leave it. */
    COUNT,
    /** Remove it. */
    REMOVE
  }

  /**
   * What a person wants.
   *
   * @param accounts the file that names them
   */
  record Request(Path accounts, Extent extent) {}

  /**
   * What is to be forgotten, and what there is of it.
   *
   * @param forgotten these accounts and all before them, with their posts
   */
  record Asked(
      List<AccountsToForget.Account> accounts, Forgotten forgotten, Traces.Findings before) {
    /** In words. */
    Summary words() {
      Summary summary =
          Summary.of(
              "Rows of "
                  + HowMany.of(accounts.size(), "account")
                  + " and of their posts; nothing is"
                  + " changed.");
      before.places().forEach((place, count) -> summary.figure(place, count.rows()));
      summary.figure("in all", before.rows());
      return Forgetting.beside(summary, before);
    }
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

  /**
   * Looks at what there is of the accounts that a file names.
   *
   * @throws OperatorError if the file cannot be taken, or there is no lake
   */
  Asked asked(Path file) {
    List<AccountsToForget.Account> accounts = accounts(settings, file);
    LakeErasure lake = lake();
    Forgotten forgotten = lake.with(accounts);
    return new Asked(accounts, forgotten, found(lake, accounts, forgotten));
  }

  private Traces.Findings found(
      LakeErasure lake, List<AccountsToForget.Account> accounts, Forgotten forgotten) {
    return Traces.in(spark, settings.workspace(), lake.sought(accounts), forgotten);
  }

  /**
   * All of it, told as it goes on.
   *
   * @param again makes the current reports anew
   */
  Summary all(Request request, RunAtWork work, Consumer<Run> again) {
    work.begin("forget", "Looking for what there is of the accounts");
    Asked asked = asked(request.accounts());
    if (request.extent() == Extent.COUNT) {
      return asked.words();
    }
    remember(asked);
    work.begin("forget", "Taking them out of the lake and of every kept run");
    remove();
    asPublished().ifPresent(again);
    work.begin("forget", "Counting what is left");
    return proof(asked);
  }

  /** From then on every run begins with what is still to be removed. */
  void remember(Asked asked) {
    lake().begin(asked.forgotten(), version());
  }

  /** Removes all accounts that are remembered; can be done again where it was cut short. */
  void remove() {
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
  boolean finish() {
    boolean isUnderWay = LakeErasure.isUnderWay(spark, settings);
    if (isUnderWay) {
      run.progress().phase("Removing what is left of accounts to forget");
      remove();
    }
    return isUnderWay;
  }

  /**
   * The run to go on with when that is done: where there was anything, it may publish fewer rows
   * than the run before, as an erasure that is not cut short does.
   */
  Run finished() {
    return finish() ? new Run(spark, settings.losingRows(), run.filters(), run.progress()) : run;
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
  Optional<Run> asPublished() {
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
        .map(as -> new Run(spark, as, Filters.none(), run.progress()));
  }

  /**
   * Counts again.
   *
   * @throws IllegalStateException if anything is left
   */
  Summary proof(Asked asked) {
    LakeErasure lake = lake();
    Traces.Findings left = found(lake, asked.accounts(), lake.forgotten());
    Summary summary =
        Summary.of(
            left.rows() == 0
                ? HowMany.of(asked.accounts().size(), "account")
                    + " forgotten. Rows of them and of their posts, before, removed and left:"
                : "Rows of them and of their posts, before, removed and left:");
    TreeSet<String> places = new TreeSet<>(asked.before().places().keySet());
    places.addAll(left.places().keySet());
    for (String place : places) {
      summary.figure(place, words(rows(asked.before(), place), rows(left, place)));
    }
    summary.figure("in all", words(asked.before().rows(), left.rows()));
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

  private static String words(long before, long left) {
    return String.format(
        Locale.ROOT, "%,11d %,11d %,11d", before, Math.max(0, before - left), left);
  }

  private static Summary beside(Summary summary, Traces.Findings found) {
    if (found.othersWords() > 0) {
      summary.sentence(
          HowMany.of(found.othersWords(), "row")
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
