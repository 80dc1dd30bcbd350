package wildfire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.cli.GenerateCommand.Wanted;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.generate.Existing;
import wildfire.generate.GenerateSettings;
import wildfire.generate.GenerateSettings.Extent;
import wildfire.generate.GenerateSettings.Output;
import wildfire.generate.Generator;
import wildfire.generate.OutputFormat;
import wildfire.generate.Story;
import wildfire.model.OperatorError;

/** {@code wildfire generate}: from what the person asked for to generated exports. */
final class Generation {
  /** Of the forced posts, where rings are wanted. */
  private static final double RING_SHARE = 0.5;

  private Generation() {}

  static Summary of(Run run, Wanted wanted) {
    GenerateSettings settings = settings(wanted);
    Existing existing = existing(wanted.existing());
    run.progress().phase("Generating campaigns");
    long engagements =
        Generator.run(run.spark(), settings, wanted.out(), existing, run.progress()::phase);
    return Summary.of("Generated into " + wanted.out().toAbsolutePath().normalize() + ".")
        .figure("rows of engagements", engagements)
        .sentence("What was planted: _truth.json and _truth_posts.csv, in the same folder.");
  }

  private static GenerateSettings settings(Wanted wanted) {
    GenerateSettings from =
        wanted.story() == null ? GenerateSettings.defaults() : story(wanted.story());
    Extent extent = from.extent();
    Output output = from.output();
    Optional<OutputFormat> format = Optional.ofNullable(wanted.format()).map(Generation::format);
    return from.withPlanted(from.planted().withRings(wanted.rings() ? RING_SHARE : 0))
        .withSeed(or(wanted.seed(), from.seed()))
        .withExtent(
            new Extent(
                or(wanted.accounts(), extent.accounts()),
                or(wanted.posts(), extent.posts()),
                or(wanted.events(), extent.targetEvents()),
                or(wanted.giantPostEvents(), extent.giantPostEvents()),
                or(wanted.start(), extent.start()),
                or(wanted.days(), extent.days()),
                extent.exportedAfterDays()))
        .withOutput(
            new Output(
                format.orElse(output.tables()),
                format.orElse(output.engagements()),
                output.files(),
                output.duplicateShare(),
                or(wanted.brokenShare(), output.brokenShare()),
                output.oddShare(),
                wanted.byDay(),
                wanted.hides()))
        .checked();
  }

  private static <T> T or(T wanted, T otherwise) {
    return wanted == null ? otherwise : wanted;
  }

  private static GenerateSettings story(String id) {
    return Story.ofId(id)
        .orElseThrow(
            () ->
                new OperatorError(
                    "--story %s is none; there is %s.",
                    id, Stream.of(Story.values()).map(Story::id).collect(Collectors.joining(", "))))
        .settings();
  }

  private static OutputFormat format(String id) {
    return OutputFormat.ofId(id)
        .orElseThrow(
            () ->
                new OperatorError(
                    "--format %s is none; there are %s.",
                    id,
                    Stream.of(OutputFormat.values())
                        .map(OutputFormat::id)
                        .collect(Collectors.joining(", "))));
  }

  private static Existing existing(String id) {
    return Arrays.stream(Existing.values())
        .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(id))
        .findFirst()
        .orElseThrow(() -> new OperatorError("--existing %s is neither keep nor replace.", id));
  }
}
