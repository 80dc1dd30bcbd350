package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wildfire post ID}. */
@Command(
    name = "post",
    header = "Show one post: what was measured, its verdict, and why.",
    description = "Reads the lake; nothing is published.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire post 7123456789",
      "  wildfire post 7123456789 --platform linkedin",
      "  wildfire post spring-launch --workspace wildfire-workspace/demo"
    })
public final class PostCommand implements Callable<Integer> {

  /** The work behind the command. */
  @FunctionalInterface
  public interface PostJob {

    /**
     * Looks at one post; {@link Run#filters()} tells which one where platforms share an id.
     *
     * @throws wildfire.model.OperatorError if the lake has no such post, or several
     */
    Summary run(Run run, String postId);
  }

  private final Shell shell;
  private final PostJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Parameters(paramLabel = "ID", description = "The post's id on its platform.")
  private String postId;

  public PostCommand(Shell shell, PostJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.run(options, filters::filters, run -> job.run(run, postId));
  }
}
