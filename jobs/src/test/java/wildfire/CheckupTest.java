package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.cli.Run;
import wildfire.model.OperatorError;

/** What is said of exports before they are read. */
final class CheckupTest {
  private static final String HEADER = "platform,post_id,published_at\n";

  @TempDir private Path folder;

  private RetrospectiveRun check(String source) {
    return RetrospectiveRun.in(folder.resolve("workspace")).input(folder.resolve("in"), source);
  }

  private List<String> said(String source) {
    Run run = check(source).run();
    Checkup.everyFileOpens(run.settings(), run.progress());
    return Checkup.of(run).lines();
  }

  private void file(String name, String text) {
    try {
      Files.createDirectories(folder.resolve("in"));
      Files.writeString(folder.resolve("in").resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As a run does, which goes on with what the lake has. */
  @Test
  void aFolderThatWasClearedIsNoFaultWhereItBroughtFilesBefore() throws IOException {
    file("posts.csv", HEADER + "linkedin,p1,2026-01-05T09:00:00Z\n");
    Retrospective.ingestOnly(check("wildfire-csv").run());
    Files.delete(folder.resolve("in/posts.csv"));
    assertThat(said("wildfire-csv"))
        .contains(folder.resolve("in") + " holds no files: what was taken in of it before counts.");

    Files.createDirectories(folder.resolve("other"));
    RetrospectiveRun another = check("wildfire-csv").input(folder.resolve("other"), "wildfire-csv");
    Checkup.everyFileOpens(another.settings(), another.run().progress());
    assertThatThrownBy(() -> Checkup.of(another.run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("other");
  }

  @Test
  void whatTheFirstRecordsWouldBeRejectedForIsSaid() throws IOException {
    file(
        "posts.csv",
        HEADER
            + "linkedin,p1,2026-01-05T09:00:00Z\n"
            + "linkedin,p2,05-13-2026\n"
            + "linkedin,p3,soon\n"
            + "linkedIn!,p4,later\n"
            + "linkedin\n");
    assertThat(said("wildfire-csv"))
        .first()
        .asString()
        .startsWith("A run would stop: of the first rows for wildfire-csv more than 5.0 % would");
    assertThat(Checkup.of(check("wildfire-csv").run()).exitCode()).isEqualTo(3);
    assertThat(said("wildfire-csv"))
        .doesNotContain("The settings are in order.")
        .anySatisfy(
            line -> assertThat(line).matches("  posts\\*\\.csv +1 file, 0\\.0 MB, into posts"))
        .containsSequence(
            "  of the first 5 rows for posts, 4 would be rejected, most often because:",
            "    3 × published_at: '…' is none of iso",
            "    1 × has 1 cell where 3 are expected")
        .anySatisfy(line -> assertThat(line).startsWith("    1 × platform: '…' is none of "))
        .endsWith("", "Nothing was read into the lake.");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("in"));
    }
  }

  @Test
  void whatTellsWhenFilesWereExportedIsSaid() {
    String header = "Time,Video link,Post time,Total views\n";
    file("a_2026-08-23.csv", header + "August 23,https://www.tiktok.com/@a/video/1,August 2,3\n");
    file("b_2026-08-24.csv", header + "August 24,https://www.tiktok.com/@a/video/2,August 2,3\n");
    assertThat(said("tiktok-content"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "  exported at +2026-08-23T23:59:59Z to 2026-08-24T23:59:59Z, by the date in"
                            + " its name; the day in column Time goes before it"));
  }

  @Test
  void onlyTheFirstRecordsOfEachFileAreTried() {
    String good =
        String.join(
            "\n",
            IntStream.range(0, 20)
                .mapToObj(i -> String.format(Locale.ROOT, "x,p%d,2026-01-05T09:00:00Z", i))
                .toList());
    file("posts-1.csv", HEADER + good + "\nx,late,never\n");
    file("posts-2.csv", HEADER + "x,p20,2026-01-05T09:00:00Z\n");
    assertThat(said("wildfire-csv"))
        .contains("  of the first 21 rows for posts, 0 would be rejected");
  }

  @Test
  void rowsOfEveryTableAreTried() {
    file("cascades.txt", "7\tann\t1464710400\t3\tann:0 ann/bob:60 ann/cy:x\n");
    assertThat(said("cascade-lines"))
        .containsSequence(
            "  of the first 1 row, 0 would be lost; of the 3 made of them for posts, engagements, 1 would be"
                + " rejected, most often because:",
            "    1 × a share has no seconds behind its path");
  }

  @Test
  void withoutInputsItIsSaidHowToNameThem() {
    Run run = RetrospectiveRun.in(folder.resolve("workspace")).run();
    assertThatThrownBy(() -> Checkup.everyFileOpens(run.settings(), run.progress()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("with --input PATH (--source NAME after it says how to read it;")
        .hasMessageContaining("without, the columns tell).");
  }

  @Test
  void aSourceThatIsNotThereIsToldBeforeSparkStarts() {
    Run run = check("wildfire-cvs").run();
    assertThatThrownBy(() -> Checkup.sourcesAreThere(run.settings()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(
            "There is no source \"wildfire-cvs\"; did you mean \"wildfire-csv\"?");
  }

  @Test
  void whatIsNearToNoSourceIsNotSaidToBe() {
    file("own.csv", "Likes,A1,A2,A3,A4,A5,A6,A7,A8,A9,B1\n1,2,3,4,5,6,7,8,9,10,11\n");
    Run run =
        RetrospectiveRun.in(folder.resolve("workspace"))
            .exported(folder.resolve("in"), Instant.parse("2026-02-01T00:00:00Z"))
            .run();
    assertThatThrownBy(() -> Checkup.everyFileOpens(run.settings(), run.progress()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(
            "own.csv fits no source, and none is near: of its 11 columns they know")
        .hasMessageContaining("`wildfire sources` lists what can be read.")
        .message()
        .doesNotContain("nearest is", "Export it again");
  }

  @Test
  void everythingInTheWayIsSaidAtOnce() {
    file("posts.csv", "post\n1\n");
    file("tags.csv", "tag\n1\n");
    assertThatThrownBy(() -> said("wildfire-csv"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("posts.csv lacks the columns")
        .hasMessageContaining("tags.csv lacks the columns");
    assertThatThrownBy(() -> said("wildfire-cvs"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("did you mean \"wildfire-csv\"?");
  }
}
