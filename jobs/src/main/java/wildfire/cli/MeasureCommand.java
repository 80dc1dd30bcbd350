package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wildfire.settings.Filters;

/** {@code wildfire measure}. */
@Command(
    name = "measure",
    header = "Measure how fast and how far each post of the lake spread.",
    description =
        "Speed, breadth, conversation and the organic part, at the same ages for every post.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire measure", "  wildfire measure --set measure.window=14d"})
public final class MeasureCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  public MeasureCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(asOf), master, settings -> Filters.none(), job);
  }
}
