package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wildfire check}. */
@Command(
    name = "check",
    header = "Check settings and sources without reading an export.",
    description = "Tells everything that is wrong at once, each with file and line.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire check", "  wildfire check --conf campaign.yaml --set judge.above=1.5"})
public final class CheckCommand implements Callable<Integer> {
  private final Shell shell;
  private final SettingsJob job;

  @Mixin private final CommonOptions options = new CommonOptions();

  public CheckCommand(Shell shell, SettingsJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options, job);
  }
}
