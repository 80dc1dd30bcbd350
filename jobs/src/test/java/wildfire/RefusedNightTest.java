package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import wildfire.cli.Cli;
import wildfire.cli.Shell;
import wildfire.ingest.Accounting;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;

/**
 * Nights whose exports are bad, far too few or cleared away: what each says, what is left, and that
 * the night after it works.
 */
final class RefusedNightTest {
  private static final int POSTS = 5;

  @TempDir private Path folder;

  private Path exports() throws IOException {
    return Files.createDirectories(folder.resolve("exports"));
  }

  private Path workspace() {
    return folder.resolve("workspace");
  }

  private RetrospectiveRun night() throws IOException {
    return RetrospectiveRun.in(workspace()).input(exports(), "wildfire-csv");
  }

  private void posts(int howMany) throws IOException {
    StringBuilder rows = new StringBuilder("platform,post_id,author_id,published_at\n");
    for (int post = 0; post < howMany; post++) {
      rows.append("x,p").append(post).append(",brand,2026-03-01T09:00:00Z\n");
    }
    Files.writeString(exports().resolve("posts.csv"), rows);
  }

  private void shares(String time) throws IOException {
    Files.writeString(
        exports().resolve("engagements-root-only.csv"),
        "platform,post_id,event_id,actor_id,kind,occurred_at\nx,p0,e1,bob,share," + time + "\n");
  }

  private void clearAway() throws IOException {
    try (Stream<Path> files = Files.list(exports())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private String current() throws IOException {
    return Files.readString(workspace().resolve("reports/CURRENT")).strip();
  }

  private void assertPublished(String run) throws IOException, SQLException {
    assertThat(current()).isEqualTo(run);
    assertThat(workspace().resolve("reports/current").toRealPath())
        .isEqualTo(workspace().resolve("reports/runs").resolve(run).toRealPath());
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace()))) {
      assertThat(duck.number("select count(*) from post_scorecard")).isEqualTo(POSTS);
      assertThat(duck.rows("select shares from post_scorecard where post_id = 'p0'"))
          .containsExactly(List.of("1"));
    }
    try (Stream<Path> runs = Files.list(workspace().resolve("reports/runs"))) {
      assertThat(runs).allSatisfy(each -> assertThat(each.resolve("_WHOLE")).exists());
    }
  }

  /** The sentence with which a night ends that is refused for the quality of its input. */
  private String refused() throws IOException {
    RetrospectiveRun night = night();
    Throwable thrown = catchThrowable(night::summary);
    assertThat(thrown).isNotNull();
    StringWriter screen = new StringWriter();
    CommandLine line = Commands.of(Shell.onThisConsole()).setErr(new PrintWriter(screen));
    assertThat(Cli.fail(thrown, line)).isEqualTo(3);
    assertThat(screen.toString().strip()).hasLineCount(1);
    return screen.toString().strip();
  }

  @Test
  void theReportsStayAndTheNextGoodNightWorks() throws Exception {
    posts(POSTS);
    shares("2026-03-01T10:00:00Z");
    night().summary();
    String first = current();
    assertPublished(first);

    shares("soon");
    assertThat(refused())
        .startsWith(
            "Of source wildfire-csv 100.0 % of the rows are rejected, and 5.0 % is the limit")
        .contains("quarantine-refused");
    assertPublished(first);
    assertThat(workspace().resolve("quarantine-refused")).isNotEmptyDirectory();
    assertThat(workspace().resolve("_ingest")).doesNotExist();

    posts(1);
    shares("2026-03-01T10:00:00Z");
    assertThat(refused())
        .startsWith("The table post_scorecard would have 1 row")
        .contains("has 5: more than 20.0 % are lost", "--set report.max_lost_share=1");
    assertPublished(first);
    assertThat(workspace().resolve("quarantine-refused")).doesNotExist();

    posts(POSTS);
    night().summary();
    assertThat(current()).isGreaterThan(first);
    assertPublished(current());
  }

  private Intake takenIn(RetrospectiveRun night) {
    Retrospective.ingestOnly(night.run());
    return Intake.load(SparkForTests.session(), workspace().toString());
  }

  @Test
  void exportsThatWereClearedAwayAreNoFaultAndOtherEmptyInputsAre() throws IOException {
    posts(POSTS);
    Accounting before = takenIn(night()).accounting();
    clearAway();
    Files.createDirectories(exports().resolve("2026-03"));
    RetrospectiveRun cleared = night();
    assertThat(takenIn(cleared).accounting()).isEqualTo(before);
    assertThat(cleared.told())
        .contains(exports() + " holds no files: what was taken in of it before counts.")
        .contains("Nothing new.")
        .contains("1 file no longer there, such as posts.csv: what they brought is kept.");
    Intake full = takenIn(night().set("ingest.full", "true"));
    assertThat(full.accounting()).isEqualTo(before);
    assertThat(full.table(CanonicalTable.POSTS).count()).isEqualTo(POSTS);

    Path another = Files.createDirectories(folder.resolve("another"));
    assertThat(catchThrowable(() -> takenIn(night().input(another, "wildfire-csv"))))
        .hasMessageStartingWith("No files of source wildfire-csv under " + another);
    Files.writeString(exports().resolve("readme.txt"), "moved");
    assertThat(catchThrowable(() -> takenIn(night())))
        .hasMessageStartingWith("No files of source wildfire-csv under " + exports());
    RetrospectiveRun gone = night();
    clearAway();
    Files.delete(folder.resolve("exports"));
    assertThat(catchThrowable(() -> takenIn(gone)))
        .hasMessageStartingWith("There is nothing at " + folder.resolve("exports"));
  }
}
