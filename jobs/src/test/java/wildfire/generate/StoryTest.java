package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.generate.Simulated.Event;

/** The committed samples are what their README's command makes. */
final class StoryTest {
  private static final Path SAMPLES = Path.of("..", "data-samples", "two-campaigns");

  @Test
  void remakesTheCommittedSamples(@TempDir Path temp) throws IOException {
    Path made = temp.resolve("two-campaigns");
    Generator.run(
        SparkForTests.session(),
        Story.TWO_CAMPAIGNS.settings(),
        made,
        Generator.Existing.KEEP,
        progress -> {});
    assertThat(names(made)).isEqualTo(names(SAMPLES));
    for (String name : names(made)) {
      assertThat(content(made.resolve(name))).as(name).isEqualTo(content(SAMPLES.resolve(name)));
    }
  }

  @Test
  void enoughIsKnownOfAnAccountBeforeSomethingHappensToIt() {
    World world = World.of(Story.TWO_CAMPAIGNS.settings());
    for (PostPlan cast : cast(world)) {
      assertThat(before(world, cast)).as("%s", cast.fate()).hasSizeGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void everyFateShowsInTheCounts() {
    World world = World.of(Story.TWO_CAMPAIGNS.settings());
    for (PostPlan cast : cast(world)) {
      double spread = against(world, cast, Event::spread);
      double talk = against(world, cast, event -> event.kind().equals("comment"));
      String post = cast.fate() + " of " + cast.author().id();
      switch (cast.fate()) {
        case VIRAL -> {
          assertThat(spread).as(post).isGreaterThan(4);
          assertThat(talk).as(post).isGreaterThan(2);
        }
        case BROADCAST, SLOW_BURN -> assertThat(spread).as(post).isGreaterThan(2);
        case TALKED_ABOUT, LATE_TALK -> {
          assertThat(talk).as(post).isGreaterThan(4);
          assertThat(spread).as(post).isLessThan(2);
        }
        case BOUGHT -> assertThat(spread).as(post).isLessThan(2);
        case FORCED,
            BUZZ_WITHOUT_MESSAGE,
            NO_CULTURAL_FIT,
            NOT_SHOWN,
            BAD_TIMING,
            OWN_COMPETITION -> {
          assertThat(spread).as(post).isLessThan(0.5);
          assertThat(talk).as(post).isLessThan(0.5);
        }
        case ORDINARY -> throw new AssertionError(post);
      }
    }
  }

  private static List<PostPlan> cast(World world) {
    return world.settings().planted().casting().keySet().stream().map(world::plan).toList();
  }

  /** Earlier ordinary posts of the account in the same format. */
  private static List<PostPlan> before(World world, PostPlan post) {
    return LongStream.range(0, world.settings().extent().posts())
        .mapToObj(world::plan)
        .filter(other -> other.author().equals(post.author()))
        .filter(other -> other.format().equals(post.format()))
        .filter(other -> other.published() < post.published())
        .filter(other -> other.fate() == Fate.ORDINARY)
        .toList();
  }

  /** How many organic events of a kind, against the mean of the account's earlier ones. */
  private static double against(World world, PostPlan post, Predicate<Event> counted) {
    double usual =
        before(world, post).stream()
            .mapToLong(other -> count(world, other, counted))
            .average()
            .orElseThrow();
    return (count(world, post, counted) + 1) / (usual + 1);
  }

  private static long count(World world, PostPlan post, Predicate<Event> counted) {
    return Simulated.of(world, post.index()).stream().filter(counted).count();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Unpacked, since two machines may pack the same bytes differently. */
  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return file.toString().endsWith(".gz")
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    }
  }
}
