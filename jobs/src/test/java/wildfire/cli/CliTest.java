package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import wildfire.Commands;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

/** What is said and which exit code is given, without starting Spark. */
final class CliTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private final List<Settings> asked = new ArrayList<>();

  private CommandLine cli() {
    return cli(
        settings -> {
          asked.add(settings);
          return Summary.of("All is well.").figure("inputs", settings.inputs().size());
        });
  }

  private CommandLine cli(Function<Settings, Summary> work) {
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    CommandLine line = Commands.of(new ShellWithoutSpark(out, work));
    line.setErr(new PrintWriter(errors));
    line.setOut(new PrintWriter(screen, true, StandardCharsets.UTF_8));
    return line;
  }

  /** Does the same work whatever it is asked. */
  private static final class ShellWithoutSpark extends Shell {
    private final Function<Settings, Summary> work;

    ShellWithoutSpark(PrintStream out, Function<Settings, Summary> work) {
      super(out, System.err);
      this.work = work;
    }

    @Override
    public int run(Options.Setup given, Filters filters, Job job) {
      throw new IllegalStateException("no test here starts Spark, for " + filters);
    }

    @Override
    public int look(Options.Setup given, Function<Inspection, Summary> job) {
      return super.look(given, look -> Summary.empty());
    }

    @Override
    public int run(Options.Setup given, Function<Settings, Summary> job) {
      return super.run(given, work);
    }
  }

  static Stream<String> names() {
    return Commands.of(Shell.onThisConsole()).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theHelpOfEveryCommandHasAnExampleAndSaysWhatItIsFor(String name) {
    CommandLine line = cli();
    assertThat(line.execute(name, "--help")).isZero();
    String help = screen.toString(StandardCharsets.UTF_8);
    assertThat(help).contains("Usage: wildfire " + name).contains("Examples:");
    assertThat(help.substring(help.indexOf("Examples:"))).contains("  wildfire " + name);
    CommandSpec spec = line.getSubcommands().get(name).getCommandSpec();
    assertThat(spec.usageMessage().header()).isNotEmpty();
    spec.args().forEach(arg -> assertThat(arg.description()).as("%s", arg).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theExamplesOfEveryCommandCanBeParsed(String name) {
    CommandLine line = cli();
    CommandSpec spec = line.getSubcommands().get(name).getCommandSpec();
    for (String example : spec.usageMessage().footer()) {
      List<String> words = words(example);
      assertThat(words.remove(0)).isEqualTo("wildfire");
      int pipe = Math.max(words.indexOf("|"), words.indexOf(">"));
      List<String> arguments = pipe < 0 ? words : words.subList(0, pipe);
      assertThat(line.parseArgs(arguments.toArray(new String[0])).errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theExamplesOfEveryCommandNameSourcesThatThereAre(String name) {
    CommandSpec spec = cli().getSubcommands().get(name).getCommandSpec();
    for (String example : spec.usageMessage().footer()) {
      List<String> words = words(example);
      int source = words.indexOf("--source");
      if (source >= 0) {
        assertThat(Sources.shipped().names()).contains(words.get(source + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PARQUET", "parquet", "Parquet"})
  void wordsOfOptionsAreTakenInAnyCase(String format) {
    assertThat(cli().execute("extract", "--out", "a", "--format", format)).isZero();
  }

  @Test
  void theDemoSaysWhichKeyItMakes() {
    assertThat(cli().execute("demo", "--help")).isZero();
    assertThat(screen.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " "))
        .contains(new SettingsReader().read().ingest().pseudonymKeyFile());
  }

  @Test
  void pathsOnThisMachineAreAsPeopleWriteThem() {
    CommandLine line =
        cli(
            settings -> {
              throw new OperatorError(
                  "file:/a/b.csv and \"file:///c\" are not hdfs://d/file:/e in my-file:/f.");
            });
    assertThat(line.execute("tables")).isEqualTo(2);
    assertThat(errors.toString().strip())
        .isEqualTo("/a/b.csv and \"/c\" are not hdfs://d/file:/e in my-file:/f.");
  }

  /** As a shell takes them apart. */
  private static List<String> words(String example) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(example);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  @Test
  void theHelpListsTheCommandsThatAPersonMayWant() {
    assertThat(cli().execute("--help")).isZero();
    String help = screen.toString(StandardCharsets.UTF_8);
    assertThat(help)
        .contains("demo", "retrospective", "check", "tables")
        .doesNotContain("warm-up")
        .contains("Exit codes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retrospectiv|There is no command wildfire retrospectiv|; did you mean retrospective?",
        "retrospecitve --full|There is no command wildfire retrospecitve|; did you mean retrospective?",
        "xylophone|There is no command wildfire xylophone; there is demo, retrospective, |See wildfire --help.",
        "tables now|wildfire tables takes no argument now.|See wildfire tables --help.",
        "sources detct a|There is no command wildfire sources detct; did you mean detect?|See wildfire sources --help.",
        "check --cof a|wildfire check has no option --cof; did you mean --conf?|See wildfire check --help.",
        "check --xylophone|wildfire check has no option --xylophone.|See wildfire check --help.",
        "sql --as-of 2026-01-31 x|wildfire sql has no option --as-of, since it would change nothing there; demo, retrospective, |report and forget have it.",
        "post --master=local 1|wildfire post has no option --master, since it would|See wildfire post --help.",
        "tables --input a --source b|wildfire tables has no option --input, since it would|retrospective, ingest, check and status have it.",
        "measure --platform x|wildfire measure has no option --platform, since it would|See wildfire measure --help.",
        "check --source wildfire-csv|Missing required argument(s): --input=PATH|See wildfire check --help.",
        "post|Missing required parameter: 'ID'|See wildfire post --help.",
        "check --set judge.above|Value for option '--set' (KEY=VALUE) should be|See wildfire check --help.",
        "forget --dry-run|Missing required option: '--accounts=FILE'|See wildfire forget --help.",
        "sql|Missing required parameter: 'QUERY'|See wildfire sql --help.",
        "sql --rows many 1|--rows is many|See wildfire sql --help.",
        "extract --out a --format xls|Invalid value for option '--format': xls is none of parquet, csv, duckdb|See wildfire extract --help.",
        "top --by spede|Invalid value for option '--by': spede is none of distance, speed, breadth, conversation; did you mean speed?|See wildfire top --help.",
        "extract --format csv --out hdfs://a/b|--out hdfs://a/b is not a folder|extract to one",
        "top -n 0|-n is 0: it must be between 1 and 1000.|See wildfire top --help.",
        "compare one|Missing required parameter: 'CAMPAIGN'|See wildfire compare --help.",
        "generate|Missing required option: '--out=DIR'|See wildfire generate --help.",
        "generate --out a --posts many|'many' is not a long|See wildfire generate --help.",
      })
  void wrongUsageIsOneSentenceAndAHint(String arguments, String sentence, String hint) {
    assertThat(cli().execute(arguments.split(" ", -1))).isEqualTo(2);
    assertThat(errors.toString()).contains(sentence).contains(hint).doesNotContain("\tat ");
    assertThat(errors.toString().lines().count()).isLessThanOrEqualTo(8);
  }

  @Test
  void withoutACommandThereIsTheHelp() {
    assertThat(cli().execute()).isEqualTo(2);
    assertThat(errors.toString()).contains("Usage: wildfire", "retrospective", "Examples:");
  }

  @Test
  void wrongSettingsAreAllToldAndNothingElseIs() {
    assertThat(cli().execute("check", "--set", "judge.abov=1", "--set", "report.keep_runs=0"))
        .isEqualTo(2);
    assertThat(errors.toString().lines())
        .containsExactly(
            "The settings cannot be used, for 2 reasons:",
            "--set judge.abov: there is no key judge.abov; did you mean judge.above?",
            "--set report.keep_runs: report.keep_runs is 0; it must be between 1 and 10,000");
    assertThat(asked).isEmpty();
  }

  @Test
  void optionsBecomeSettings() {
    int exitCode =
        cli()
            .execute(
                ("status --workspace w --set judge.above=2"
                        + " --set spark.sql.shuffle.partitions=5"
                        + " --input a --source one --input b --source two")
                    .split(" ", -1));
    assertThat(errors.toString()).isEmpty();
    assertThat(exitCode).isZero();
    Settings settings = asked.get(0);
    assertThat(settings.workspace()).isEqualTo("w");
    assertThat(settings.judge().above()).isEqualTo(2);
    assertThat(settings.spark()).containsEntry("spark.sql.shuffle.partitions", "5");
    assertThat(settings.inputs())
        .containsExactly(new InputSettings("a", "one"), new InputSettings("b", "two"));
    assertThat(screen.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("All is well.", "  inputs  2");
  }

  @Test
  void aSettingsFileThatIsNotThereIsTheOperatorsToMend() {
    assertThat(cli().execute("check", "--conf", "absent.yaml")).isEqualTo(2);
    assertThat(errors.toString()).contains("There is no settings file absent.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--platform linkdin|--platform linkdin is not among vocabulary.platforms; did you mean linkedin?",
        "--from 31-1-2026|--from 31-1-2026 is not a date: write it as 2026-01-31",
        "--from 2026-02-01 --to 2026-01-31|--from 2026-02-01 is after --to 2026-01-31",
      })
  void wrongFiltersAreToldBeforeSparkStarts(String arguments, String sentence) {
    assertThat(cli().execute(("report " + arguments).split(" ", -1))).isEqualTo(2);
    assertThat(errors.toString()).startsWith(sentence);
  }

  @Test
  void inputBelowTheLimitHasItsOwnExitCode() {
    CommandLine line =
        cli(
            settings -> {
              throw OperatorError.inputQuality("Half of %s was rejected.", Path.of("a.csv"));
            });
    assertThat(line.execute("tables")).isEqualTo(3);
    assertThat(errors.toString()).isEqualTo("Half of a.csv was rejected." + System.lineSeparator());
  }
}
