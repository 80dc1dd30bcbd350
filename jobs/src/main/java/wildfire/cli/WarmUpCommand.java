package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code wildfire warm-up}: loads the classes that every run needs, so that the launcher can keep
 * them in an archive.
 */
@Command(
    name = "warm-up",
    hidden = true,
    header = "Load what every run needs; the launcher keeps it for faster starts.",
    footerHeading = "%nExamples:%n",
    footer = "  wildfire warm-up")
public final class WarmUpCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    WarmUp.run();
    return 0;
  }
}
