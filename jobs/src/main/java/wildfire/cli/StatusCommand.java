package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wildfire status}. */
@Command(
    name = "status",
    header =
        "Say whether a run is at work, what waits for the next one, and what the kept ones did.",
    description =
        "A run that ended without saying so needs nobody: the next one tidies up after it.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire status", "  wildfire status --workspace wildfire-workspace/demo"})
public final class StatusCommand implements Callable<Integer> {
  private final Shell shell;
  private final SettingsJob status;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final InputOptions inputs = new InputOptions();

  public StatusCommand(Shell shell, SettingsJob status) {
    this.shell = shell;
    this.status = status;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(inputs), status);
  }
}
