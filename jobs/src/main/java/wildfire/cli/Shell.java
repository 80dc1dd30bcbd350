package wildfire.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import wildfire.report.MetricsFile;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/**
 * Runs a command's work: settings first, then the log, what needs no Spark, then Spark and the work
 * itself; whatever ends it, Spark is stopped and the person reads one clear line.
 */
public class Shell {
  /** Who is told when a job fails. */
  public enum Audience {
    PERSON,
    /** Those too who watch over the nightly reports, which the job makes. */
    NIGHT_WATCH
  }

  /**
   * The work behind a command that needs Spark.
   *
   * @param check looks at what can be looked at before Spark starts, and throws a {@link
   *     wildfire.model.OperatorError} where the operator can mend what is in the way
   * @param work does it; gives what the person reads when it is done
   */
  public record Job(
      Audience audience, BiConsumer<Settings, Progress> check, Function<Run, Summary> work) {}

  /**
   * What work has that needs no Spark.
   *
   * @param stopping is told what ends the work when a person stops it
   * @param screen what the terminal can show
   * @param bytes where other output than sentences goes, in UTF-8 whatever the terminal has
   */
  public record Inspection(
      Settings settings,
      Progress progress,
      Consumer<Runnable> stopping,
      Screen screen,
      PrintStream bytes) {}

  private static final int STOPPED = 130;

  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param out for results
   * @param err for progress and errors
   */
  public Shell(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** On the screen, or wherever the output of this process goes. */
  public static Shell onThisConsole() {
    return new Shell(System.out, System.err);
  }

  /** Does a job that needs Spark; gives the exit code. */
  public int run(Options.Setup given, Filters filters, Job job) {
    Settings settings = given.settings();
    LogFile.use(LogFile.of(settings.workspace()), given.log());
    LocalDisk.use();
    Instant startedAt = Instant.now();
    return attended(
        (progress, interruption) -> {
          try {
            job.check().accept(settings, progress);
            progress.phase("Starting Spark");
            try (Session session = Session.open(settings)) {
              progress.follow(session.spark().sparkContext());
              interruption.cancels(session::cancel);
              session.fit(settings);
              Run run = new Run(session.spark(), settings, filters, progress);
              return say(job.work().apply(run), progress);
            }
          } catch (Throwable thrown) { // here, since a process that is stopped waits for this alone
            progress.abandon();
            if (job.audience() == Audience.NIGHT_WATCH && filters.equals(Filters.none())) {
              MetricsFile.failed(settings, startedAt, progress::tell);
            }
            throw thrown;
          }
        });
  }

  /** Does a job that looks into published reports and needs no Spark; gives the exit code. */
  public int look(Options.Setup given, Function<Inspection, Summary> job) {
    Settings settings = given.settings();
    LogFile.useForErrors(given.log());
    PrintStream bytes = new PrintStream(out, false, StandardCharsets.UTF_8);
    return attended(
        (progress, interruption) -> {
          Inspection inspection =
              new Inspection(
                  settings, progress, interruption::cancels, Screen.ofThisConsole(), bytes);
          Summary summary = job.apply(inspection);
          progress.close();
          summary.lines().forEach(out::println); // what was asked for, as it is
          out.flush();
          return summary.exitCode();
        });
  }

  /** Does a job that needs the settings only; gives the exit code. */
  public int run(Options.Setup given, Function<Settings, Summary> job) {
    LogFile.useForErrors(given.log());
    return attended((progress, interruption) -> say(job.apply(given.settings()), progress));
  }

  /** Shows what there is to know without any settings; gives the exit code. */
  public int tell(Function<Progress, Summary> knowledge) {
    LogFile.useForErrors(new LogFile.Form("text", "OFF"));
    return attended((progress, interruption) -> say(knowledge.apply(progress), progress));
  }

  private int attended(ToIntBiFunction<Progress, Interruption> work) {
    Progress progress = Progress.onThisConsole(err);
    Interruption interruption = new Interruption(err, progress::abandon);
    try (interruption) {
      return work.applyAsInt(progress, interruption);
    } catch (Throwable thrown) { // Spark throws checked exceptions that it does not declare
      progress.abandon();
      if (interruption.underWay()) {
        return STOPPED;
      }
      throw thrown;
    }
  }

  /** What we say ourselves, with paths on this machine as people write them. */
  private int say(Summary summary, Progress progress) {
    progress.close();
    summary.lines().forEach(line -> out.println(Failure.plain(line)));
    out.flush();
    return summary.exitCode();
  }
}
