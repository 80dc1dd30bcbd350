package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wildfire.settings.Filters;

/** {@code wildfire judge}. */
@Command(
    name = "judge",
    header = "Set each measured post against what its account usually gets, and give its verdict.",
    description = "The evidence for a verdict is on its row.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire judge",
      "  wildfire judge --conf campaign.yaml",
      "  wildfire judge --set judge.above=1.5"
    })
public final class JudgeCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final MasterOption master = new MasterOption();

  public JudgeCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(), master, settings -> Filters.none(), job);
  }
}
