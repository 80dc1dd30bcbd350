package wildfire;

import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine.Option;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.generate.GenerateSettings;
import wildfire.generate.GenerateSettings.Extent;
import wildfire.generate.GenerateSettings.Output;
import wildfire.generate.Generator;
import wildfire.generate.OutputFormat;
import wildfire.generate.Story;

/** What {@code wildfire generate} is told; null: as the generator, or the story, has it. */
final class GenerateOptions {
  /** Of the forced posts, where rings are wanted. */
  private static final double RING_SHARE = 0.5;

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
  private Story story;

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
  private OutputFormat format;

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
  private Generator.Existing existing;

  /** Generates it. */
  Summary run(Run run) {
    run.progress().phase("Generating campaigns");
    long engagements = Generator.run(run.spark(), settings(), out, existing, run.progress()::phase);
    return Summary.of("Generated into " + out.toAbsolutePath().normalize() + ".")
        .figure("rows of engagements", engagements)
        .sentence("What was planted: _truth.json and _truth_posts.csv, in the same folder.");
  }

  private GenerateSettings settings() {
    GenerateSettings from = story == null ? GenerateSettings.defaults() : story.settings();
    Extent extent = from.extent();
    Output output = from.output();
    return from.withPlanted(from.planted().withRings(rings ? RING_SHARE : 0))
        .withSeed(or(seed, from.seed()))
        .withExtent(
            new Extent(
                or(accounts, extent.accounts()),
                or(posts, extent.posts()),
                or(events, extent.targetEvents()),
                or(giantPostEvents, extent.giantPostEvents()),
                or(start, extent.start()),
                or(days, extent.days()),
                extent.exportedAfterDays()))
        .withOutput(
            new Output(
                or(format, output.tables()),
                or(format, output.engagements()),
                output.files(),
                output.duplicateShare(),
                or(brokenShare, output.brokenShare()),
                output.oddShare(),
                byDay,
                hides))
        .checked();
  }

  private static <T> T or(T wanted, T otherwise) {
    return wanted == null ? otherwise : wanted;
  }
}
