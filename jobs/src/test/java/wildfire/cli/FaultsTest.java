package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.DyingFileSystem;
import wildfire.RetrospectiveRun;
import wildfire.SparkForTests;

/** What a run says when storage fails it, and what is left. */
final class FaultsTest {
  private static final String HEADER = "platform,post_id,event_id,actor_id,kind,occurred_at\n";

  @TempDir private Path folder;

  @AfterEach
  void roomAgain() {
    DyingFileSystem.live();
  }

  private RetrospectiveRun run(String workspace) throws IOException {
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.writeString(
        exports.resolve("posts.csv"),
        "platform,post_id,author_id,published_at\nx,p1,a1,2026-03-01T09:00:00Z\n");
    return RetrospectiveRun.in(workspace)
        .set("ingest.pseudonym_key_file", folder.resolve("key").toString())
        .input(exports, "wildfire-csv");
  }

  private void events(int file, String time) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("exports"))
            .resolve("engagements-root-only-" + file + ".csv"),
        HEADER + "x,p1,e" + file + ",u" + file + ",share," + time + "\n");
  }

  private String current() throws IOException {
    return Files.readString(folder.resolve("workspace/reports/CURRENT"));
  }

  private List<Path> parquet(String below) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("workspace").resolve(below))) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void aFullDiskIsOneSentenceAndTheReportsStay() throws IOException {
    DyingFileSystem.knownTo(SparkForTests.session().sparkContext().hadoopConfiguration());
    String workspace = "dying:" + folder.resolve("workspace");
    events(1, "2026-03-01T10:00:00Z");
    run(workspace).summary();
    String before = current();
    events(2, "2026-03-01T11:00:00Z");
    for (String where : List.of("/lake/runs/", "/measured/runs/", "/reports/runs/")) {
      DyingFileSystem.fill(path -> path.toString().contains(where));
      Failure failure = Failure.of(catchThrowable(() -> run(workspace).summary()));
      assertThat(failure.message()).as(where).startsWith("The disk is full: make room");
      assertThat(failure.exitCode()).isEqualTo(2);
      assertThat(current()).isEqualTo(before);
    }
    DyingFileSystem.live();
    assertThat(run(workspace).summary()).containsPattern("read +3\\b");
    assertThat(current()).isNotEqualTo(before);
  }

  @Test
  void aDamagedFileIsNamedWithWhatToDo() throws IOException {
    String workspace = folder.resolve("workspace").toString();
    events(1, "2026-03-01T10:00:00Z");
    run(workspace).summary();
    String before = current();
    cut(parquet("lake/runs").stream().filter(f -> f.toString().contains("engag")).toList().get(0));
    events(2, "2026-03-01T11:00:00Z");
    Failure failure = Failure.of(catchThrowable(() -> run(workspace).summary()));
    assertThat(failure.message())
        .contains("/lake/runs/", " is damaged or gone: run `wildfire retrospective --full`");
    assertThat(failure.exitCode()).isEqualTo(2);
    assertThat(current()).isEqualTo(before);

    assertThat(run(workspace).set("ingest.full", "true").summary()).containsPattern("read +3\\b");
    for (Path file : parquet("measured/runs")) {
      cut(file);
    }
    Throwable damaged = catchThrowable(() -> run(workspace).summary());
    assertThat(damaged).as("measured before, and read again").isNotNull();
    assertThat(Failure.of(damaged).message())
        .contains("/measured/runs/", "run `wildfire retrospective --full`, which makes it anew.");
    events(3, "2026-03-01T12:00:00Z"); // all is measured anew
    assertThat(run(workspace).summary()).containsPattern("read +4\\b");
  }
}
