package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wildfire.model.OperatorError;

final class RunBeforeTest {
  private static RunBefore run(long posts, long hours) {
    RunRecord record =
        new RunRecord(
            "night-1",
            "",
            "2026-03-01T02:00:00Z",
            "",
            null,
            null,
            "",
            "",
            "",
            posts,
            0,
            0,
            0,
            0,
            new RunRecord.JudgedBy("a", "b"),
            null,
            Map.of("post_scorecard", posts, "fact_post_hour", hours, "association", 900L),
            Map.of(),
            null,
            null);
    return new RunBefore(record, Map.of(), Map.of());
  }

  @Test
  void moreThanTheLimitLostIsRefusedAndSaysWhatToDo() {
    assertThatThrownBy(
            () ->
                run(100, 5_000)
                    .checkLosses(Map.of("post_scorecard", 79L, "fact_post_hour", 5_000L), 0.2))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("post_scorecard would have 79 rows")
        .hasMessageContaining("2026-03-01 02:00:00 UTC has 100")
        .hasMessageContaining("more than 20.0 % are lost")
        .hasMessageContaining("--set report.max_lost_share=1")
        .satisfies(e -> assertThat(((OperatorError) e).exitCode()).isEqualTo(3));
    assertThatThrownBy(() -> run(100, 5_000).checkLosses(Map.of("post_scorecard", 100L), 0.2))
        .as("a table that would be empty")
        .hasMessageContaining("fact_post_hour would have 0 rows");
  }

  @Test
  void theLimitItselfAndWhatIsNotOfPostsPass() {
    assertThatCode(
            () ->
                run(100, 5_000)
                    .checkLosses(
                        Map.of("post_scorecard", 80L, "fact_post_hour", 4_000L, "association", 0L),
                        0.2))
        .doesNotThrowAnyException();
    assertThatCode(() -> run(100, 5_000).checkLosses(Map.of(), 1)).doesNotThrowAnyException();
  }
}
