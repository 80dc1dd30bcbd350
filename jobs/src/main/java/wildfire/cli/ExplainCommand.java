package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wildfire.settings.Filters;

/** {@code wildfire explain}. */
@Command(
    name = "explain",
    header = "Tell of each post what goes with what became of it.",
    description = {
      "What clear associations come to for a post, and the most similar post that did better.",
      "Reads what judge and associate left in the workspace."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire explain", "  wildfire explain --set explain.clearly_better=2"})
public final class ExplainCommand implements Callable<Integer> {
  private final Shell shell;
  private final Job job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  public ExplainCommand(Shell shell, Job job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(asOf), master, settings -> Filters.none(), job);
  }
}
