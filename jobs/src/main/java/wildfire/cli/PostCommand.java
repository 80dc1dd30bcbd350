package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wildfire post ID}. */
@Command(
    name = "post",
    header = "Show one post: what was measured, its verdict, and why.",
    description =
        "Reads the published reports. With charts: how the shares came in, and how they added up against what is usual.",
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
     * Looks at one post.
     *
     * @param platforms where it may be; empty: anywhere
     * @throws wildfire.model.OperatorError if there is no such post, or several
     */
    Summary run(Look look, String postId, List<String> platforms);
  }

  private final Shell shell;
  private final PostJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final RunOption run = new RunOption();

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      split = ",",
      description = "Where it is, if platforms share an id. Repeatable, or with commas.")
  private List<String> platforms = new ArrayList<>();

  @Parameters(paramLabel = "ID", description = "The post's id on its platform.")
  private String postId;

  public PostCommand(Shell shell, PostJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    return shell.look(options.with(), run, look -> job.run(look, postId, platforms));
  }
}
