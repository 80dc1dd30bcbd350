package wildfire;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
import wildfire.cli.Inspection;
import wildfire.cli.Job;
import wildfire.cli.Options;
import wildfire.cli.PostText;
import wildfire.cli.Shell;
import wildfire.cli.Summary;
import wildfire.cli.TopText;
import wildfire.cli.WarmUp;
import wildfire.generate.Generator;
import wildfire.generate.OutputFormat;
import wildfire.generate.Story;
import wildfire.ingest.source.Sources;
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
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/** The commands, each with its options and the work behind it. */
@Command(
    name = "wildfire",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Which posts went viral, why, and why the others did not.",
    footer = {
      "  wildfire demo",
      "  wildfire retrospective --conf campaign.yaml --as-of 2026-01-31",
      "",
      "Exit codes: 0 done, 1 a fault of Wildfire, 2 something to mend first, 3 exports worse than the limit.",
      "WILDFIRE_MEMORY (such as 8g) is the memory on this machine, else half of what it has."
    },
    addMethodSubcommands = false)
public final class Commands implements Callable<Integer> {
  /** Methods of this class, in the order of the help; {@link SourceCatalogue} is one of its own. */
  private static final List<String> ORDER =
      List.of(
          "demo",
          "retrospective",
          "ingest",
          "measure",
          "report",
          "forget",
          "check",
          "sources",
          "top",
          "post",
          "compare",
          "sql",
          "extract",
          "generate",
          "tables",
          "status",
          "warmUp");

  private static final String SAMPLES = "data-samples";
  private static final String DEMO_WORKSPACE = "wildfire-workspace/demo";
  private static final int LONGEST_TOP = 1_000;

  private final Shell shell;

  @Spec private CommandSpec spec;

  private Commands(Shell shell) {
    this.shell = shell;
  }

