package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wildfire.query.Posts;
import wildfire.query.TopPosts;

/** {@code wildfire top}. */
@Command(
    name = "top",
    header = "Show the posts that did best against what is usual, each with why.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire top",
      "  wildfire top -n 5 --by conversation --platform linkedin,x",
      "  wildfire top --campaign spring --workspace wildfire-workspace/demo"
    })
public final class TopCommand implements Callable<Integer> {
  private static final int LONGEST = 1_000;

  /** What is asked; {@code most} is how many are shown at most. */
  public record Asked(TopPosts.By by, Posts posts, int most) {}

  /** The work behind the command. */
  @FunctionalInterface
  public interface TopJob {
    Summary run(Look look, Asked asked);
  }

  private final Shell shell;
  private final TopJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final RunOption run = new RunOption();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "distance (speed and breadth together; the default), speed, breadth or conversation.")
  private TopPosts.By by = TopPosts.By.DISTANCE;

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      split = ",",
      description = "Only posts on this platform. Repeatable, or with commas.")
  private List<String> platforms = new ArrayList<>();

  @Option(
      names = "--campaign",
      paramLabel = "ID",
      description = "Only posts of this campaign. Repeatable.")
  private List<String> campaigns = new ArrayList<>();

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "How many are shown (1 to 1000; default: 10).")
  private int most = 10;

  @Spec private CommandSpec spec;

  public TopCommand(Shell shell, TopJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    if (most < 1 || most > LONGEST) {
      throw new ParameterException(
          spec.commandLine(), "-n is " + most + ": it must be between 1 and " + LONGEST + ".");
    }
    Asked asked = new Asked(by, new Posts(platforms, campaigns), most);
    return shell.look(options.with(), run, look -> job.run(look, asked));
  }
}
