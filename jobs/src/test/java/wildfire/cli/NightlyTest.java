package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for schedulers, with a launcher that only says how it was called. */
final class NightlyTest {
  private record Outcome(int exitCode, String out, String err) {}

  private static final Path SHIPPED = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Path nightly;
  private Path conf;

  @BeforeEach
  void aCheckout() throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("a checkout/scripts"));
    nightly = scripts.resolve("nightly");
    Files.copy(SHIPPED.resolve("scripts/nightly"), nightly, StandardCopyOption.COPY_ATTRIBUTES);
    conf = Files.writeString(folder.resolve("my settings.yaml"), "inputs: []\n");
    launcher("for argument in \"$@\"; do echo \"<$argument>\"; done; echo made >made");
  }

  @Test
  void theRunIsThatOfTheSettingsAndSaysNothingButInTheLog() throws Exception {
    assertThat(run("--conf", conf.toString(), "--logs", "my logs", "--as-of", "2026-01-31", ""))
        .isEqualTo(new Outcome(0, "", ""));
    assertThat(log("my logs"))
        .containsSubsequence(
            "<retrospective>", "<--conf>", "<" + conf + ">", "<--as-of>", "<2026-01-31>", "<>")
        .first()
        .asString()
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ began, with " + conf);
    assertThat(log("my logs")).last().asString().endsWith("ended with exit code 0: done");
  }

  @Test
  void aSecondRunOfTheDayIsAddedToItsLog() throws Exception {
    run("--conf=" + conf, "--logs=logs");
    run("--conf=" + conf, "--logs=logs");
    assertThat(log("logs")).filteredOn(line -> line.contains(" began, with ")).hasSize(2);
  }

  @Test
  void theExitCodeIsPassedOnAndToldInOneLine() throws Exception {
    String[] meanings = {"a fault of Wildfire", "fix input or settings", "too many rejected rows"};
    for (int code = 1; code <= 3; code++) {
      launcher("echo what is wrong >&2; exit " + code);
      Outcome run = run("--conf", conf.toString());
      String end = "ended with exit code " + code + ": " + meanings[code - 1];
      assertThat(run.exitCode()).isEqualTo(code);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("Wildfire " + end + ". See nightly-logs/wildfire-")
          .endsWith(".log.\n");
      assertThat(log("nightly-logs")).contains("what is wrong").last().asString().endsWith(end);
    }
  }

  @Test
  void othersThanOwnerAndGroupReadNothingOfIt() throws Exception {
    run("--conf", conf.toString(), "--logs", "logs");
    for (Path made : List.of(folder.resolve("made"), newestFile(folder.resolve("logs")))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rw-r-----");
    }
  }

  @Test
  void withoutSettingsItDoesNotStart() throws Exception {
    assertRefused("There are no settings: name them with --conf FILE");
    assertRefused("--conf needs a value after it", "--conf");
    assertRefused("There are no settings at absent.yaml", "--conf", "absent.yaml");
    assertRefused("There are no settings at " + folder, "--conf", folder.toString());
    Files.writeString(folder.resolve("file"), "");
    assertRefused(
        "The folder file/logs for the logs cannot be made",
        "--conf",
        conf.toString(),
        "--logs",
        "file/logs");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void whoeverStopsItStopsTheRunWhichTidiesUp() throws Exception {
    launcher("trap 'echo tidied; exit 143' TERM\necho going\nwhile :; do sleep 0.1; done");
    Process process = start("--conf", conf.toString(), "--logs", "logs");
    try {
      Instant patience = Instant.now().plus(Duration.ofSeconds(30));
      while (Instant.now().isBefore(patience) && !hasSaid("going")) {
        Thread.sleep(20);
      }
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(log("logs"))
          .endsWith("tidied", log("logs").get(log("logs").size() - 1))
          .last()
          .asString()
          .endsWith("ended with exit code 143: stopped");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void helpSaysHowAndIsFoundThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), nightly);
    nightly = link;
    assertThat(run("--help").out()).contains("--conf FILE", "--logs DIR", "Exit codes: 0 done");
    run("--conf", conf.toString(), "--logs", "logs");
    assertThat(log("logs")).contains("<retrospective>");
  }

  /** Its paths are examples, so that of a program that is there stands in for the script. */
  @Test
  void systemdTakesTheUnits() throws Exception {
    assumeTrue(
        Stream.of("/usr/bin/systemd-analyze", "/bin/systemd-analyze")
            .anyMatch(path -> Files.isExecutable(Path.of(path))),
        "there is no systemd-analyze on this machine");
    Path units = Files.createDirectories(folder.resolve("units"));
    String service = Files.readString(SHIPPED.resolve("conf/systemd/wildfire.service"));
    assertThat(service).contains("ExecStart=/opt/wildfire/scripts/nightly --conf ");
    Files.writeString(
        units.resolve("wildfire.service"),
        service.replace("/opt/wildfire/scripts/nightly", nightly.toString().replace(" ", "\\x20")));
    Files.copy(SHIPPED.resolve("conf/systemd/wildfire.timer"), units.resolve("wildfire.timer"));
    Outcome verified =
        outcome(
            process(
                List.of(
                    "systemd-analyze",
                    "verify",
                    units.resolve("wildfire.service").toString(),
                    units.resolve("wildfire.timer").toString())));
    assertThat(verified).isEqualTo(new Outcome(0, "", ""));
  }

  private void assertRefused(String begin, String... arguments) throws Exception {
    Outcome run = run(arguments);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(begin);
    assertThat(run.err().lines()).hasSize(1);
  }

  /** Whether it is in a log, once there is one. */
  private boolean hasSaid(String line) throws IOException {
    String[] made = folder.resolve("logs").toFile().list();
    return made != null && made.length > 0 && log("logs").contains(line);
  }

  private List<String> log(String logs) throws IOException {
    return Files.readAllLines(newestFile(folder.resolve(logs)));
  }

  private static Path newestFile(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files
          .reduce((one, another) -> one.compareTo(another) > 0 ? one : another)
          .orElseThrow();
    }
  }

  private void launcher(String does) throws IOException {
    Path launcher = nightly.resolveSibling("wildfire");
    Files.writeString(launcher, "#!/bin/bash\n" + does + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private Outcome run(String... arguments) throws Exception {
    return outcome(start(arguments));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", nightly.toString()));
    command.addAll(List.of(arguments));
    return process(command);
  }

  private Process process(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private Outcome outcome(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }
}
