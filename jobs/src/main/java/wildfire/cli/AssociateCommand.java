package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wildfire.settings.Filters;

/** {@code wildfire associate}. */
@Command(
    name = "associate",
    header = "Set outcomes against triggers, formats, times, platforms and accounts.",
    description = {
      "Differences with all else compared fairly, with their doubt. Never an effect or a cause.",
      "Publishing under filters asks anew, of the chosen posts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire associate",
      "  wildfire associate --set associate.time_zone=Europe/Amsterdam",
      "  wildfire associate --set associate.outcomes=[speed,viral]"
    })
public final class AssociateCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  public AssociateCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(asOf), master, settings -> Filters.none(), job);
  }
}
