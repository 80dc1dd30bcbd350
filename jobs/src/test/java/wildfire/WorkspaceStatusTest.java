package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.query.MadeReports;
import wildfire.table.RunId;
import wildfire.table.Versions;

final class WorkspaceStatusTest {
  private static final Instant TAKEN_IN = Instant.parse("2026-02-01T02:30:00Z");

  @TempDir private Path folder;

  private String status() {
    return String.join(
        "\n",
        WorkspaceStatus.of(
                RetrospectiveRun.in(folder.resolve("workspace"))
                    .input(folder.resolve("exports"), "wildfire-csv")
                    .settings())
            .lines());
  }

  private void export(String name, Instant modified) throws IOException {
    Path file = Files.createDirectories(folder.resolve("exports")).resolve(name);
    Files.writeString(file, "platform,post_id\n");
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private void takeIn() {
    String run = RunId.after(TAKEN_IN, java.util.stream.Stream.empty());
    Versions lake =
        new Versions(
            new org.apache.hadoop.fs.Path(folder.resolve("workspace/lake").toUri()),
            new Configuration());
    lake.makeCurrent(run, "{}");
  }

  @Test
  void everyFileWaitsForAFirstRun() throws IOException {
    export("posts-1.csv", TAKEN_IN.minusSeconds(60));
    assertThat(status())
        .contains("There is no lake yet.")
        .contains("1 file of 1 newer than what was taken in (17 bytes)");
  }

  @Test
  void onlyWhatIsNewerThanTheLakeWaits() throws IOException {
    export("posts-1.csv", TAKEN_IN.minusSeconds(60));
    takeIn();
    assertThat(status()).contains("exports: nothing newer than what was taken in.");
    export("posts-2.csv", TAKEN_IN.plusSeconds(60));
    export("posts-3.csv", TAKEN_IN.plusSeconds(90));
    assertThat(status()).contains("2 files of 3 newer than what was taken in (34 bytes)");
  }

  @Test
  void thePageIsNamedWhereOneWasMade() throws Exception {
    MadeReports.in(folder.resolve("workspace")).published();
    Files.writeString(
        folder.resolve("workspace/reports/runs/" + MadeReports.RUN + "/_WHOLE"), "\n");
    assertThat(status()).contains("1 run kept").doesNotContain("page");
    Path page = folder.resolve("workspace/reports/runs/" + MadeReports.RUN + "/retrospective.html");
    Files.writeString(page, "<!doctype html>");
    assertThat(status()).contains("The page to look at: " + page + "\n");
  }

  @Test
  void anInputThatIsGoneOrEmptyIsTold() throws IOException {
    takeIn();
    assertThat(status())
        .contains("There is nothing at " + folder.resolve("exports"))
        .contains("No run is at work.");
    Files.createDirectories(folder.resolve("exports/2026-03"));
    assertThat(status()).contains("exports: holds no files.");
  }
}
