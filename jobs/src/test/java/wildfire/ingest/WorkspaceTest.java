package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.DyingFileSystem;

/** A process that is killed between any two changes of the workspace, and the one after it. */
final class WorkspaceTest {
  @TempDir private Path folder;

  @AfterEach
  void live() {
    DyingFileSystem.live();
  }

  private Workspace workspace() {
    return new Workspace("dying:" + folder, DyingFileSystem.knownTo(new Configuration(false)));
  }

  /** Makes an intake of several files that all say its name, and a quarantine that says it too. */
  private void make(String run, Runnable ending) {
    Workspace workspace = workspace();
    workspace.begin(run);
    put("_ingest/0/part.parquet", "raw " + run);
    for (CanonicalTable table : List.of(CanonicalTable.POSTS, CanonicalTable.ENGAGEMENTS)) {
      workspace.moveFiles(workspace.staged(), workspace.rows(run, table), "moved-");
      put("lake/runs/" + run + "/rows/" + table.id() + "/1.parquet", run);
      put("lake/runs/" + run + "/tables/" + table.id() + "/1.parquet", run);
    }
    put("quarantine/" + run + "/1.parquet", run);
    ending.run();
  }

  private void publish(String run) {
    Workspace workspace = workspace();
    Workspace.Note note = new Workspace.Note("key of " + run, run, Map.of("posts", run), "");
    workspace.publish(run, note);
    workspace.clean(Set.of());
    workspace.forgetTables(note);
  }

  private void put(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Which intake the lake is of; fails where parts of it are missing or of another. */
  private String current(int change) {
    workspace().clean(Set.of());
    assertThat(folder.resolve("_ingest")).as("killed at change %d", change).doesNotExist();
    String run = workspace().current().orElseThrow();
    for (String path :
        List.of(
            "lake/runs/" + run + "/rows/posts/1.parquet",
            "lake/runs/" + run + "/rows/engagements/1.parquet",
            "lake/runs/" + run + "/tables/posts/1.parquet",
            "quarantine/" + run + "/1.parquet")) {
      assertThat(folder.resolve(path)).as("killed at change %d", change).hasContent(run);
    }
    assertThat(workspace().note().orElseThrow().keyId()).isEqualTo("key of " + run);
    return run;
  }

  private List<String> quarantines() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("quarantine"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aDeathAtAnyChangeLeavesTheOldLakeOrTheNew() throws IOException {
    boolean died = true;
    boolean sawOld = false;
    boolean sawNew = false;
    int change = 0;
    for (; died; change++) {
      String old = "run-%03d".formatted(2 * change);
      String recent = "run-%03d".formatted(2 * change + 1);
      make(old, () -> publish(old));
      put("quarantine-refused/1.parquet", "of another night");
      DyingFileSystem.dieAt(change, path -> true);
      died = catchThrowable(() -> make(recent, () -> publish(recent))) != null;
      DyingFileSystem.live();
      String current = current(change);
      assertThat(current).isIn(old, recent);
      assertThat(quarantines()).contains(current).allMatch(workspace().intakes()::contains);
      sawOld |= current.equals(old);
      sawNew |= current.equals(recent);
    }
    assertThat(change).isGreaterThan(10);
    assertThat(sawOld).isTrue();
    assertThat(sawNew).isTrue();
    assertThat(folder.resolve("quarantine-refused")).doesNotExist();
  }

  @Test
  void aDeathWhileALakeIsRefusedLeavesTheOldOne() {
    boolean died = true;
    for (int change = 0; died; change++) {
      String old = "run-%03d".formatted(3 * change);
      String bad = "run-%03d".formatted(3 * change + 1);
      String worse = "run-%03d".formatted(3 * change + 2);
      make(old, () -> publish(old));
      put("quarantine-refused/1.parquet", "of another night");
      DyingFileSystem.dieAt(change, path -> true);
      died = catchThrowable(() -> make(bad, () -> workspace().refuse(bad))) != null;
      DyingFileSystem.live();
      assertThat(current(change)).isEqualTo(old);
      make(worse, () -> workspace().refuse(worse));
      assertThat(current(change)).isEqualTo(old);
      assertThat(folder.resolve("quarantine-refused/1.parquet")).hasContent(worse);
    }
  }

  /** Intakes of which nothing counts go, with their quarantine; the current one never. */
  @Test
  void whatIsNoLongerWantedGoes() throws IOException {
    for (String run : List.of("run-1", "run-2", "run-3")) {
      make(run, () -> publish(run));
    }
    assertThat(folder.resolve("lake/runs/run-1/tables/posts")).doesNotExist();
    assertThat(folder.resolve("lake/runs/run-1/rows/posts")).exists();
    workspace().clean(Set.of("run-1", "run-3"));
    assertThat(workspace().intakes()).containsExactly("run-2", "run-3");
    assertThat(quarantines()).containsExactly("run-2", "run-3");
    assertThat(current(0)).isEqualTo("run-3");
  }

  @Test
  void whatRawIdsPassThroughIsItsOwnersAlone() throws IOException {
    workspace().begin("run-1");
    for (String path : List.of("_ingest", "quarantine")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(path)))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }
}