  /** The command line of them all. */
  public static CommandLine of(Shell shell) {
    CommandLine line = new CommandLine(new Commands(shell));
    for (String name : ORDER) {
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

  @Command(
      header = "Run the retrospective on the samples that come with Wildfire.",
      description =
          "Reads data-samples and writes to wildfire-workspace/demo. Where there is no key of pseudonyms yet, it makes"
              + " wildfire-workspace/pseudonym.key too (ingest.pseudonym_key_file); nothing else is touched.",
      footer = {"  wildfire demo", "  wildfire demo --workspace /tmp/wildfire-demo"})
  int demo(@Mixin Options.Common options, @Mixin Options.AsOf asOf, @Mixin Options.Master master) {
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
    List<InputSettings> samples =
        List.of(
            new InputSettings(folder, "wildfire-csv"),
            new InputSettings(folder, "wildfire-ndjson"));
    return shell.run(
        options.with(reader -> reader.inputs(samples), asOf),
        master,
        Job.of(Retrospective::whole).after(Checkup::playbook).publishing());
  }

  @Command(
      header = "Ingest, measure and report: the whole nightly run.",
      description =
          "Takes in files that are new or changed, measures all posts of the lake, and replaces the reports as a whole; so it can be run again after a failure.",
      footer = {
        "  wildfire retrospective",
        "  wildfire retrospective --full",
        "  wildfire retrospective --conf campaign.yaml --as-of 2026-01-31",
        "  wildfire retrospective --input exports/linkedin --source linkedin-posts"
      })
  int retrospective(
      @Mixin Options.Common options,
      @Mixin Options.Inputs inputs,
      @Mixin Options.Full full,
      @Mixin Options.AsOf asOf,
      @Mixin Options.Master master,
      @Mixin Options.Chosen filters) {
    return shell.run(
        options.with(inputs, full, asOf),
        master,
        filters::filters,
        Job.of(Retrospective::whole)
            .after(Commands::sourcesAreThere)
            .after(Checkup::playbook)
            .publishing());
  }

  @Command(
      header = "Read new exports into the lake; rejected rows are kept with their reasons.",
      description =
          "Files that were taken in before, and are as they were, are not read again. Account ids become pseudonyms on the way in.",
      footer = {
        "  wildfire ingest",
        "  wildfire ingest --input exports/x.csv --source x-content-2026",
        "  wildfire ingest --set ingest.max_rejected_share=0.1"
      })
  int ingest(
      @Mixin Options.Common options,
      @Mixin Options.Inputs inputs,
      @Mixin Options.Full full,
      @Mixin Options.AsOf asOf,
      @Mixin Options.Master master) {
    return shell.run(
        options.with(inputs, full, asOf),
        master,
        Job.of(Retrospective::ingestOnly).after(Commands::sourcesAreThere));
  }

  @Command(
      header = "Measure how fast and how far each post of the lake spread.",
      description =
          "Speed, breadth, conversation and the organic part, at the same ages for every post.",
      footer = {"  wildfire measure", "  wildfire measure --set measure.window=14d"})
  int measure(
      @Mixin Options.Common options, @Mixin Options.AsOf asOf, @Mixin Options.Master master) {
    return shell.run(options.with(asOf), master, Job.of(Retrospective::measureOnly));
  }

  @Command(
      header = "Judge the measured posts, and write the reports: all of them or none.",
      description = "Readers see the earlier reports until the new ones are complete and checked.",
      footer = {
        "  wildfire report",
        "  wildfire report --campaign spring --platform linkedin",
        "  wildfire report --set report.keep_runs=30"
      })
  int report(
      @Mixin Options.Common options,
      @Mixin Options.AsOf asOf,
      @Mixin Options.Master master,
      @Mixin Options.Chosen filters) {
    return shell.run(
        options.with(asOf),
        master,
        filters::filters,
        Job.of(Retrospective::reportOnly).after(Checkup::playbook).publishing());
  }

  @Command(
      header = "Remove accounts from the lake and every kept run, and count that nothing is left.",
      description = {
        "Their posts go with all that was done to them, their acts on posts of others, tags, follows and"
            + " totals of theirs, and rejected rows that name them. The reports are made anew without"
            + " them, as of the day that they had. The workspace remembers them by digests, so that no"
            + " later run takes them in again. It cannot be undone.",
        "",
        "FILE has one account id a line as the exports write it, or CSV under the header"
            + " platform,account; lines that begin with # are passed over. The exports themselves, and"
            + " copies of the workspace, are not touched: remove the accounts there too."
      },
      footer = {
        "  wildfire forget --accounts accounts.txt --dry-run",
        "  wildfire forget --accounts accounts.csv --conf campaign.yaml"
      })
  int forget(
      @Mixin Options.Common options,
      @Mixin Options.AsOf asOf,
      @Mixin Options.Master master,
      @Option(
              names = "--accounts",
              required = true,
              paramLabel = "FILE",
              description = "The accounts to forget.")
          Path accounts,
      @Option(
              names = "--dry-run",
              description = "Only count what there is of them; change nothing.")
          boolean dryRun) {
    Forgetting.Request request =
        new Forgetting.Request(
            accounts, dryRun ? Forgetting.Extent.COUNT : Forgetting.Extent.REMOVE);
    return shell.run(
        options.with(asOf),
        master,
        Job.of(run -> Forgetting.of(run, request))
            .after(settings -> Forgetting.accounts(settings, accounts))
            .after(Checkup::playbook));
  }

  @Command(
      header = "Check settings and sources on the first records of each export.",
      description =
          "Tells what would be read, what is in the way, and what would be rejected of the first records and why."
              + " Nothing is read into the lake.",
      footer = {
        "  wildfire check",
        "  wildfire check --conf campaign.yaml --set judge.above=1.5",
        "  wildfire check --input exports/linkedin --source linkedin-posts"
      })
  int check(
      @Mixin Options.Common options, @Mixin Options.Inputs inputs, @Mixin Options.Master master) {
    return shell.run(
        options.with(inputs), master, Job.of(Checkup::of).after(Checkup::everyFileOpens));
  }

  @Command(
      header = "Show the posts that did best against what is usual, each with why.",
      footer = {
        "  wildfire top",
        "  wildfire top -n 5 --by conversation --platform linkedin,x",
        "  wildfire top --campaign spring --workspace wildfire-workspace/demo"
      })
  int top(
      @Mixin Options.Common options,
      @Mixin Options.RunId run,
      @Option(
              names = "--by",
              paramLabel = "WHAT",
              defaultValue = "distance",
              description =
                  "distance (speed and breadth together; the default), speed, breadth or conversation.")
          PublishedPosts.By by,
      @Option(
              names = "--platform",
              paramLabel = "NAME",
              split = ",",
              description = "Only posts on this platform. Repeatable, or with commas.")
          List<String> platforms,
      @Option(
              names = "--campaign",
              paramLabel = "ID",
              description = "Only posts of this campaign. Repeatable.")
          List<String> campaigns,
      @Option(
              names = "-n",
              paramLabel = "N",
              defaultValue = "10",
              description = "How many are shown (1 to 1000; default: 10).")
          int most) {
    if (most < 1 || most > LONGEST_TOP) {
      throw options.wrong("-n is " + most + ": it must be between 1 and " + LONGEST_TOP + ".");
    }
    return look(
        options,
        run,
        (reports, look) ->
            TopText.of(
                new PublishedPosts(reports, given(platforms), given(campaigns)).top(by, most), by));
  }

  @Command(
      header = "Show one post: what was measured, its verdict, and why.",
      description =
          "Reads the published reports. A chart shows how the shares came in, hour by hour.",
      footer = {
        "  wildfire post 7123456789",
        "  wildfire post 7123456789 --platform linkedin",
        "  wildfire post spring-launch --workspace wildfire-workspace/demo"
      })
  int post(
      @Mixin Options.Common options,
      @Mixin Options.RunId run,
      @Option(
              names = "--platform",
              paramLabel = "NAME",
              split = ",",
              description = "Where it is, if platforms share an id. Repeatable, or with commas.")
          List<String> platforms,
      @Parameters(paramLabel = "ID", description = "The post's id on its platform.")
          String postId) {
    return look(
        options,
        run,
        (reports, look) ->
            PostText.of(
                new PublishedPosts(reports, given(platforms), List.of()).post(postId),
                look.screen()));
  }

  @Command(
      header = "Show two campaigns beside each other, and how sure the difference is.",
      description =
          "Verdicts with Wilson's intervals, and how posts stood to what is usual for their accounts; over all"
              + " platforms, and on each where both have posts. Nothing is held equal, and nothing said of causes.",
      footer = {
        "  wildfire compare spring autumn",
        "  wildfire compare spring autumn --workspace wildfire-workspace/demo"
      })
  int compare(
      @Mixin Options.Common options,
      @Mixin Options.RunId run,
      @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "A campaign's id.")
          String first,
      @Parameters(index = "1", paramLabel = "CAMPAIGN", description = "Another one's.")
          String second) {
    return look(
        options,
        run,
        (reports, look) ->
            ComparisonText.of(
                CampaignPair.of(reports, first, second),
                look.settings().associate().minPosts(),
                look.screen()));
  }

  @Command(
      header = "Ask the published tables a question in SQL.",
      description = {
        "Every published table is known by its name; `show tables` lists them, and `describe post_scorecard`"
            + " the columns of one. The SQL is DuckDB's. A query can read the tables, and nothing else.",
        "On a terminal numbers are rounded to four decimals and long texts are cut; --csv has all of it."
      },
      footer = {
        "  wildfire sql \"select verdict, count(*) from post_scorecard group by all order by 2 desc\"",
        "  wildfire sql \"select * from association where q < 0.05\" --csv > clear.csv",
        "  wildfire sql \"describe post_curve\" --run 20260131T020000123Z",
        "  wildfire sql \"from post_reason\" --rows all"
      })
  int sql(
      @Mixin Options.Common options,
      @Mixin Options.RunId run,
      @Option(
              names = "--csv",
              description =
                  "Print CSV in UTF-8, all rows, with texts guarded against being taken for formulas.")
          boolean csv,
      @Option(
              names = "--rows",
              paramLabel = "N",
              defaultValue = "50",
              description = "Show so many rows at most, or `all` (default: 50).")
          String rows,
      @Parameters(
              paramLabel = "QUERY",
              arity = "1..*",
              description = "One query; several words are put together with spaces.")
          List<String> words) {
    if (!rows.matches("all|[1-9]\\d{0,8}")) {
      throw options.wrong("--rows is " + rows + ": write a number such as 200, or all.");
    }
    long most = rows.equals("all") ? Long.MAX_VALUE : Long.parseLong(rows);
    return look(
        options,
        run,
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

  @Command(
      header = "Write the published tables as files for tools that cannot read folders.",
      description = {
        "A file for each table (parquet, csv), or one database with all of them (duckdb: wildfire.duckdb).",
        "Files appear when all of them are whole. In CSV a text that a spreadsheet would take for a formula has an"
            + " apostrophe before it; nothing between two commas is unknown, and \"\" an empty text."
      },
      footer = {
        "  wildfire extract --format csv --out extracts/2026-01-31",
        "  wildfire extract --format parquet --out extracts --tables post_scorecard,post_reason",
        "  wildfire extract --format duckdb --out extracts --overwrite"
      })
  int extract(
      @Mixin Options.Common options,
      @Mixin Options.RunId run,
      @Option(
              names = "--format",
              required = true,
              paramLabel = "FORMAT",
              description = "parquet, csv or duckdb.")
          Extraction.Format format,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "DIR",
              description = "Folder on this machine for the files; made when it is not there.")
          String out,
      @Option(
              names = "--tables",
              paramLabel = "NAME",
              split = ",",
              description = "Only these tables. Repeatable, or with commas.")
          List<String> tables,
      @Option(names = "--overwrite", description = "Replace files of the same names.")
          boolean overwrite) {
    Extraction.Request wanted =
        new Extraction.Request(
            format,
            folder(out),
            given(tables),
            overwrite ? Extraction.Existing.REPLACE : Extraction.Existing.REFUSE);
    return shell.look(options.with(), run, look -> extract(look, wanted));
  }

  private static Path folder(String out) {
    try {
      if (!out.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
        return Path.of(out);
      }
    } catch (InvalidPathException unusable) {
      throw new OperatorError("%s is no folder's name: choose another with --out.", out);
    }
    throw new OperatorError(
        "--out %s is not a folder on this machine: extract to one, and copy the files from there.",
        out);
  }

  private static Summary extract(Inspection look, Extraction.Request wanted) {
    Extraction.check(wanted);
    try (ReportDatabase reports = open(look)) {
      look.progress().phase("Writing tables");
      Extraction.Result extracted =
          Extraction.of(reports, wanted, (done, of) -> look.progress().done(done, of));
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
  }

  @Command(
      header = "Make exports of campaigns that never were, to try things out or to measure speed.",
      description = {
        "The same seed and options give the same rows. Beside the exports stands what was planted in them: _truth.json and"
            + " _truth_posts.csv.",
        "They are read by the sources wildfire-parquet, wildfire-csv and wildfire-ndjson."
      },
      footer = {
        "  wildfire generate --out exports",
        "  wildfire generate --out exports --story two-campaigns",
        "  wildfire generate --out exports --posts 20000 --events 17000000 --seed 7",
        "  wildfire generate --out exports --format ndjson --broken-share 0.01"
      })
  int generate(
      @Mixin Options.Common options,
      @Mixin Options.Master master,
      @Mixin GenerateOptions generate) {
    return shell.run(options.with(), master, Job.of(generate::run));
  }

  @Command(
      header = "Say where the published tables are.",
      description =
          "A line for each table of the current reports: its name, a tab, the absolute path of its folder.",
      footer = {
        "  wildfire tables",
        "  wildfire tables --workspace wildfire-workspace/demo",
        "  wildfire tables | awk '$1 == \"post_scorecard\" { print $2 }'"
      })
  int tables(@Mixin Options.Common options) {
    return shell.run(
        options.with(),
        settings -> {
          PublishedRun current = PublishedRun.current(settings.workspace(), new Configuration());
          Summary lines = Summary.empty();
          PublishedTables.all()
              .forEach(
                  table ->
                      lines.sentence(
                          table.name() + "\t" + ReportFolder.plain(current.table(table.name()))));
          return lines;
        });
  }

  @Command(
      header =
          "Say whether a run is at work, what waits for the next one, and what the kept ones did.",
      description =
          "A run that ended without saying so needs nobody: the next one tidies up after it.",
      footer = {"  wildfire status", "  wildfire status --workspace wildfire-workspace/demo"})
  int status(@Mixin Options.Common options, @Mixin Options.Inputs inputs) {
    return shell.run(options.with(inputs), WorkspaceStatus::of);
  }

  /** Loads the classes that every run needs, so that the launcher can keep them in an archive. */
  @Command(
      name = "warm-up",
      hidden = true,
      header = "Load what every run needs; the launcher keeps it for faster starts.",
      footer = "  wildfire warm-up")
  int warmUp() {
    WarmUp.run();
    return 0;
  }

  /** A source that is not there, or whose file is wrong, is told before Spark starts. */
  static void sourcesAreThere(Settings settings) {
    Sources sources = Checkup.sources();
    settings.inputs().stream().flatMap(input -> input.source().stream()).forEach(sources::named);
  }

  private static List<String> given(List<String> values) {
    return values == null ? new ArrayList<>() : values;
  }

  private int look(
      Options.Common options,
      Options.RunId run,
      BiFunction<ReportDatabase, Inspection, Summary> job) {
    return shell.look(
        options.with(),
        run,
        look -> {
          try (ReportDatabase reports = open(look)) {
            return job.apply(reports, look);
          }
        });
  }

  private static ReportDatabase open(Inspection look) {
    ReportDatabase reports =
        ReportDatabase.of(
            PublishedRun.of(look.settings().workspace(), look.run(), new Configuration()));
    look.stopping().accept(reports::stop);
    return reports;
  }
}
