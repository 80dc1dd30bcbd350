package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wildfire.settings.Filters;

/** {@code wildfire measure-floor}: for {@code scripts/bench}. */
@Command(
    name = "measure-floor",
    hidden = true,
    header = "Compare measuring the lake with its floor: reading, shuffling and sorting alone.",
    description = "Nothing is written.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire measure-floor --workspace wildfire-workspace/bench/run --runs 5"})
public final class MeasureFloorCommand implements Callable<Integer> {

  /** The work behind the command. */
  @FunctionalInterface
  public interface FloorJob {

    /** Compares so many times. */
    Summary run(Run run, int runs);
  }

  private final Shell shell;
  private final FloorJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs of each, in turn.")
  private int runs;

  public MeasureFloorCommand(Shell shell, FloorJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(
        options.with(asOf),
        master,
        settings -> Filters.none(),
        run -> job.run(run, Math.max(1, runs)));
  }
}
