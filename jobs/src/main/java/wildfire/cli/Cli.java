package wildfire.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Takes the arguments apart, and gives the exit code of what went wrong. */
public final class Cli {
  private static final int WRONG_USAGE = 2;

  private Cli() {}

  /**
   * Has a command line and all its commands speak as Wildfire does.
   *
   * @param words what some options take, each as one of a few words
   */
  @SafeVarargs
  public static CommandLine prepared(CommandLine line, Class<? extends Enum<?>>... words) {
    line.getSubcommands().values().forEach(command -> command.getCommandSpec().addOption(help()));
    for (Class<? extends Enum<?>> each : words) {
      OneOf.register(line, each);
    }
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((wrong, arguments) -> wrongUsage(wrong));
    line.setExecutionExceptionHandler((thrown, failed, parsed) -> fail(thrown, failed));
    return line;
  }

  /** Without a command there is the help; gives the exit code. */
  public static int withoutCommand(CommandLine line) {
    line.usage(line.getErr());
    return WRONG_USAGE;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help and do nothing.")
        .build();
  }

  private static int wrongUsage(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(WrongUsage.sentence(wrong));
    err.println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    err.flush();
    return WRONG_USAGE;
  }

  /** Says what went wrong; gives the exit code. */
  public static int fail(Throwable thrown, CommandLine line) {
    Failure failure = Failure.of(thrown);
    line.getErr().println(failure.message());
    line.getErr().flush();
    return failure.exitCode();
  }

  /** The version in the jar. */
  public static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"wildfire " + (version == null ? "(not packaged)" : version)};
    }
  }
}
