package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night that is killed at some moment, again and again: the reports of the night before stay
 * whole, and the next run ends in the rows of a night that was not killed. One moment in every
 * build; more with {@code -Dwildfire.kills=50}.
 */
final class KilledAtRandomTest {
  private static final int KILLS = Integer.getInteger("wildfire.kills", 1);
  private static final long SEED = Long.getLong("wildfire.first_seed", 1);
  private static final int NIGHT = 3;
  private static final Duration LONGEST = Duration.ofMillis(600);
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** What a run says as it begins each part of its work. */
  private static final List<String> PARTS =
      List.of(
          "Measuring posts",
          "Writing reports",
          "Reading exports",
          "Judging posts",
          "Taking out duplicates",
          "Associating outcomes");

  @TempDir private static Path folder;

  @BeforeAll
  static void theNightsBeforeAndTheNightItself() throws IOException {
    NightlyExports exports = new NightlyExports(folder.resolve("exports"), NIGHT, SEED);
    exports.writeTags();
    for (int night = 1; night < NIGHT; night++) {
      exports.write(night);
    }
    night("before", NIGHT - 1).summary();
    exports.write(NIGHT);
    copy("before", "unkilled");
    night("unkilled", NIGHT).summary();
  }

  private static RetrospectiveRun night(String workspace, int night) {
    return RetrospectiveRun.in(folder.resolve(workspace))
        .input(folder.resolve("exports"), "wildfire-csv")
        .set("measure.window", "5d")
        .set("measure.as_of", NightlyExports.end(night).toString());
  }

  private static List<String> arguments(Path workspace) {
    return List.of(
        "retrospective",
        "--workspace",
        workspace.toString(),
        "--input",
        folder.resolve("exports").toString(),
        "--source",
        "wildfire-csv",
        "--set",
        "ingest.pseudonym_key_file=" + workspace.resolve("pseudonym.key"),
        "--set",
        "associate.factors=[trigger]",
        "--set",
        "associate.replications=99",
        "--set",
        "measure.window=5d",
        "--set",
        "measure.as_of=" + NightlyExports.end(NIGHT));
  }

  @Test
  void aKilledNightLeavesTheOneBeforeAndTheNextRunMakesItGood(TestReporter reporter)
      throws Exception {
    Random random = new Random(SEED);
    List<String> moments = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      String name = "killed-" + kill;
      Path workspace = copy("before", name);
      Duration delay = Duration.ofMillis(random.nextLong(LONGEST.toMillis()));
      moments.add(kill(workspace, PARTS.get(kill % PARTS.size()), delay));
      reporter.publishEntry("killed", moments.get(kill));

      boolean isNew = !current(workspace).equals(current(folder.resolve("before")));
      SameRows.assertPublished(folder.resolve(isNew ? "unkilled" : "before"), workspace);
      night(name, NIGHT).summary();
      SameRows.assertPublished(folder.resolve("unkilled"), workspace);
      assertThat(unfinished(workspace)).as("what is left of it").isEmpty();
      remove(workspace);
    }
    assertThat(moments)
        .as("runs that were killed before they ended")
        .anyMatch(m -> !m.contains("ended"));
  }

  /** Kills a night some time after it begins a part; gives what it had last said. */
  private static String kill(Path workspace, String part, Duration delay) throws Exception {
    try (ChildJvm run =
        ChildJvm.of("wildfire.Main", arguments(workspace).toArray(String[]::new))
            .openedForSpark()
            .options(
                "-Xmx1g",
                "-Dwildfire.home=" + HOME,
                "-Dlogback.configurationFile=" + HOME.resolve("conf/logback.xml"))
            .options(StandaloneCluster.SHORT_LIVED.toArray(String[]::new))
            .start(folder, folder.resolve("screen.txt"))) {
      run.awaitSaying(part);
      Thread.sleep(delay.toMillis());
      int exit = run.kill();
      String last = run.screen().strip().lines().reduce("", (a, b) -> b);
      return last + ", " + delay.toMillis() + " ms after: " + part + (exit == 0 ? ", ended" : "");
    }
  }

  private static String current(Path workspace) throws IOException {
    return Files.readString(workspace.resolve("reports/CURRENT")).strip();
  }

  private static List<Path> unfinished(Path workspace) throws IOException {
    try (Stream<Path> all = Files.walk(workspace, 3)) {
      return all.filter(path -> path.getParent().endsWith("runs"))
          .filter(run -> !Files.exists(run.resolve("_WHOLE")))
          .toList();
    }
  }

  private static Path copy(String from, String to) throws IOException {
    Path source = folder.resolve(from);
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : all.toList()) {
        Files.copy(
            path,
            folder.resolve(to).resolve(source.relativize(path).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
    return folder.resolve(to);
  }

  private static void remove(Path workspace) throws IOException {
    try (Stream<Path> all = Files.walk(workspace)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
