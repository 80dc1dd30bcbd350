package wildfire;

import java.util.List;
import picocli.CommandLine;
import wildfire.cli.CheckCommand;
import wildfire.cli.Cli;
import wildfire.cli.CompareCommand;
import wildfire.cli.DemoCommand;
import wildfire.cli.ExtractCommand;
import wildfire.cli.ForgetCommand;
import wildfire.cli.GenerateCommand;
import wildfire.cli.IngestCommand;
import wildfire.cli.Job;
import wildfire.cli.MeasureCommand;
import wildfire.cli.PostCommand;
import wildfire.cli.Progress;
import wildfire.cli.PublishingJob;
import wildfire.cli.ReportCommand;
import wildfire.cli.RetrospectiveCommand;
import wildfire.cli.Run;
import wildfire.cli.Shell;
import wildfire.cli.SourcesCommand;
import wildfire.cli.SqlCommand;
import wildfire.cli.StatusCommand;
import wildfire.cli.Summary;
import wildfire.cli.TablesCommand;
import wildfire.cli.TopCommand;
import wildfire.cli.WarmUpCommand;
import wildfire.ingest.source.Sources;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/** Entry point: the commands, each with the work behind it. */
public final class Main {
  private static final List<InputSettings> SAMPLES =
      List.of(
          new InputSettings("two-campaigns", "wildfire-csv"),
          new InputSettings("two-campaigns", "wildfire-ndjson"));

  private Main() {}

  /** Runs one command; the exit code is 0 when it is done. */
  public static void main(String[] args) {
    CommandLine line = Cli.of(commands(Shell.onThisConsole()));
    int exitCode;
    try {
      exitCode = line.execute(args);
    } catch (Error fatal) { // picocli hands on exceptions only
      exitCode = Cli.fail(fatal, line);
    }
    System.exit(exitCode);
  }

  private static List<Object> commands(Shell shell) {
    return List.of(
        new DemoCommand(shell, SAMPLES, publishing(withPlaybook(Retrospective::whole))),
        new RetrospectiveCommand(
            shell, publishing(withPlaybook(withSources(Retrospective::whole)))),
        new IngestCommand(shell, withSources(Retrospective::ingestOnly)),
        new MeasureCommand(shell, Retrospective::measureOnly),
        new ReportCommand(shell, publishing(withPlaybook(Retrospective::reportOnly))),
        new ForgetCommand(shell, Forgetting.job()),
        new CheckCommand(shell, new Checkup()),
        new SourcesCommand(shell, SourceCatalogue::list, SourceCatalogue::detect),
        new TopCommand(shell, ReportLooks::top),
        new PostCommand(shell, ReportLooks::post),
        new CompareCommand(shell, ReportLooks::compare),
        new SqlCommand(shell, ReportLooks::sql),
        new ExtractCommand(shell, ReportLooks::extract),
        new GenerateCommand(shell, Generation::of),
        new TablesCommand(shell, TablePaths::of),
        new StatusCommand(shell, WorkspaceStatus::of),
        new WarmUpCommand());
  }

  private static Job publishing(Job job) {
    return new PublishingJob(job);
  }

  /** A source that is not there, or whose file is wrong, is told before Spark starts. */
  static Job withSources(Job job) {
    return new Job() {
      @Override
      public void prepare(Settings settings, Progress progress) {
        job.prepare(settings, progress);
        Sources sources = Checkup.sources();
        settings.inputs().stream()
            .flatMap(input -> input.source().stream())
            .forEach(sources::named);
      }

      @Override
      public Summary run(Run run) {
        return job.run(run);
      }
    };
  }

  /** What is wrong in the playbook is told before Spark starts. */
  private static Job withPlaybook(Job job) {
    return new Job() {
      @Override
      public void prepare(Settings settings, Progress progress) {
        job.prepare(settings, progress);
        Retrospective.playbook(settings);
      }

      @Override
      public Summary run(Run run) {
        return job.run(run);
      }
    };
  }
}
