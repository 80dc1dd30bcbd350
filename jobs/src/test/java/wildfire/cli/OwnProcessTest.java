package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.function.ForeachFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ChildJvm;
import wildfire.Commands;
import wildfire.settings.Filters;

/** What only a process of its own can show: what is loaded, and how it ends when it is stopped. */
final class OwnProcessTest {
  @TempDir private Path folder;

  /** A retrospective that would take an hour. */
  public static final class LongRun {
    public static void main(String[] args) {
      Shell shell =
          new Shell(System.out, System.err) {
            @Override
            public int run(Options.Setup given, Filters filters, Job job) {
              return super.run(
                  given, filters, new Job(job.audience(), job.check(), run -> hour(run, args[1])));
            }
          };
      System.exit(Commands.of(shell).execute("retrospective", "--workspace", args[0]));
    }

    private static Summary hour(Run run, String begun) {
      run.progress().phase("Measuring posts");
      run.spark()
          .range(0, 2, 1, 2)
          .foreach(
              (ForeachFunction<Long>)
                  row -> {
                    Files.writeString(Path.of(begun), "begun");
                    Thread.sleep(3_600_000);
                  });
      return Summary.of("That took an hour.");
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
  void whatOnlyLooksLeavesNothing() throws Exception {
    Path working = Files.createDirectory(folder.resolve("working"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    for (String asked : List.of("status", "tables", "sources")) {
      try (ChildJvm asking =
          ChildJvm.of("wildfire.Main", asked)
              .options(
                  "-Djava.io.tmpdir=" + temporary,
                  "-Dlogback.configurationFile=" + Path.of("../conf/logback.xml").toRealPath())
              .start(working, folder.resolve("said"))) {
        assertThat(asking.exitCode()).as(asking.screen()).isEqualTo(asked.equals("tables") ? 2 : 0);
      }
      assertThat(working).as(asked).isEmptyDirectory();
      assertThat(temporary.toFile().list((in, name) -> name.endsWith(".log"))).isEmpty();
    }
  }

  /** Sources that cannot be read are our fault, and told before any workspace is known. */
  public static final class FailsAtOnce {
    public static void main(String[] args) {
      Shell shell =
          new Shell(System.out, System.err) {
            @Override
            public int tell(Function<Progress, Summary> knowledge) {
              return super.tell(
                  progress -> {
                    throw new IllegalStateException("no sources in the jar");
                  });
            }
          };
      System.exit(Commands.of(shell).execute("sources"));
    }
  }

  @Test
  void aFailureBeforeTheWorkspaceIsKnownIsKeptInAFileOfTheUsers() throws Exception {
    Path working = Files.createDirectory(folder.resolve("working"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (ChildJvm failing =
        ChildJvm.of(FailsAtOnce.class.getName())
            .options(
                "-Djava.io.tmpdir=" + temporary,
                "-Dlogback.configurationFile=" + Path.of("../conf/logback.xml").toRealPath())
            .start(working, folder.resolve("said"))) {
      assertThat(failing.exitCode()).isEqualTo(1);
      Path log = temporary.resolve("wildfire-" + System.getProperty("user.name") + ".log");
      assertThat(failing.screen()).contains("The stack trace is in " + log + ".");
      assertThat(log).content().contains("IllegalStateException: no sources in the jar");
      assertThat(working).isEmptyDirectory();
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
