package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wildfire.settings.Filters;

/** {@code wildfire associate-speed}: for the benchmark. */
@Command(
    name = "associate-speed",
    hidden = true,
    header = "Time the association of made-up posts.",
    description = "Nothing is read or written.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire associate-speed --posts 100000 --accounts 2000"})
public final class AssociateSpeedCommand implements Callable<Integer> {

  /**
   * What to make up.
   *
   * @param triggers at most 20
   */
  public record Size(int posts, int accounts, int platforms, int triggers) {}

  /** The work behind the command. */
  @FunctionalInterface
  public interface SpeedJob {

    /** Associates so many posts. */
    Summary run(Run run, Size size);
  }

  private final Shell shell;
  private final SpeedJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final MasterOption master = new MasterOption();

  @Option(names = "--posts", paramLabel = "N", defaultValue = "100000", description = "Posts.")
  private int posts;

  @Option(names = "--accounts", paramLabel = "N", defaultValue = "2000", description = "Accounts.")
  private int accounts;

  @Option(names = "--platforms", paramLabel = "N", defaultValue = "6", description = "Platforms.")
  private int platforms;

  @Option(names = "--triggers", paramLabel = "N", defaultValue = "12", description = "Triggers.")
  private int triggers;

  public AssociateSpeedCommand(Shell shell, SpeedJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    Size size = new Size(posts, accounts, platforms, triggers);
    return shell.run(options.with(), master, settings -> Filters.none(), run -> job.run(run, size));
  }
}
