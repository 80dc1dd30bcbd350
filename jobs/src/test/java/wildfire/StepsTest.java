package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildfire.cli.Run;
import wildfire.model.OperatorError;

/** The jobs that are run one by one. */
final class StepsTest {
  private static final Path SAMPLES =
      Path.of("../data-samples/two-campaigns").toAbsolutePath().normalize();
  private static final String HEADER = "platform,post_id,event_id,actor_id,kind,occurred_at\n";

  @TempDir private Path folder;

  private void writeExports() throws IOException {
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.writeString(
        exports.resolve("engagements-root-only-1.csv"),
        HEADER
            + "x,p1,e1,u1,share,2026-03-01T10:00:00Z\nx,p1,e2,u2,comment,2026-03-01T11:00:00Z\n");
    Files.writeString(
        exports.resolve("posts.csv"),
        "platform,post_id,author_id,published_at\nx,p1,a1,2026-03-01T09:00:00Z\n");
  }

  private RetrospectiveRun exports() {
    return RetrospectiveRun.in(folder.resolve("workspace"))
        .input(folder.resolve("exports"), "wildfire-csv");
  }

  private Run plain() {
    return exports().run();
  }

  @Test
  void aJobWithoutWhatItNeedsSaysWhatToRun() throws IOException {
    assertThatThrownBy(() -> Retrospective.measureOnly(plain()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("wildfire ingest");
    assertThatThrownBy(() -> Retrospective.reportOnly(plain()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("wildfire ingest");
    writeExports();
    Retrospective.ingestOnly(plain());
    assertThatThrownBy(() -> Retrospective.reportOnly(plain()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("wildfire measure");
  }

  @Test
  void oneByOneTheyMakeTheRowsOfTheWholeRun() throws IOException, SQLException {
    Path whole = folder.resolve("whole");
    Path steps = folder.resolve("steps");
    samples(whole).summary();
    Files.createDirectories(steps);
    Files.copy(
        whole.resolve("pseudonym.key"),
        steps.resolve("pseudonym.key"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    Retrospective.ingestOnly(samples(steps).run());
    Retrospective.measureOnly(samples(steps).run());
    Retrospective.reportOnly(samples(steps).run());
    SameRows.assertPublished(whole, steps);
  }

  private static RetrospectiveRun samples(Path workspace) {
    return RetrospectiveRun.in(workspace)
        .input(SAMPLES, "wildfire-csv")
        .input(SAMPLES, "wildfire-ndjson");
  }

  @Test
  void noReportOfPostsThatWereMeasuredBeforeMoreWasTakenIn() throws IOException {
    writeExports();
    Retrospective.ingestOnly(plain());
    Retrospective.measureOnly(plain());
    Retrospective.reportOnly(plain());
    String reported = current();

    Files.writeString(
        folder.resolve("exports/engagements-root-only-2.csv"),
        HEADER + "x,p1,e3,u3,share,2026-03-01T12:00:00Z\n");
    Retrospective.ingestOnly(plain());
    assertThatThrownBy(() -> Retrospective.reportOnly(plain()))
        .isInstanceOf(OperatorError.class)
        .hasMessage(
            "More was taken in since posts were measured: run `wildfire measure` first, or"
                + " `wildfire retrospective` for all jobs.");
    assertThat(current()).isEqualTo(reported);

    Retrospective.measureOnly(plain());
    Retrospective.reportOnly(plain());
    assertThat(current()).isGreaterThan(reported);
  }

  private String current() throws IOException {
    return Files.readString(folder.resolve("workspace/reports/CURRENT")).strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "measure.window|5d|measured under other settings (measure, judge.late_after,"
            + " vocabulary.message_terms)",
        "judge.late_after|30h|judge.late_after",
        "vocabulary.message_terms|{spring: [spring]}|vocabulary.message_terms",
        "measure.as_of|2026-03-02|as of another moment",
      })
  void noReportOfPostsThatWereMeasuredOtherwise(String key, String value, String words)
      throws IOException {
    writeExports();
    Retrospective.ingestOnly(plain());
    Retrospective.measureOnly(plain());
    assertThatThrownBy(() -> Retrospective.reportOnly(exports().set(key, value).run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(words)
        .hasMessageContaining("run `wildfire measure` under these first");

    Retrospective.measureOnly(exports().set(key, value).run());
    Retrospective.reportOnly(exports().set(key, value).run());
    assertThatThrownBy(() -> Retrospective.reportOnly(plain()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("measured under other settings");
  }

  /** What only the report is made by may be other each time. */
  @Test
  void otherRulesOfTheReportNeedNoMeasuring() throws IOException, SQLException {
    writeExports();
    Retrospective.ingestOnly(plain());
    Retrospective.measureOnly(plain());
    Retrospective.reportOnly(
        exports()
            .set("judge.above", "2")
            .set("causes.coordinated_share", "0.9")
            .set("associate.false_discovery_share", "0.01")
            .set("explain.nearby_posts", "7")
            .set("report.language", "nl")
            .run());
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(folder.resolve("workspace")))) {
      assertThat(duck.rows("select posts, language from run"))
          .containsExactly(java.util.List.of("1", "nl"));
    }
  }
}
