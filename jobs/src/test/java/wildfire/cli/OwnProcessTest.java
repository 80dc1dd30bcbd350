package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: what is loaded, and how it ends when it is stopped. */
final class OwnProcessTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  /** A retrospective that would take an hour. */
  public static final class LongRun {
    public static void main(String[] args) {
      Job hour =
          run -> {
            run.progress().phase("Measuring posts");
            run.spark()
                .range(0, 2, 1, 2)
                .foreach(
                    (ForeachFunction<Long>)
                        row -> {
                          Files.writeString(Path.of(args[1]), "begun");
                          Thread.sleep(3_600_000);
                        });
            return Summary.of("That took an hour.");
          };
      Shell shell = Shell.onThisConsole();
      System.exit(
          Cli.of(List.of(new RetrospectiveCommand(shell, hour)))
              .execute("retrospective", "--workspace", args[0]));
    }
  }

  /** The launcher gives them no other jar than our own. */
  @Test
  void helpAndVersionNeedNothingButOurOwnClasses() throws Exception {
    for (String asked : List.of("--version", "--help", "generate --help", "retrospective --help")) {
      Path out = folder.resolve("loaded");
      Process process =
          start(out, List.of("-verbose:class"), "wildfire.Main", asked.split(" ", -1));
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      List<String> loaded =
          Files.readAllLines(out).stream()
              .filter(line -> line.contains("[class,load]"))
              .map(line -> line.replaceFirst("^.*load] (\\S+) .*$", "$1"))
              .toList();
      assertThat(loaded).contains("wildfire.cli.Cli");
      assertThat(loaded)
          .allMatch(name -> name.matches("(java|javax|jdk|sun|com\\.sun|picocli|wildfire)\\..*"));
    }
  }

  @Test
  void aRunThatIsStoppedEndsSoonAndSaysSo() throws Exception {
    Path begun = folder.resolve("begun");
    Path out = folder.resolve("screen");
    Process process =
        start(
            out,
            List.of(JavaModuleOptions.defaultModuleOptionArray()),
            LongRun.class.getName(),
            folder.resolve("w").toString(),
            begun.toString());
    try {
      Instant patience = Instant.now().plus(PATIENCE);
      while (!Files.exists(begun) && process.isAlive() && Instant.now().isBefore(patience)) {
        Thread.sleep(100);
      }
      assertThat(begun).exists();
      process.destroy(); // SIGTERM; Ctrl-C, SIGINT, takes the same way and ends with 130
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(Files.readString(out))
          .contains("Stopped. What was published before is as it was")
          .doesNotContain("Something went wrong")
          .doesNotContain("That took an hour");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path out, List<String> options, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options.stream().filter(option -> !option.isBlank()).forEach(command::add);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
  }
}
