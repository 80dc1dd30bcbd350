package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wildfire compare CAMPAIGN CAMPAIGN}. */
@Command(
    name = "compare",
    header = "Show two campaigns beside each other, and how sure the difference is.",
    description =
        "Verdicts with Wilson's intervals, and how posts stood to what is usual for their accounts; over all"
            + " platforms, and on each where both have posts. Nothing is held equal, and nothing said of causes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire compare spring autumn",
      "  wildfire compare spring autumn --workspace wildfire-workspace/demo"
    })
public final class CompareCommand implements Callable<Integer> {

  /** The work behind the command. */
  @FunctionalInterface
  public interface CompareJob {
    Summary run(Look look, String first, String second);
  }

  private final Shell shell;
  private final CompareJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "A campaign's id.")
  private String first;

  @Parameters(index = "1", paramLabel = "CAMPAIGN", description = "Another one's.")
  private String second;

  public CompareCommand(Shell shell, CompareJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.look(options.with(), run, look -> job.run(look, first, second));
  }
}
