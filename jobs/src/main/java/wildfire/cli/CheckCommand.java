package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wildfire.settings.Filters;

/** {@code wildfire check}. */
@Command(
    name = "check",
    header = "Check settings and sources on the first records of each export.",
    description =
        "Tells what would be read, what is in the way, and what would be rejected of the first records and why."
            + " Nothing is read into the lake.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire check",
      "  wildfire check --conf campaign.yaml --set judge.above=1.5",
      "  wildfire check --input exports/linkedin --source linkedin-posts"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final InputOptions inputs = new InputOptions();
  @Mixin private final MasterOption master = new MasterOption();

  public CheckCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(inputs), master, settings -> Filters.none(), job);
  }
}
