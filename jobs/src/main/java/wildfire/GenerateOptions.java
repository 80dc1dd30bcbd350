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

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private Path out;

  @Option(names = "--story", paramLabel = "NAME")
  private Story story;

  @Option(names = "--seed", paramLabel = "N")
  private Long seed;

  @Option(names = "--accounts", paramLabel = "N")
  private Integer accounts;

  @Option(names = "--posts", paramLabel = "N")
  private Long posts;

  @Option(names = "--events", paramLabel = "N")
  private Long events;

  @Option(names = "--giant-post-events", paramLabel = "N")
  private Long giantPostEvents;

  @Option(names = "--start", paramLabel = "DATE")
  private LocalDate start;

  @Option(names = "--days", paramLabel = "N")
  private Integer days;

  @Option(names = "--format", paramLabel = "NAME")
  private OutputFormat format;

  @Option(names = "--broken-share", paramLabel = "SHARE")
  private Double brokenShare;

  @Option(names = "--hides")
  private boolean hides;

  @Option(names = "--rings")
  private boolean rings;

  @Option(names = "--existing", paramLabel = "WHAT", defaultValue = "keep")
  private Generator.Existing existing;

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
    return from.with(from.planted().withRings(rings ? RING_SHARE : 0))
        .withSeed(or(seed, from.seed()))
        .with(
            new Extent(
                or(accounts, extent.accounts()),
                or(posts, extent.posts()),
                or(events, extent.targetEvents()),
                or(giantPostEvents, extent.giantPostEvents()),
                or(start, extent.start()),
                or(days, extent.days()),
                extent.exportedAfterDays()))
        .with(
            new Output(
                or(format, output.tables()),
                or(format, output.engagements()),
                output.files(),
                output.duplicateShare(),
                or(brokenShare, output.brokenShare()),
                output.oddShare(),
                hides || output.hides()))
        .checked();
  }

  private static <T> T or(T wanted, T otherwise) {
    return wanted == null ? otherwise : wanted;
  }
}
