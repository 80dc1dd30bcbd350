package wildfire.cli;

import static java.util.stream.Collectors.toMap;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import wildfire.yaml.Nearest;

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
    line.getCommandSpec().usageMessage().footerHeading("%nExamples:%n");
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().addOption(help()).usageMessage().footerHeading("%nExamples:%n");
    }
    for (Class<? extends Enum<?>> each : words) {
      takeWords(line, each);
    }
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((wrong, arguments) -> wrongUsage(wrong));
    line.setExecutionExceptionHandler((thrown, failed, parsed) -> fail(thrown, failed));
    return line;
  }

  /** Options of a type take its words in small letters or capitals, and no others. */
  private static <E extends Enum<?>> void takeWords(CommandLine line, Class<E> type) {
    Map<String, E> words =
        Stream.of(type.getEnumConstants())
            .collect(toMap(Cli::word, it -> it, (one, other) -> one, LinkedHashMap::new));
    line.registerConverter(
        type,
        typed ->
            Optional.ofNullable(words.get(typed.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new TypeConversionException(noWord(typed, words.keySet()))));
  }

  private static String word(Enum<?> constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String noWord(String typed, Set<String> words) {
    String meant = Nearest.to(typed, words).map(Cli::meant).orElse(".");
    return typed + " is none of " + String.join(", ", words) + meant;
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
    err.println(sentence(wrong));
    err.println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    err.flush();
    return WRONG_USAGE;
  }

  /** One sentence: what is wrong, and what was probably meant. */
  private static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unknown && !unknown.getUnmatched().isEmpty()) {
      return unknown(unknown.getUnmatched(), wrong.getCommandLine());
    }
    // picocli doubles the word where an option takes KEY=VALUE
    return wrong.getMessage().replace("for option option ", "for option ");
  }

  private static String unknown(List<String> arguments, CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    String first = arguments.get(0);
    if (!spec.subcommands().isEmpty() && !isOption(first)) {
      return unknownWord(first, spec); // the options after it are of that command
    }
    return arguments.stream()
        .filter(Cli::isOption)
        .findFirst()
        .map(option -> unknownOption(option.replaceFirst("=.*", ""), spec))
        .orElseGet(() -> unknownWord(first, spec));
  }

  private static boolean isOption(String argument) {
    return argument.length() > 1 && argument.startsWith("-");
  }

  private static String unknownOption(String option, CommandSpec spec) {
    String none = spec.qualifiedName() + " has no option " + option;
    List<String> others = commands(spec.root(), other -> options(other).contains(option));
    if (others.isEmpty()) {
      return none + Nearest.to(option, options(spec)).map(Cli::meant).orElse(".");
    }
    String last = others.remove(others.size() - 1);
    return none
        + ", since it would change nothing there; "
        + (others.isEmpty()
            ? last + " has it."
            : String.join(", ", others) + " and " + last + " have it.");
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  /** The names of those commands that a person may want. */
  private static List<String> commands(CommandSpec spec, Predicate<CommandSpec> wanted) {
    return spec.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden() && wanted.test(command))
        .map(CommandSpec::name)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String unknownWord(String word, CommandSpec spec) {
    List<String> commands = commands(spec, command -> true);
    if (commands.isEmpty()) {
      return spec.qualifiedName() + " takes no argument " + word + ".";
    }
    return "There is no command %s %s".formatted(spec.qualifiedName(), word)
        + Nearest.to(word, commands)
            .map(Cli::meant)
            .orElse("; there is " + String.join(", ", commands) + ".");
  }

  private static String meant(String name) {
    return "; did you mean " + name + "?";
  }

  /** Says what went wrong; gives the exit code. */
  public static int fail(Throwable thrown, CommandLine line) {
    Failure failure = Failure.of(thrown);
    line.getErr().println(failure.message());
    line.getErr().flush();
    return failure.exitCode();
  }

  public static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"wildfire " + (version == null ? "(not packaged)" : version)};
    }
  }
}
