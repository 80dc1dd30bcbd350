package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  /** Makes a lake of several files that all say the same, and a quarantine that says it too. */
  private void make(String what, Runnable ending) {
    Workspace workspace = workspace();
    workspace.begin();
    for (String table : List.of("posts", "engagements")) {
      put("_ingest/staged/0/" + table, "raw " + what);
      put("_ingest/made/lake/" + table + "/1.parquet", what);
      put("_ingest/made/lake/" + table + "/2.parquet", what);
    }
    put("_ingest/made/quarantine/1.parquet", what);
    workspace.rememberKeyId(what.equals("old") ? "01d" : "2e3");
    ending.run();
  }

  private void put(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** What the whole workspace says; fails where parts of it say different things. */
  private String said(int change) throws IOException {
    workspace().settle();
    assertThat(folder.resolve("_ingest")).as("killed at change %d", change).doesNotExist();
    String what = Files.readString(folder.resolve("lake/posts/1.parquet"));
    for (String path :
        List.of(
            "lake/posts/2.parquet",
            "lake/engagements/1.parquet",
            "lake/engagements/2.parquet",
            "quarantine/1.parquet")) {
      assertThat(folder.resolve(path)).as("killed at change %d", change).hasContent(what);
    }
    assertThat(workspace().keyId()).isEqualTo(Optional.of(what.equals("old") ? "01d" : "2e3"));
    return what;
  }

  @Test
  void aDeathWhileTheLakeIsReplacedLeavesTheOldOrTheNew() throws IOException {
    boolean died = true;
    int change = 0;
    boolean sawOld = false;
    boolean sawNew = false;
    for (; died; change++) {
      make("old", () -> workspace().publish());
      put("quarantine-refused/1.parquet", "of another night");
      DyingFileSystem.dieAt(change, path -> true);
      died = catchThrowable(() -> make("new", () -> workspace().publish())) != null;
      DyingFileSystem.live();
      String what = said(change);
      sawOld |= what.equals("old");
      sawNew |= what.equals("new");
      make("new", () -> workspace().publish());
      assertThat(said(change)).isEqualTo("new");
      assertThat(folder.resolve("quarantine-refused")).doesNotExist();
    }
    assertThat(change).isGreaterThan(15);
    assertThat(sawOld).isTrue();
    assertThat(sawNew).isTrue();
  }

  /** The process after the one that was killed may be killed as well. */
  @Test
  void aDeathWhileSettlingIsSettledByTheNext() throws IOException {
    make("old", () -> workspace().publish());
    for (int first = 0; first < 40; first++) {
      for (int second = 0; second < 12; second++) {
        make("old", () -> workspace().publish());
        DyingFileSystem.dieAt(first, path -> true);
        Throwable death = catchThrowable(() -> make("new", () -> workspace().publish()));
        DyingFileSystem.dieAt(second, path -> true);
        boolean diedAgain = catchThrowable(() -> workspace().settle()) != null;
        DyingFileSystem.live();
        said(first);
        if (death == null || !diedAgain) {
          break;
        }
      }
    }
  }

  @Test
  void aDeathWhileALakeIsRefusedLeavesTheOldOne() throws IOException {
    boolean died = true;
    for (int change = 0; died; change++) {
      make("old", () -> workspace().publish());
      put("quarantine-refused/1.parquet", "of another night");
      DyingFileSystem.dieAt(change, path -> true);
      died = catchThrowable(() -> make("new", () -> workspace().refuse())) != null;
      DyingFileSystem.live();
      assertThat(said(change)).isEqualTo("old");
      make("new", () -> workspace().refuse());
      assertThat(said(change)).isEqualTo("old");
      assertThat(folder.resolve("quarantine-refused/1.parquet")).hasContent("new");
    }
  }

  @Test
  void whatARunPassedRawIdsThroughIsItsOwnersAlone() throws IOException {
    workspace().begin();
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString())).containsExactly("_ingest");
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("_ingest")))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }
}
