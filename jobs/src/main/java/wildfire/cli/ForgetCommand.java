package wildfire.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/** {@code wildfire forget}. */
@Command(
    name = "forget",
    header = "Remove accounts from the lake and every kept run, and count that nothing is left.",
    description = {
      "Their posts go with all that was done to them, their acts on posts of others, tags, follows and"
          + " totals of theirs, and rejected rows that name them. The reports are made anew without"
          + " them, as of the day that they had. The workspace remembers them by digests, so that no"
          + " later run takes them in again. It cannot be undone.",
      "",
      "FILE has one account id a line as the exports write it, or CSV under the header"
          + " platform,account; lines that begin with # are passed over. The exports themselves, and"
          + " copies of the workspace, are not touched: remove the accounts there too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire forget --accounts accounts.txt --dry-run",
      "  wildfire forget --accounts accounts.csv --conf campaign.yaml"
    })
public final class ForgetCommand implements Callable<Integer> {
  /** How far to go. */
  public enum Extent {
    /** Count what there is of them, and leave it. */
    COUNT,
    /** Remove it. */
    REMOVE
  }

  /**
   * What is asked for.
   *
   * @param accounts the file that names them
   */
  public record Request(Path accounts, Extent extent) {}

  /** The work behind the command. */
  @FunctionalInterface
  public interface ForgetJob {

    /**
     * Looks at the file before Spark starts; does nothing, where the job does not say more.
     *
     * @throws wildfire.model.OperatorError if it cannot be taken
     */
    default void prepare(Settings settings, Request request) {}

    /**
     * Removes them, or counts what there is.
     *
     * @throws wildfire.model.OperatorError if the operator can mend what is in the way
     * @throws IllegalStateException if something of them is left
     */
    Summary run(Run run, Request request);
  }

  private final Shell shell;
  private final ForgetJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  @Option(
      names = "--accounts",
      required = true,
      paramLabel = "FILE",
      description = "The accounts to forget.")
  private Path accounts;

  @Option(names = "--dry-run", description = "Only count what there is of them; change nothing.")
  private boolean dryRun;

  public ForgetCommand(Shell shell, ForgetJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    Request request = new Request(accounts, dryRun ? Extent.COUNT : Extent.REMOVE);
    return shell.run(
        options.with(asOf),
        master,
        settings -> Filters.none(),
        new Job() {
          @Override
          public void prepare(Settings settings, Progress progress) {
            job.prepare(settings, request);
          }

          @Override
          public Summary run(Run run) {
            return job.run(run, request);
          }
        });
  }
}
