package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wildfire report}. */
@Command(
    name = "report",
    header = "Judge the measured posts, and write the reports: all of them or none.",
    description = "Readers see the earlier reports until the new ones are complete and checked.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire report",
      "  wildfire report --campaign spring --platform linkedin",
      "  wildfire report --set report.keep_runs=30"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();
  @Mixin private final FilterOptions filters = new FilterOptions();

  public ReportCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(asOf), master, filters::filters, job);
  }
}
