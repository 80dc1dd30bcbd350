package wildfire;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wildfire.cli.AnswerTable;
import wildfire.cli.Cli;
import wildfire.cli.ComparisonText;
import wildfire.cli.Home;
import wildfire.cli.Options;
import wildfire.cli.PostText;
import wildfire.cli.Progress;
import wildfire.cli.Run;
import wildfire.cli.Shell;
import wildfire.cli.Summary;
import wildfire.cli.TopText;
import wildfire.generate.Generator;
import wildfire.generate.OutputFormat;
import wildfire.generate.Story;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.query.Answer;
import wildfire.query.CampaignPair;
import wildfire.query.Csv;
import wildfire.query.Extraction;
import wildfire.query.PublishedPosts;
import wildfire.query.PublishedRun;
import wildfire.query.Question;
import wildfire.query.ReportDatabase;
import wildfire.report.PublishedTables;
import wildfire.report.ReportFolder;
import wildfire.settings.Filters;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/** The commands, each with its options and the work behind it; help.properties has their help. */
@Command(
    name = "wildfire",
    resourceBundle = "wildfire.help",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class Commands implements Callable<Integer> {
  /** In the order of the help; all but {@link SourceCatalogue} are methods of this class. */
  private static final String ORDER =
      "demo retrospective ingest measure report forget check sources top post compare sql extract"
          + " generate tables status";

  private static final String SAMPLES = "data-samples";
  private static final String DEMO_WORKSPACE = "wildfire-workspace/demo";
  private static final int LONGEST_TOP = 1_000;

  private final Shell shell;

  @Spec private CommandSpec spec;

  private Commands(Shell shell) {
    this.shell = shell;
  }

  public static CommandLine of(Shell shell) {
    CommandLine line = new CommandLine(new Commands(shell));
    for (String name : ORDER.split(" ", -1)) {
      Object command =
          name.equals("sources")
              ? new SourceCatalogue(shell)
              : CommandLine.getCommandMethods(Commands.class, name).get(0);
      line.addSubcommand(new CommandLine(command));
    }
    return Cli.prepared(
        line,
        PublishedPosts.By.class,
        Extraction.Format.class,
        Story.class,
        OutputFormat.class,
        Generator.Existing.class);
  }

  /** Without a command there is the help. */
  @Override
  public Integer call() {
    return Cli.withoutCommand(spec.commandLine());
  }

  @Command
  int demo(@Mixin Options.AsOf options) {
    String folder =
        Home.find(SAMPLES)
            .orElseThrow(
                () ->
                    new OperatorError(
                        "There are no %s beside this Wildfire: start the demo with scripts/wildfire"
                            + " from a checkout.",
                        SAMPLES))
            .resolve("two-campaigns")
            .toString();
    options.preset(DEMO_WORKSPACE);
    options.preset("report.post_texts", "true"); // the samples' texts are made up
    List<InputSettings> samples =
        List.of(
            new InputSettings(folder, "wildfire-csv"),
            new InputSettings(folder, "wildfire-ndjson"));
    return published(
        options.with(reader -> reader.inputs(samples)),
        Filters.none(),
        Checkup::playbook,
        Retrospective::whole);
  }

  @Command
  int retrospective(
      @Mixin Options.AsOf options, @Mixin Options.TakenIn inputs, @Mixin Options.Chosen chosen) {
    Options.Setup given = options.with(inputs);
    return published(
        given,
        chosen.filters(given.settings()),
        settings -> {
          Checkup.sourcesAreThere(settings);
          Checkup.playbook(settings);
        },
        Retrospective::whole);
  }

  @Command
  int ingest(@Mixin Options.AsOf options, @Mixin Options.TakenIn inputs) {
    return run(options.with(inputs), Checkup::sourcesAreThere, Retrospective::ingestOnly);
  }

  @Command
  int measure(@Mixin Options.AsOf options) {
    return run(options.with(), settings -> {}, Retrospective::measureOnly);
  }

  @Command
  int report(@Mixin Options.AsOf options, @Mixin Options.Chosen chosen) {
    Options.Setup given = options.with();
    return published(
        given, chosen.filters(given.settings()), Checkup::playbook, Retrospective::reportOnly);
  }

  @Command
  int forget(
      @Mixin Options.AsOf options,
      @Option(names = "--accounts", required = true, paramLabel = "FILE") Path accounts,
      @Option(names = "--dry-run") boolean dryRun) {
    Forgetting.Extent extent = dryRun ? Forgetting.Extent.COUNT : Forgetting.Extent.REMOVE;
    return run(
        options.with(),
        settings -> {
          Forgetting.accounts(settings, accounts);
          Checkup.playbook(settings);
        },
        run -> Forgetting.of(run, accounts, extent));
  }

  @Command
  int check(@Mixin Options.OnSpark options, @Mixin Options.Inputs inputs) {
    Shell.Job job = new Shell.Job(Shell.Audience.PERSON, Checkup::everyFileOpens, Checkup::of);
    return shell.run(options.with(inputs), Filters.none(), job);
  }

  @Command
  int top(
      @Mixin Options.OfRun options,
      @Option(names = "--by", paramLabel = "WHAT", defaultValue = "distance") PublishedPosts.By by,
      @Option(names = "--platform", paramLabel = "NAME", split = ",") List<String> platforms,
      @Option(names = "--campaign", paramLabel = "ID") List<String> campaigns,
      @Option(names = "-n", paramLabel = "N", defaultValue = "10") int most) {
    if (most < 1 || most > LONGEST_TOP) {
      throw options.wrong("-n is " + most + ": it must be between 1 and " + LONGEST_TOP + ".");
    }
    return look(
        options,
        (reports, look) ->
            TopText.of(
                new PublishedPosts(reports, given(platforms), given(campaigns)).top(by, most), by));
  }

  @Command
  int post(
      @Mixin Options.OfRun options,
      @Option(names = "--platform", paramLabel = "NAME", split = ",") List<String> platforms,
      @Parameters(paramLabel = "ID") String postId) {
    return look(
        options,
        (reports, look) ->
            PostText.of(
                new PublishedPosts(reports, given(platforms), List.of()).post(postId),
                look.screen()));
  }

  @Command
  int compare(
      @Mixin Options.OfRun options,
      @Parameters(index = "0", paramLabel = "CAMPAIGN") String first,
      @Parameters(index = "1", paramLabel = "CAMPAIGN") String second) {
    return look(
        options,
        (reports, look) ->
            ComparisonText.of(
                CampaignPair.of(reports, first, second),
                look.settings().associate().minPosts(),
                look.screen()));
  }

  @Command
  int sql(
      @Mixin Options.OfRun options,
      @Option(names = "--csv") boolean csv,
      @Option(names = "--rows", paramLabel = "N", defaultValue = "50") String rows,
      @Parameters(paramLabel = "QUERY", arity = "1..*") List<String> words) {
    if (!rows.matches("all|[1-9]\\d{0,8}")) {
      throw options.wrong("--rows is " + rows + ": write a number such as 200, or all.");
    }
    long most = rows.equals("all") ? Long.MAX_VALUE : Long.parseLong(rows);
    return look(
        options,
        (reports, look) -> {
          try (Answer answer = Question.ask(reports, String.join(" ", words))) {
            return csv ? csv(answer, look.bytes()) : AnswerTable.of(answer, most, look.screen());
          }
        });
  }

  /** Ends early where nobody reads on, as with {@code | head}. */
  private static Summary csv(Answer answer, PrintStream bytes) {
    PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
    Csv.write(answer, out, bytes::checkError);
    out.flush();
    return Summary.empty();
  }

  @Command
  int extract(
      @Mixin Options.OfRun options,
      @Option(names = "--format", required = true, paramLabel = "FORMAT") Extraction.Format format,
      @Option(names = "--out", required = true, paramLabel = "DIR") String out,
      @Option(names = "--tables", paramLabel = "NAME", split = ",") List<String> tables,
      @Option(names = "--overwrite") boolean overwrite) {
    Extraction.Request wanted =
        new Extraction.Request(
            format,
            folder(out),
            given(tables),
            overwrite ? Extraction.Existing.REPLACE : Extraction.Existing.REFUSE);
    Extraction.check(wanted);
    return look(options, (reports, look) -> extract(reports, wanted, look.progress()));
  }

  private static Path folder(String out) {
    if (out.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      throw new OperatorError(
          "--out %s is not a folder on this machine: extract to one, and copy the files from there.",
          out);
    }
    return Path.of(out);
  }

  private static Summary extract(
      ReportDatabase reports, Extraction.Request wanted, Progress progress) {
    progress.phase("Writing tables");
    Extraction.Result extracted = Extraction.of(reports, wanted, progress::done);
    Summary summary =
        Summary.empty()
            .sentence(
                "%s of the run %s in %s:",
                Plural.of(extracted.rows().size(), "table"), reports.run(), wanted.folder());
    extracted.rows().forEach(summary::figure);
    long bytes = extracted.bytes().values().stream().mapToLong(Long::longValue).sum();
    return summary.sentence(
        bytes < 1_000_000 ? "%s, %,.1f kB." : "%s, %,.1f MB.",
        Plural.of(extracted.bytes().size(), "file"),
        bytes < 1_000_000 ? bytes / 1e3 : bytes / 1e6);
  }

  @Command
  int generate(@Mixin Options.OnSpark options, @Mixin GenerateOptions generate) {
    return run(options.with(), settings -> {}, generate::run);
  }

  @Command
  int tables(@Mixin Options.Common options) {
    return shell.run(
        options.with(),
        settings -> {
          PublishedRun current =
              PublishedRun.of(settings.workspace(), Optional.empty(), new Configuration());
          Summary lines = Summary.empty();
          PublishedTables.all()
              .forEach(
                  table ->
                      lines.sentence(
                          table.name() + "\t" + ReportFolder.plain(current.table(table.name()))));
          return lines;
        });
  }

  @Command
  int status(@Mixin Options.Common options, @Mixin Options.Inputs inputs) {
    return shell.run(options.with(inputs), WorkspaceStatus::of);
  }

  private static List<String> given(List<String> values) {
    return values == null ? new ArrayList<>() : values;
  }

  private int run(Options.Setup given, Consumer<Settings> check, Function<Run, Summary> work) {
    return shell.run(
        given, Filters.none(), new Shell.Job(Shell.Audience.PERSON, silent(check), work));
  }

  private int published(
      Options.Setup given, Filters filters, Consumer<Settings> check, Function<Run, Summary> work) {
    return shell.run(
        given, filters, new Shell.Job(Shell.Audience.NIGHT_WATCH, silent(check), work));
  }

  private static BiConsumer<Settings, Progress> silent(Consumer<Settings> check) {
    return (settings, progress) -> check.accept(settings);
  }

  private int look(
      Options.OfRun options, BiFunction<ReportDatabase, Shell.Inspection, Summary> job) {
    return shell.look(
        options.with(),
        look -> {
          PublishedRun run =
              PublishedRun.of(look.settings().workspace(), options.run(), new Configuration());
          try (ReportDatabase reports = ReportDatabase.of(run)) {
            look.stopping().accept(reports::stop);
            return job.apply(reports, look);
          }
        });
  }
}
