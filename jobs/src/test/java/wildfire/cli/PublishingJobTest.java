package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import wildfire.Commands;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;

/** Whoever watches over runs learns of one that ends before Spark is there. */
final class PublishingJobTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  private static Shell.Job broken(Shell.Audience audience) {
    return new Shell.Job(
        audience,
        (settings, progress) -> {
          throw new OperatorError("The playbook cannot be read.");
        },
        run -> {
          throw new IllegalStateException("it never comes to that");
        });
  }

  @Test
  void aRunThatFailsIsToldInTheMetricsFile() {
    assertThat(run()).isEqualTo(2);
    assertThat(folder.resolve("w.prom"))
        .content()
        .containsPattern("wildfire_run_success\\{.*} 0\n");
    assertThat(errors.toString()).isEqualTo("The playbook cannot be read.\n");
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void oneOfChosenPostsIsNobodysNightlyRun() {
    assertThat(run("--platform", "x")).isEqualTo(2);
    assertThat(folder.resolve("w.prom")).doesNotExist();
  }

  private int run(String... more) {
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(out, out) {
          @Override
          public int run(Options.Setup given, Filters filters, Job job) {
            return super.run(given, filters, broken(job.audience()));
          }
        };
    CommandLine line = Commands.of(shell);
    line.setErr(new PrintWriter(errors));
    return line.execute(
        Stream.concat(
                Stream.of(
                    "retrospective",
                    "--workspace",
                    folder.resolve("w").toString(),
                    "--set",
                    "report.metrics_file=" + folder.resolve("w.prom")),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
