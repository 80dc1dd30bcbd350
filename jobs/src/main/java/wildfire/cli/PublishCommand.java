package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wildfire publish}. */
@Command(
    name = "publish",
    header = "Write the reports and make them current, all of them or none.",
    description = "Readers see the earlier reports until the new ones are complete and checked.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire publish",
      "  wildfire publish --campaign spring --platform linkedin",
      "  wildfire publish --set report.language=nl",
      "  wildfire publish --set report.keep_runs=30"
    })
public final class PublishCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();
  @Mixin private final FilterOptions filters = new FilterOptions();

  public PublishCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(asOf), master, filters::filters, job);
  }
}
