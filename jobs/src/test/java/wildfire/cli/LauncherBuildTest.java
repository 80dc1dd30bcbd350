package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static wildfire.cli.LauncherCheckout.JAVA;
import static wildfire.cli.LauncherCheckout.assertSentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.cli.LauncherCheckout.Outcome;

/** What the launcher makes: the build, once, and the archive of classes. */
final class LauncherBuildTest {
  /** As Maven says what it does, with much beside it. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >args
      echo '[INFO] Scanning for projects...'
      echo '[INFO] --- compiler:3.14.1:compile (default-compile) @ wildfire-jobs ---'
      echo built >jobs/target/wildfire.jar
      echo '[INFO] --- jar:3.4.2:jar (default-jar) @ wildfire-jobs ---'
      echo '[INFO] BUILD SUCCESS'
      """;

  @TempDir private Path folder;
  private LauncherCheckout checkout;

  @BeforeEach
  void aBuiltCheckout() throws IOException {
    checkout = new LauncherCheckout(folder);
  }

  @Test
  void whatIsNotBuiltIsBuiltFirst() throws Exception {
    Files.delete(checkout.home().resolve("jobs/target/wildfire.jar"));
    checkout.environment.put("PATH", checkout.tools().toString());
    assertSentence(checkout.run("demo"), "Wildfire is not built yet and there is no Maven");

    checkout.program("bin/mvn", MAVEN);
    Outcome run = checkout.run("demo");
    assertThat(run.err().lines())
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Building Wildfire, once. "),
            line -> assertThat(line).matches(" +\\d+ s {2}compiler:3.14.1:compile"),
            line -> assertThat(line).matches(" +\\d+ s {2}jar:3.4.2:jar"),
            line -> assertThat(line).matches("Built in \\d+ s\\."));
    assertThat(run.out()).startsWith("java").endsWith("wildfire.Main", "demo");
    assertThat(checkout.home().resolve("args")).hasContent("-B -Dmaven.test.skip=true package");
    assertThat(checkout.run("demo").err()).isEmpty();

    Files.delete(checkout.home().resolve("jobs/target/wildfire.jar"));
    checkout.program(
        "bin/mvn", "#!/bin/sh\necho no network >&2\necho '[ERROR] none at all'\nexit 1\n");
    Outcome failed = checkout.run("demo");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err())
        .contains("no network\n", "[ERROR] none at all\n", "The build failed, for the reason");
  }

  @Test
  void aSecondStartWaitsForTheBuildOfTheFirst() throws Exception {
    Files.delete(checkout.home().resolve("jobs/target/wildfire.jar"));
    checkout.environment.put("PATH", checkout.tools().toString());
    Path flock = Path.of("/usr/bin/flock");
    assumeThat(flock).as("flock, without which a second start is refused").isExecutable();
    checkout.program("bin/flock", "#!/bin/sh\nexec " + flock + " \"$@\"\n");
    checkout.program(
        "bin/mvn",
        MAVEN.replace("echo built", "while [ ! -e go ]; do sleep 0.1; done\necho built"));
    Process first = checkout.begin("first", checkout.launcher(), "demo");
    await(checkout.home().resolve("args"));
    Process second = checkout.begin("second", checkout.launcher(), "demo");
    awaitLine(folder.resolve("second.err"));
    Files.writeString(checkout.home().resolve("go"), "");
    Outcome built = checkout.outcome("first", first);
    Outcome waited = checkout.outcome("second", second);
    assertThat(built.err()).startsWith("Building Wildfire");
    assertThat(waited.err())
        .isEqualTo(
            "Another start is building Wildfire in "
                + checkout.home()
                + "; waiting for it to be done…\n");
    assertThat(waited.out()).isEqualTo(built.out()).endsWith("wildfire.Main", "demo");
  }

  @Test
  void withoutFlockASecondStartIsRefusedWhileTheFirstBuilds() throws Exception {
    Files.delete(checkout.home().resolve("jobs/target/wildfire.jar"));
    checkout.environment.put("PATH", checkout.tools().toString());
    checkout.program(
        "bin/mvn",
        MAVEN.replace("echo built", "while [ ! -e go ]; do sleep 0.1; done\necho built"));
    Process first = checkout.begin("first", checkout.launcher(), "demo");
    await(checkout.home().resolve("args"));
    assertSentence(
        checkout.run("demo"), "Another start \\(process \\d+\\) is building Wildfire in ");
    Files.writeString(checkout.home().resolve("go"), "");
    assertThat(checkout.outcome("first", first).exitCode()).isZero();
    assertThat(checkout.run("demo").err()).isEmpty();
  }

  @Test
  void whatABuildLeftThatWasKilledIsBuiltAgain() throws Exception {
    checkout.environment.put("PATH", checkout.tools().toString());
    checkout.program("bin/mvn", MAVEN);
    Process over = new ProcessBuilder("true").start();
    over.waitFor();
    Files.writeString(checkout.home().resolve("jobs/target/wildfire.building"), over.pid() + "\n");
    assertThat(checkout.run("demo").err()).startsWith("Building Wildfire");
    assertThat(checkout.run("demo").err()).isEmpty();
  }

  private static void await(Path file) throws Exception {
    Instant patience = Instant.now().plusSeconds(30);
    while (!Files.exists(file) && Instant.now().isBefore(patience)) {
      Thread.sleep(20);
    }
    assertThat(file).exists();
  }

  private static void awaitLine(Path file) throws Exception {
    Instant patience = Instant.now().plusSeconds(30);
    while (!Files.readString(file).endsWith("\n") && Instant.now().isBefore(patience)) {
      Thread.sleep(20);
    }
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void aClassArchiveIsMadeAfterTheFirstRunOfABuild() throws Exception {
    checkout.environment.remove("WILDFIRE_ARCHIVE");
    String use = "-XX:SharedArchiveFile=" + archive();
    assertThat(checkout.run("--help").out()).doesNotContain(use);
    assertThat(archive()).doesNotExist();

    Outcome first = checkout.run("demo");
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).doesNotContain(use);
    awaitArchive();
    assertThat(checkout.run("demo").out()).contains(use);

    Files.setLastModifiedTime(
        checkout.home().resolve("jobs/target/wildfire.jar"),
        FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(checkout.run("demo").out()).doesNotContain(use);
    awaitArchive();
    assertThat(checkout.run("demo").out()).contains(use);
  }

  @Test
  void anArchiveThatCannotBeMadeStopsNothingAndIsNotTriedAgain() throws Exception {
    checkout.environment.remove("WILDFIRE_ARCHIVE");
    checkout.program(
        "jdk/bin/java", JAVA.replace("echo classes >\"${argument#*=}\"; exit 0", "exit 1"));
    assertThat(checkout.run("demo").exitCode()).isZero();
    awaitArchive();
    assertThat(archive()).isEmptyFile();
    checkout.program("jdk/bin/java", JAVA);
    assertThat(checkout.run("demo").out())
        .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"))
        .endsWith("wildfire.Main", "demo");
  }

  private Path archive() {
    return checkout.home().resolve("jobs/target/wildfire.jsa");
  }

  /** Until the archive is that of the jar, and nothing is left beside it. */
  private void awaitArchive() throws Exception {
    Instant patience = Instant.now().plusSeconds(60);
    while (!(isOfTheJar() && beside().isEmpty()) && Instant.now().isBefore(patience)) {
      Thread.sleep(50);
    }
    assertThat(isOfTheJar()).isTrue();
    assertThat(beside()).isEmpty();
  }

  private boolean isOfTheJar() throws IOException {
    return Files.exists(archive())
        && Files.getLastModifiedTime(archive())
            .equals(Files.getLastModifiedTime(checkout.home().resolve("jobs/target/wildfire.jar")));
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(checkout.home().resolve("jobs/target"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("wildfire.jsa."))
          .toList();
    }
  }
}
