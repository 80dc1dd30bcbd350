package wildfire.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wildfire.settings.Filters;

/** {@code wildfire generate}. */
@Command(
    name = "generate",
    header = "Make exports of campaigns that never were, to try things out or to measure speed.",
    description = {
      "The same seed and options give the same rows. Beside the exports stands what was planted in them: _truth.json and"
          + " _truth_posts.csv.",
      "They are read by the sources wildfire-parquet, wildfire-csv and wildfire-ndjson."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire generate --out exports",
      "  wildfire generate --out exports --story two-campaigns",
      "  wildfire generate --out exports --posts 20000 --events 17000000 --seed 7",
      "  wildfire generate --out exports --format ndjson --broken-share 0.01"
    })
public final class GenerateCommand implements Callable<Integer> {

  /**
   * What is wanted; null: as the generator, or the story, has it.
   *
   * @param out folder of the exports
   * @param events engagements and exposures together, about
   * @param giantPostEvents so many events more for one of the posts
   * @param days length of the campaigns
   * @param format of all tables, as the generator calls it
   * @param brokenShare damaged rows beside the good ones, as a share of these (0–0.5)
   * @param byDay engagements in a file for each day
   * @param hides how often each post was hidden, as totals
   * @param rings rings of accounts that share half of the forced posts within seconds
   * @param existing what to do with files that are there: {@code keep} or {@code replace}
   */
  public record Wanted(
      Path out,
      String story,
      Long seed,
      Integer accounts,
      Long posts,
      Long events,
      Long giantPostEvents,
      LocalDate start,
      Integer days,
      String format,
      Double brokenShare,
      boolean byDay,
      boolean hides,
      boolean rings,
      String existing) {}

  /** The work behind the command. */
  @FunctionalInterface
  public interface GenerateJob {

    /** Writes the exports. */
    Summary run(Run run, Wanted wanted);
  }

  private final Shell shell;
  private final GenerateJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final MasterOption master = new MasterOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the exports.")
  private Path out;

  @Option(
      names = "--story",
      paramLabel = "NAME",
      description = "A preset: two-campaigns makes the samples.")
  private String story;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed gives other campaigns.")
  private Long seed;

  @Option(names = "--accounts", paramLabel = "N", description = "Own accounts that post.")
  private Integer accounts;

  @Option(names = "--posts", paramLabel = "N", description = "Posts of all accounts together.")
  private Long posts;

  @Option(names = "--events", paramLabel = "N", description = "Engagements and exposures, about.")
  private Long events;

  @Option(
      names = "--giant-post-events",
      paramLabel = "N",
      description = "So many more for one of the posts, about.")
  private Long giantPostEvents;

  @Option(names = "--start", paramLabel = "DATE", description = "First day of the campaigns (UTC).")
  private LocalDate start;

  @Option(names = "--days", paramLabel = "N", description = "Length of the campaigns in days.")
  private Integer days;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "csv, csv.gz, ndjson, ndjson.gz or parquet.")
  private String format;

  @Option(
      names = "--broken-share",
      paramLabel = "SHARE",
      description =
          "Damaged rows beside the good ones, as a share of these (0 to 0.5); not in Parquet.")
  private Double brokenShare;

  @Option(
      names = "--by-day",
      description =
          "Engagements in a file for each day on which they happened, as nights bring them; Parquet"
              + " only.")
  private boolean byDay;

  @Option(
      names = "--hides",
      description = "Also how often each post was hidden, as a platform's total: counters.")
  private boolean hides;

  @Option(
      names = "--rings",
      description =
          "Also rings of accounts that share half of the forced posts within seconds, instead of"
              + " payment: _truth_rings.csv says which.")
  private boolean rings;

  @Option(
      names = "--existing",
      paramLabel = "WHAT",
      defaultValue = "keep",
      description =
          "keep: refuse to run where files are; replace: put the new ones in their place.")
  private String existing;

  public GenerateCommand(Shell shell, GenerateJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    Wanted wanted =
        new Wanted(
            out,
            story,
            seed,
            accounts,
            posts,
            events,
            giantPostEvents,
            start,
            days,
            format,
            brokenShare,
            byDay,
            hides,
            rings,
            existing);
    return shell.run(
        options.with(), master, settings -> Filters.none(), run -> job.run(run, wanted));
  }
}
