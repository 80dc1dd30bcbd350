package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.DyingFileSystem;

/** A process that is killed between any two changes of the reports, and the one after it. */
final class ReportFolderTest {
  private static final int KEPT = 2;

  @TempDir private Path workspace;
  private Path reports;

  @BeforeEach
  void reports() {
    reports = workspace.resolve("reports");
  }

  @AfterEach
  void live() {
    DyingFileSystem.live();
  }

  private ReportFolder dying() {
    return ReportFolder.nightly(
        "dying:" + workspace, DyingFileSystem.knownTo(new Configuration(false)));
  }

  private ReportFolder local() {
    return ReportFolder.nightly(workspace.toString(), new Configuration());
  }

  /** Publishes a run of two tables, as the publisher does. */
  private void publish(ReportFolder folder, String run) {
    write(folder, run);
    folder.makeCurrent(record(run, "2026-01-31T00:00:00Z", null));
    assertThat(folder.record(run).orElseThrow().seconds()).containsEntry("publish", 1.5);
    folder.keep(KEPT);
  }

  private static void write(ReportFolder folder, String run) {
    folder.clean();
    try {
      for (String table : List.of("post_scorecard", "post_reason")) {
        Path file = Path.of(folder.run(run).toUri().getPath(), table, "part.parquet");
        Files.createDirectories(file.getParent());
        Files.writeString(file, run);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static RunRecord record(String run, String asOf, String follows) {
    return new RunRecord(
        run,
        "",
        asOf,
        asOf,
        asOf,
        null,
        "",
        "",
        "",
        0,
        0,
        0,
        0,
        0,
        new RunRecord.JudgedBy("", ""),
        follows,
        Map.of(),
        Map.of("publish", 1.5),
        null,
        null);
  }

  private void assertWhole(Path run) {
    String name = run.getFileName().toString();
    assertThat(run.resolve("post_scorecard/part.parquet")).hasContent(name);
    assertThat(run.resolve("post_reason/part.parquet")).hasContent(name);
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> all = Files.list(reports.resolve("runs"))) {
      return all.sorted().toList();
    }
  }

  @Test
  void aDeathBetweenAnyTwoChangesLeavesTheOldReportsOrTheNew() throws IOException {
    boolean died = true;
    boolean sawOld = false;
    boolean sawNew = false;
    int change = 0;
    publish(dying(), "night-000");
    for (; died; change++) {
      String old = "night-%03d".formatted(3 * change + 1);
      String recent = "night-%03d".formatted(3 * change + 2);
      publish(dying(), old);
      DyingFileSystem.dieAt(change, path -> true);
      died = catchThrowable(() -> publish(dying(), recent)) != null;
      DyingFileSystem.live();
      String current = dying().currentRun().orElseThrow();
      assertThat(current).as("killed at change %d", change).isIn(old, recent);
      assertWhole(reports.resolve("runs").resolve(current));
      sawOld |= current.equals(old);
      sawNew |= current.equals(recent);
      for (String run : dying().keptRuns()) { // whoever lists the runs sees whole ones only
        assertWhole(reports.resolve("runs").resolve(run));
      }
      String next = "night-%03d".formatted(3 * change + 3);
      publish(dying(), next);
      assertThat(dying().currentRun()).isEqualTo(Optional.of(next));
      assertThat(runs()).hasSize(KEPT).allSatisfy(this::assertWhole);
    }
    assertThat(change).isGreaterThan(5);
    assertThat(sawOld).isTrue();
    assertThat(sawNew).isTrue();
  }

  /** On a local disk the file and the link are replaced by Java's own moves. */
  @Test
  void aDeathBeforeTheLinkFollowsIsMendedByTheNextRun() throws IOException {
    publish(local(), "night-1");
    publish(local(), "night-2");
    Path link = reports.resolve("current");
    assertThat(link.toRealPath()).isEqualTo(reports.toRealPath().resolve("runs/night-2"));

    // Killed when CURRENT was replaced, before the link was made, or before it was moved.
    for (boolean made : new boolean[] {false, true}) {
      Files.delete(link);
      Files.createSymbolicLink(link, Path.of("runs/night-1"));
      if (made) {
        Files.createSymbolicLink(reports.resolve("_current"), Path.of("runs/night-2"));
      }
      assertWhole(link.toRealPath());
      local().clean();
      assertThat(link.toRealPath()).isEqualTo(reports.toRealPath().resolve("runs/night-2"));
      assertThat(reports.resolve("_current")).doesNotExist();
    }

    // Killed when the file that is to replace CURRENT was begun, written, or not yet there.
    for (String begun : List.of("", "night-3\n")) {
      Files.writeString(reports.resolve("_CURRENT"), begun);
      Files.createDirectories(reports.resolve("runs/night-3"));
      assertThat(local().currentRun()).isEqualTo(Optional.of("night-2"));
      assertWhole(link.toRealPath());
    }
    publish(local(), "night-4");
    assertThat(local().currentRun()).isEqualTo(Optional.of("night-4"));
    assertWhole(link.toRealPath());
    assertThat(reports.resolve("_CURRENT")).doesNotExist();
  }

  /** Also where rows were taken out of it, by which it got another name. */
  @Test
  void theRunThatTheCurrentOneGoesOnFromIsKept() throws IOException {
    ReportFolder folder = local();
    for (String run : List.of("night-1.2", "night-2", "night-3")) {
      publish(folder, run);
    }
    assertThat(folder.keptRuns()).containsExactly("night-2", "night-3");

    write(folder, "night-4");
    folder.makeCurrent(record("night-4", "2026-02-01T00:00:00Z", "night-2"));
    folder.replace("night-2", "night-2.1", "");
    for (String lookBack : List.of("night-5", "night-6", "night-7")) {
      write(folder, lookBack);
      folder.keepBeside(record(lookBack, "2026-01-01T00:00:00Z", null));
      folder.keep(KEPT);
    }
    assertThat(folder.keptRuns()).containsExactly("night-2.1", "night-4", "night-6", "night-7");
  }

  @Test
  void aRunThatIsKeptBesideTheCurrentOneDoesNotTakeItsPlace() throws IOException {
    publish(local(), "night-1");
    Instant then = Instant.parse("2026-01-31T00:00:00Z");
    assertThat(local().laterThan(then)).isEmpty();
    assertThat(local().laterThan(then.plusSeconds(1))).isEmpty();
    assertThat(local().laterThan(then.minusSeconds(1))).contains(then);

    write(local(), "night-2");
    local().keepBeside(record("night-2", "2026-01-01T00:00:00Z", null));
    assertThat(local().currentRun()).contains("night-1");
    assertThat(local().readable("night-1")).isEqualTo(reports.resolve("current").toString());
    assertThat(local().readable("night-2")).isEqualTo(reports.resolve("runs/night-2").toString());
    assertThat(local().keptRuns()).containsExactly("night-1", "night-2");
    assertWhole(reports.resolve("runs/night-2"));
  }

  @Test
  void beforeTheFirstRunThereIsNone() throws IOException {
    assertThat(local().currentRun()).isEmpty();
    Files.createDirectories(reports.resolve("runs/night-1/post_scorecard"));
    assertThat(local().currentRun()).isEmpty();
    local().clean();
    assertThat(runs()).isEmpty();
    assertThat(reports.resolve("current")).doesNotExist();
  }
}
