package wildfire.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/**
 * Runs a command's work: settings first, then the log, what needs no Spark, then Spark and the work
 * itself; whatever ends it, Spark is stopped and the person reads one clear line.
 */
public class Shell {
  private static final int DONE = 0;
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

  /** Does a job that needs Spark, of all posts; gives the exit code. */
  public int run(Options.Common.Setup given, Options.Master master, Job job) {
    return run(given, master, settings -> Filters.none(), job);
  }

  /** Does a job that needs Spark; gives the exit code. */
  public int run(
      Options.Common.Setup given,
      Options.Master master,
      Function<Settings, Filters> filters,
      Job job) {
    Settings settings = given.settings();
    Filters wanted = filters.apply(settings);
    LogFile.use(LogFile.of(settings.workspace()), form(given));
    LocalDisk.use();
    Instant startedAt = Instant.now();
    Progress progress = Progress.onThisConsole(err);
    Interruption interruption = new Interruption(err, progress::abandon);
    try (interruption) {
      try {
        job.check().accept(settings, progress);
        progress.phase("Starting Spark");
        try (Session session = Session.open(settings, master.url())) {
          progress.follow(session.spark().sparkContext());
          interruption.cancels(session::cancel);
          session.fit(settings);
          Summary summary = job.work().apply(new Run(session.spark(), settings, wanted, progress));
          progress.close();
          say(summary);
        }
        return DONE;
      } catch (Throwable thrown) { // here, since a process that is stopped waits for this alone
        progress.abandon();
        job.failed().note(settings, wanted, startedAt, progress::tell);
        throw thrown;
      }
    } catch (Throwable thrown) { // Spark throws checked exceptions that it does not declare
      progress.abandon();
      if (interruption.underWay()) {
        return STOPPED;
      }
      throw thrown;
    }
  }

  /** Does a job that looks into published reports and needs no Spark; gives the exit code. */
  public int look(
      Options.Common.Setup given, Options.RunId which, Function<Inspection, Summary> job) {
    Settings settings = given.settings();
    LogFile.useForErrors(LogFile.ofExisting(settings.workspace()), form(given));
    Progress progress = Progress.onThisConsole(err);
    Interruption interruption = new Interruption(err, progress::abandon);
    try (interruption) {
      Summary summary =
          job.apply(
              new Inspection(
                  settings,
                  which.wanted(),
                  progress,
                  interruption::cancels,
                  Screen.ofThisConsole(),
                  new PrintStream(out, false, StandardCharsets.UTF_8)));
      progress.close();
      summary.lines().forEach(out::println); // what was asked for, as it is
      out.flush();
      return DONE;
    } catch (RuntimeException failed) {
      progress.abandon();
      if (interruption.underWay()) {
        return STOPPED;
      }
      throw failed;
    }
  }

  /** Does a job that needs the settings only; gives the exit code. */
  public int run(Options.Common.Setup given, Function<Settings, Summary> job) {
    Settings settings = given.settings();
    LogFile.useForErrors(LogFile.ofExisting(settings.workspace()), form(given));
    say(job.apply(settings));
    return DONE;
  }

  private static LogFile.Form form(Options.Common.Setup given) {
    return new LogFile.Form(given.settings().log().format(), given.consoleLevel());
  }

  /** Shows what there is to know without any settings; gives the exit code. */
  public int tell(Function<Progress, Summary> knowledge) {
    LogFile.useForErrors(LogFile.ownOfUser(), new LogFile.Form("text", "OFF"));
    Progress progress = Progress.onThisConsole(err);
    try {
      Summary summary = knowledge.apply(progress);
      progress.close();
      say(summary);
      return DONE;
    } catch (RuntimeException failed) {
      progress.abandon();
      throw failed;
    }
  }

  /** What we say ourselves, with paths on this machine as people write them. */
  private void say(Summary summary) {
    summary.lines().forEach(line -> out.println(Failure.plain(line)));
    out.flush();
  }
}
