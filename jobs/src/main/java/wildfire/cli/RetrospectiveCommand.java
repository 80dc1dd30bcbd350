package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wildfire retrospective}. */
@Command(
    name = "retrospective",
    header = "Ingest, measure and report: the whole nightly run.",
    description =
        "Takes in files that are new or changed, measures all posts of the lake, and replaces the reports as a whole; so it can be run again after a failure.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire retrospective",
      "  wildfire retrospective --full",
      "  wildfire retrospective --conf campaign.yaml --as-of 2026-01-31",
      "  wildfire retrospective --input exports/linkedin --source linkedin-posts"
    })
public final class RetrospectiveCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final InputOptions inputs = new InputOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = "--full",
      description = "Read every file again, not only those that are new or changed.")
  private boolean full;

  public RetrospectiveCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    if (full) {
      options.full();
    }
    return shell.run(options.with(inputs, asOf), master, filters::filters, job);
  }
}
