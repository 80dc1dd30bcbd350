package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wildfire.settings.Filters;

/** {@code wildfire ingest}. */
@Command(
    name = "ingest",
    header = "Read new exports into the lake; rejected rows are kept with their reasons.",
    description =
        "Files that were taken in before, and are as they were, are not read again. Account ids become pseudonyms on the way in.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire ingest",
      "  wildfire ingest --input exports/x.csv --source x-content-2026",
      "  wildfire ingest --set ingest.max_rejected_share=0.1"
    })
public final class IngestCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final InputOptions inputs = new InputOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  @Option(names = "--full", description = "Read every file again, not only new and changed ones.")
  private boolean full;

  public IngestCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    if (full) {
      options.full();
    }
    return shell.run(options.with(inputs, asOf), master, settings -> Filters.none(), job);
  }
}
