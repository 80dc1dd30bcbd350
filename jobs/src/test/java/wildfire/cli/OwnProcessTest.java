package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.ForeachFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ChildJvm;

/** What only a process of its own can show: what is loaded, and how it ends when it is stopped. */
final class OwnProcessTest {
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
      List<String> loaded;
      try (ChildJvm asking =
          ChildJvm.of("wildfire.Main", asked.split(" ", -1))
              .options("-verbose:class")
              .start(folder, folder.resolve("loaded"))) {
        assertThat(asking.exitCode()).isZero();
        loaded =
            asking
                .screen()
                .lines()
                .filter(line -> line.contains("[class,load]"))
                .map(line -> line.replaceFirst("^.*load] (\\S+) .*$", "$1"))
                .toList();
      }
      assertThat(loaded).contains("wildfire.cli.Cli");
      assertThat(loaded)
          .allMatch(name -> name.matches("(java|javax|jdk|sun|com\\.sun|picocli|wildfire)\\..*"));
    }
  }

  @Test
  void aRunThatIsStoppedEndsSoonAndSaysSo() throws Exception {
    Path begun = folder.resolve("begun");
    try (ChildJvm run =
        ChildJvm.of(LongRun.class.getName(), folder.resolve("w").toString(), begun.toString())
            .openedForSpark()
            .start(folder, folder.resolve("screen"))) {
      run.await("it begins", () -> Optional.of(begun).filter(Files::exists));
      run.stop(); // Ctrl-C, SIGINT, takes the same way and ends with 130
      assertThat(run.exitCode()).isEqualTo(143);
      assertThat(run.screen())
          .contains("Stopped. What was published before is as it was")
          .doesNotContain("Something went wrong")
          .doesNotContain("That took an hour");
    }
  }
}
