package wildfire.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import wildfire.query.Extraction;
import wildfire.query.TopPosts;

/** {@code wildfire}: takes the arguments apart, runs the command, and gives the exit code. */
@Command(
    name = "wildfire",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Which posts went viral, why, and why the others did not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire demo",
      "  wildfire retrospective --conf campaign.yaml --as-of 2026-01-31",
      "",
      "Exit codes: 0 done, 1 a fault of Wildfire, 2 something to mend first, 3 exports worse than the limit.",
      "WILDFIRE_MEMORY (such as 8g) is the memory on this machine, else half of what it has."
    })
public final class Cli implements Callable<Integer> {
  private static final int WRONG_USAGE = 2;

  @Spec private CommandSpec spec;

  private Cli() {}

  /**
   * The command line of these commands.
   *
   * @param commands objects with picocli's annotation
   */
  public static CommandLine of(List<?> commands) {
    CommandLine line = new CommandLine(new Cli());
    for (Object command : commands) {
      CommandLine subcommand = new CommandLine(command);
      subcommand.getCommandSpec().addOption(help());
      line.addSubcommand(subcommand);
    }
    line.registerConverter(Extraction.Format.class, new OneOf<>(Extraction.Format.class));
    line.registerConverter(TopPosts.By.class, new OneOf<>(TopPosts.By.class));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((wrong, arguments) -> wrongUsage(wrong));
    line.setExecutionExceptionHandler(Cli::failed);
    return line;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help and do nothing.")
        .build();
  }

  /** Without a command: what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return WRONG_USAGE;
  }

  private static int wrongUsage(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(WrongUsage.sentence(wrong));
    err.println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    err.flush();
    return WRONG_USAGE;
  }

  private static int failed(Exception thrown, CommandLine line, ParseResult parsed) {
    return fail(thrown, line);
  }

  /** Says what went wrong; gives the exit code. */
  public static int fail(Throwable thrown, CommandLine line) {
    Failure failure = Failure.of(thrown);
    line.getErr().println(failure.message());
    line.getErr().flush();
    return failure.exitCode();
  }

  /** The version in the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"wildfire " + (version == null ? "(not packaged)" : version)};
    }
  }
}
