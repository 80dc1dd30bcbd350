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
    description = "The same seed and options give the same rows.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire generate --out /tmp/exports",
      "  wildfire generate --out /tmp/exports --posts 2000 --events 1000000 --seed 7 --format ndjson"
    })
public final class GenerateCommand implements Callable<Integer> {

  /**
   * What is wanted; null: as the generator has it.
   *
   * @param out folder of the exports
   * @param events engagements and exposures together, about
   * @param days length of the campaigns
   * @param format as the generator calls it
   */
  public record Wanted(
      Path out,
      Long seed,
      Integer accounts,
      Long posts,
      Long events,
      LocalDate start,
      Integer days,
      String format) {}

  /** The work behind the command. */
  @FunctionalInterface
  public interface GenerateJob {

    /** Writes the exports. */
    Summary run(Run run, Wanted wanted);
  }

  private final Shell shell;
  private final GenerateJob job;

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the exports; must not be there yet.")
  private Path out;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed gives other campaigns.")
  private Long seed;

  @Option(names = "--accounts", paramLabel = "N", description = "Own accounts that post.")
  private Integer accounts;

  @Option(names = "--posts", paramLabel = "N", description = "Posts of all accounts together.")
  private Long posts;

  @Option(names = "--events", paramLabel = "N", description = "Engagements and exposures, about.")
  private Long events;

  @Option(names = "--start", paramLabel = "DATE", description = "First day of the campaigns (UTC).")
  private LocalDate start;

  @Option(names = "--days", paramLabel = "N", description = "Length of the campaigns in days.")
  private Integer days;

  @Option(names = "--format", paramLabel = "NAME", description = "How the exports are written.")
  private String format;

  public GenerateCommand(Shell shell, GenerateJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    Wanted wanted = new Wanted(out, seed, accounts, posts, events, start, days, format);
    return shell.run(options, settings -> Filters.none(), run -> job.run(run, wanted));
  }
}
