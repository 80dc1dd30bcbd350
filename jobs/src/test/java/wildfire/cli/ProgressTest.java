package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;

/** What a person and a log file see of a run that goes on. */
final class ProgressTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);

  @Test
  void aFileGetsOnePlainLineAPhase() {
    try (Progress progress = Progress.lines(out)) {
      progress.phase("Reading exports");
      progress.phase("Measuring posts");
    }
    assertThat(screen.toString(StandardCharsets.UTF_8).lines().toList())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).matches("Reading exports  \\d\\.\\d s"),
            line -> assertThat(line).matches("Measuring posts  \\d\\.\\d s"));
  }

  @Test
  void aPersonSeesABarThatGoesAwayForThePlainLine() throws Exception {
    try (Progress progress = new Progress(out, 80)) {
      progress.phase("Reading exports");
      Thread.sleep(700);
    }
    String seen = screen.toString(StandardCharsets.UTF_8);
    assertThat(seen).contains("\rReading exports  0.");
    assertThat(seen.substring(seen.lastIndexOf('\r') + 1))
        .matches("Reading exports  \\d\\.\\d s" + System.lineSeparator());
  }

  @Test
  void aRunThatFailsTakesItsBarAwayAndSaysNothing() {
    Progress progress = Progress.lines(out);
    progress.phase("Reading exports");
    progress.abandon();
    progress.close();
    assertThat(screen.size()).isZero();
  }

  @Test
  void theTasksOfSparkFillThePhaseTheyBelongTo() throws Exception {
    SparkContext spark = SparkForTests.session().sparkContext();
    try (Progress progress = Progress.lines(out)) {
      progress.follow(spark);
      progress.phase("Reading exports");
      assertThat(SparkForTests.session().range(0, 90, 1, 3).toJavaRDD().count()).isEqualTo(90);
      spark.listenerBus().waitUntilEmpty();
      assertThat(progress.counts()).isEqualTo(List.of(3L, 3L));
      progress.phase("Measuring posts");
      assertThat(progress.counts()).isEqualTo(List.of(0L, 0L));
      assertThat(SparkForTests.session().range(0, 90, 1, 5).toJavaRDD().count()).isEqualTo(90);
      spark.listenerBus().waitUntilEmpty();
      assertThat(progress.counts()).isEqualTo(List.of(5L, 5L));
    }
    assertThat(spark.getLocalProperty("spark.jobGroup.id")).isNull();
  }

  @Test
  void theBarSaysPhaseShareAndTime() {
    assertThat(Progress.line("Measuring posts", 3, 4, Duration.ofSeconds(12)))
        .startsWith("Measuring posts  ")
        .endsWith("  75 %  12 s")
        .hasSize("Measuring posts  ".length() + 24 + "  75 %  12 s".length());
    assertThat(Progress.line("Starting Spark", 0, -1, Duration.ofSeconds(3)))
        .isEqualTo("Starting Spark  3.0 s");
  }
}
