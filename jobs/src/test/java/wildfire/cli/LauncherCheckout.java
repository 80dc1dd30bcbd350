package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout whose launcher starts a Java, a Maven and a spark-submit that only say how they were
 * called.
 */
final class LauncherCheckout {
  /** What the launcher did. */
  record Outcome(int exitCode, List<String> out, String err) {}

  static final String SAYS_ITS_ARGUMENTS =
      """
      #!/bin/sh
      echo "$(basename "$0")"
      for argument in "$@"; do echo "$argument"; done
      """;

  /** As above; as Java does, it makes the archive that it is asked for. */
  static final String JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; exit 0 ;;
        esac
      done
      """
          + SAYS_ITS_ARGUMENTS.substring("#!/bin/sh\n".length());

  final Map<String, String> environment = new HashMap<>();
  private final Path folder;
  private final Path home;
  private final Path launcher;

  /** A built checkout in the folder, with a Java beside it. */
  LauncherCheckout(Path folder) throws IOException {
    this.folder = folder;
    home = Files.createDirectories(folder.resolve("a checkout")).toRealPath();
    launcher = Files.createDirectories(home.resolve("scripts")).resolve("wildfire");
    Files.copy(Path.of("../scripts/wildfire"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(home.resolve("jobs/target/lib"));
    Files.writeString(home.resolve("jobs/target/wildfire.jar"), "jar");
    Files.writeString(home.resolve("jobs/target/lib/b.jar"), "jar");
    Files.writeString(home.resolve("jobs/target/lib/a.jar"), "jar");
    program("jdk/bin/java", JAVA);
    program("jdk/bin/javac", SAYS_ITS_ARGUMENTS);
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("WILDFIRE_ARCHIVE", "off");
  }

  /** What belongs to the checkout. */
  Path home() {
    return home;
  }

  Path launcher() {
    return launcher;
  }

  /** The class path with which it starts Java. */
  String jars() {
    return String.join(
        ":",
        home + "/jobs/target/wildfire.jar",
        home + "/jobs/target/lib/a.jar",
        home + "/jobs/target/lib/b.jar");
  }

  /** A folder with the plain tools and nothing else. */
  Path tools() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool :
        "bash sh dirname basename readlink sed cat touch mv rm mkdir sleep".split(" ", -1)) {
      Path real = Path.of("/usr/bin", tool);
      program(
          "bin/" + tool,
          "#!/bin/sh\nexec " + (Files.exists(real) ? real : "/bin/" + tool) + " \"$@\"\n");
    }
    return bin;
  }

  /** A program, by its path in the folder. */
  void program(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  Outcome run(String... arguments) throws Exception {
    return start(launcher, arguments);
  }

  Outcome start(Path script, String... arguments) throws Exception {
    return outcome("run", begin("run", script, arguments));
  }

  Process begin(String name, Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile());
    builder.environment().keySet().removeIf(variable -> !variable.equals("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  Outcome outcome(String name, Process process) throws Exception {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readAllLines(folder.resolve(name + ".out"), StandardCharsets.UTF_8),
        Files.readString(folder.resolve(name + ".err"), StandardCharsets.UTF_8));
  }

  static void assertSentence(Outcome outcome, String pattern) {
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).containsPattern("^" + pattern);
    assertThat(outcome.err().lines()).hasSize(1);
  }
}
