package wildfire.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import wildfire.yaml.Nearest;

/** What is said of arguments that cannot be taken. */
final class WrongUsage {
  private WrongUsage() {}

  /** One sentence: what is wrong, and what was probably meant. */
  static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unknown && !unknown.getUnmatched().isEmpty()) {
      return unknown(unknown.getUnmatched(), wrong.getCommandLine());
    }
    // picocli doubles the word where an option takes KEY=VALUE
    return wrong.getMessage().replace("for option option ", "for option ");
  }

  private static String unknown(List<String> arguments, CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    if (!spec.subcommands().isEmpty() && !isOption(arguments.get(0))) {
      return unknownWord(arguments.get(0), spec); // the options after it are of that command
    }
    return arguments.stream()
        .filter(WrongUsage::isOption)
        .findFirst()
        .map(option -> unknownOption(option.replaceFirst("=.*", ""), spec))
        .orElseGet(() -> unknownWord(arguments.get(0), spec));
  }

  private static boolean isOption(String argument) {
    return argument.length() > 1 && argument.startsWith("-");
  }

  private static String unknownOption(String option, CommandSpec spec) {
    String none = spec.qualifiedName() + " has no option " + option;
    List<String> others =
        spec.root().subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(other -> !other.usageMessage().hidden() && options(other).contains(option))
            .map(CommandSpec::name)
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      return none + ", since it would change nothing there; " + words(others) + " it.";
    }
    return none + Nearest.to(option, options(spec)).map(WrongUsage::meant).orElse(".");
  }

  private static String words(List<String> commands) {
    int last = commands.size() - 1;
    return last == 0
        ? commands.get(0) + " has"
        : String.join(", ", commands.subList(0, last)) + " and " + commands.get(last) + " have";
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::names)
        .flatMap(Stream::of)
        .toList();
  }

  private static String unknownWord(String word, CommandSpec spec) {
    List<String> commands =
        spec.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(command -> !command.usageMessage().hidden())
            .map(CommandSpec::name)
            .distinct()
            .toList();
    if (commands.isEmpty()) {
      return spec.qualifiedName() + " takes no argument " + word + ".";
    }
    return "There is no command "
        + spec.qualifiedName()
        + " "
        + word
        + Nearest.to(word, commands)
            .map(WrongUsage::meant)
            .orElseGet(
                () -> commands.stream().collect(Collectors.joining(", ", "; there is ", ".")));
  }

  private static String meant(String name) {
    return "; did you mean " + name + "?";
  }
}
