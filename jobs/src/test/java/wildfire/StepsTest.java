package wildfire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.cli.Run;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;

/** Steps that are run one by one. */
final class StepsTest {

  @Test
  void aStepWithoutWhatItNeedsSaysWhatToRun(@TempDir Path empty) {
    assertThatThrownBy(() -> Retrospective.measureOnly(PublishedSamples.run(empty).run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("ingest");
    assertThatThrownBy(() -> Retrospective.judgeOnly(PublishedSamples.run(empty).run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("wildfire ingest");
  }

  @Test
  void aStepRefusesRowsThatWereMadeFromWhatWasReplacedSince(@TempDir Path steps)
      throws IOException {
    Path exports = Files.createDirectories(steps.resolve("exports"));
    String header = "platform,post_id,event_id,actor_id,kind,occurred_at\n";
    Files.writeString(
        exports.resolve("engagements-root-only-1.csv"),
        header
            + "x,p1,e1,u1,share,2026-03-01T10:00:00Z\nx,p1,e2,u2,comment,2026-03-01T11:00:00Z\n");
    Files.writeString(
        exports.resolve("posts.csv"),
        "platform,post_id,author_id,published_at\nx,p1,a1,2026-03-01T09:00:00Z\n");
    Retrospective.ingestOnly(tiny(steps));
    assertThatThrownBy(() -> Retrospective.judgeOnly(tiny(steps)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("wildfire measure");
    Retrospective.measureOnly(tiny(steps));
    Retrospective.judgeOnly(tiny(steps));

    Files.writeString(
        exports.resolve("engagements-root-only-2.csv"),
        header + "x,p1,e3,u3,share,2026-03-01T12:00:00Z\n");
    Retrospective.ingestOnly(tiny(steps));

    assertThatThrownBy(() -> Retrospective.judgeOnly(tiny(steps)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("More was taken in since posts were measured")
        .hasMessageContaining("wildfire measure");
    Retrospective.measureOnly(tiny(steps));
    assertThatThrownBy(() -> Retrospective.explainOnly(tiny(steps)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("The measured posts")
        .hasMessageContaining("wildfire judge");

    Retrospective.judgeOnly(tiny(steps));
    for (String other : List.of("measure.window=5d", "judge.late_after=30h")) {
      String[] setting = other.split("=", 2);
      assertThatThrownBy(
              () -> Retrospective.judgeOnly(exports(steps).set(setting[0], setting[1]).run()))
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining("other settings")
          .hasMessageContaining("wildfire measure");
    }
    assertThatThrownBy(
            () -> Retrospective.judgeOnly(exports(steps).set("measure.as_of", "2026-03-02").run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("as of another moment")
        .hasMessageContaining("wildfire measure");
    Retrospective.judgeOnly(exports(steps).set("judge.above", "2").run());
  }

  /** Each step from judging on, under other settings of its own than the one before it was. */
  @Test
  void aStepRefusesRowsThatWereMadeUnderOtherSettings(@TempDir Path steps) throws IOException {
    Path exports = Files.createDirectories(steps.resolve("exports"));
    Files.writeString(
        exports.resolve("engagements-root-only-1.csv"),
        """
        platform,post_id,event_id,actor_id,kind,occurred_at
        x,p1,e1,u1,share,2026-03-01T10:00:00Z
        reddit,p2,e2,u2,comment,2026-03-01T11:00:00Z
        """);
    Files.writeString(
        exports.resolve("posts.csv"),
        """
        platform,post_id,author_id,published_at
        x,p1,a1,2026-03-01T09:00:00Z
        reddit,p2,a2,2026-03-01T09:00:00Z
        """);
    RetrospectiveRun plain = exports(steps);
    RetrospectiveRun judgedOtherwise = exports(steps).set("judge.above", "2");
    RetrospectiveRun causesOtherwise = exports(steps).set("causes.coordinated_share", "0.9");
    RetrospectiveRun associatedOtherwise =
        exports(steps).set("associate.false_discovery_share", "0.01");
    RetrospectiveRun explainedOtherwise = exports(steps).set("explain.nearby_posts", "7");
    RetrospectiveRun ofX =
        exports(steps).filters(new Filters(List.of("x"), List.of(), List.of(), null, null));
    Retrospective.ingestOnly(plain.run());
    Retrospective.measureOnly(plain.run());
    Retrospective.judgeOnly(plain.run());
    refuses("judge", () -> Retrospective.associateOnly(judgedOtherwise.run()));
    refuses("judge", () -> Retrospective.associateOnly(causesOtherwise.run()));
    Retrospective.associateOnly(plain.run());
    Retrospective.associateOnly(ofX.run());
    refuses("associate", () -> Retrospective.explainOnly(associatedOtherwise.run()));
    Retrospective.explainOnly(plain.run());
    refuses("explain", () -> Retrospective.publishOnly(explainedOtherwise.run()));
    Retrospective.explainOnly(ofX.run());
    Retrospective.publishOnly(plain.run());

    Retrospective.associateOnly(plain.run());
    assertThatThrownBy(() -> Retrospective.publishOnly(plain.run()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("The associations have been made anew since")
        .hasMessageContaining("wildfire explain");
  }

  private static void refuses(String step, ThrowableAssert.ThrowingCallable next) {
    assertThatThrownBy(next)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("What `wildfire " + step + "` left was made under other settings")
        .hasMessageContaining("run it again first");
  }

  private static Run tiny(Path steps) {
    return exports(steps).run();
  }

  private static RetrospectiveRun exports(Path steps) {
    return RetrospectiveRun.in(steps.resolve("workspace"))
        .input(steps.resolve("exports"), "wildfire-csv");
  }
}
