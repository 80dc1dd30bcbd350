package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.report.PublishedTables;

/** Real runs in a process of their own, killed or stopped while they write. */
final class KilledRunTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path SAMPLES = HOME.resolve("data-samples/two-campaigns");
  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  /**
   * The samples are logs of events, without totals; texts are published where the settings want it;
   * and of a first run nothing has changed.
   */
  private static final Set<String> EMPTY = Set.of("post_text", "verdict_change");

  @TempDir static Path workspace;
  private static String lastNight;

  private final Path screen = workspace.resolveSibling(workspace.getFileName() + "-screen");
  private ChildJvm run;

  @BeforeAll
  static void aRunThatIsWhole() throws IOException {
    samples().summary();
    lastNight = current();
  }

  private static RetrospectiveRun samples() {
    return RetrospectiveRun.in(workspace)
        .input(SAMPLES, "wildfire-csv")
        .input(SAMPLES, "wildfire-ndjson");
  }

  private static String current() throws IOException {
    return Files.readString(workspace.resolve("reports/CURRENT")).strip();
  }

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    if (run != null) {
      run.close();
    }
    Files.deleteIfExists(screen);
  }

  /** Starts the same run, or a step of it, and waits until it has written such a file or folder. */
  private void runUntil(String step, Predicate<String> it) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                step,
                "--workspace",
                workspace.toString(),
                "--set",
                "ingest.pseudonym_key_file=" + workspace.resolve("pseudonym.key"),
                "--set",
                "ingest.full=true"));
    RetrospectiveRun.QUICK.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    if (!step.equals("report")) { // it reads the lake, and takes no inputs
      for (String source : List.of("wildfire-csv", "wildfire-ndjson")) {
        arguments.addAll(List.of("--input", SAMPLES.toString(), "--source", source));
      }
    }
    run =
        ChildJvm.of("wildfire.Main", arguments.toArray(String[]::new))
            .openedForSpark()
            .options(
                "-Xmx1g",
                "-Dwildfire.home=" + HOME,
                "-Dlogback.configurationFile=" + HOME.resolve("conf/logback.xml"))
            .start(workspace.getParent(), screen);
    run.await("it writes that", () -> halfMade().stream().filter(it).findFirst());
  }

  /** What is being taken in, and the runs that are not whole, though they come and go. */
  private static List<String> halfMade() {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("_ingest", "lake/runs", "measured/runs", "reports/runs")) {
      String[] names = workspace.resolve(folder).toFile().list();
      for (String name : names == null ? new String[0] : names) {
        if (!Files.exists(workspace.resolve(folder).resolve(name).resolve("_WHOLE"))) {
          found.add(folder + "/" + name);
        }
      }
    }
    return found;
  }

  private static String status() {
    return String.join("\n", WorkspaceStatus.of(samples().run().settings()).lines());
  }

  private static void assertLastNightsReports() throws IOException, SQLException {
    assertThat(current()).isEqualTo(lastNight);
    assertThat(workspace.resolve("reports/current").toRealPath())
        .isEqualTo(workspace.resolve("reports/runs").resolve(lastNight).toRealPath());
    Map<String, Path> tables = RetrospectiveRun.tables(workspace);
    try (Duck duck = Duck.reading(tables)) {
      for (var table : PublishedTables.all()) {
        boolean samplesHaveNone = EMPTY.contains(table.name());
        assertThat(duck.number("select count(*) from " + table.name()) > 0)
            .as(table.name())
            .isNotEqualTo(samplesHaveNone);
      }
      assertThat(duck.number("select posts from run"))
          .isEqualTo(duck.number("select count(*) from post_scorecard"));
    }
  }

  @Test
  void aRunThatIsKilledLeavesLastNightsReportsAndTheNextOneWorks() throws Exception {
    runUntil("report", written -> written.startsWith("reports/runs/"));
    assertThat(run.kill()).isEqualTo(KILLED);
    assertThat(halfMade()).anyMatch(name -> name.startsWith("reports/runs/"));
    assertLastNightsReports();
    assertThat(status()).contains(" ended without saying so; the next one tidies up after it.");

    Retrospective.reportOnly(samples().run());
    String next = current();
    assertThat(next).isGreaterThan(lastNight);
    assertThat(status())
        .contains("No run is at work.", "The lake is of the intake of ", next + " (current)")
        .contains("333 posts, ")
        .contains("report ");
    assertThat(halfMade()).isEmpty();
    lastNight = next;
    assertLastNightsReports();
  }

  @Test
  void aRunThatIsStoppedSaysSoAndLeavesNothingHalfMade() throws Exception {
    runUntil("retrospective", written -> written.startsWith("_ingest/"));
    run.stop();
    assertThat(run.exitCode()).isEqualTo(TERMINATED);
    assertThat(run.screen())
        .contains("Stopped. What was published before is as it was; the same command begins anew.")
        .doesNotContain("Something went wrong")
        .doesNotContain("Exception");
    assertThat(halfMade()).isEmpty();
    assertLastNightsReports();
  }
}
