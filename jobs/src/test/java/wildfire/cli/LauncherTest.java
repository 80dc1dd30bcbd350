package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java, a Maven and a spark-submit that only say how they were called. */
final class LauncherTest {
  /** What the launcher did. */
  private record Outcome(int exitCode, List<String> out, String err) {}

  private static final String SAYS_ITS_ARGUMENTS =
      """
      #!/bin/sh
      echo "$(basename "$0")"
      for argument in "$@"; do echo "$argument"; done
      """;

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

  /** As above; as Java does, it makes the archive that it is asked for. */
  private static final String JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; exit 0 ;;
        esac
      done
      """
          + SAYS_ITS_ARGUMENTS.substring("#!/bin/sh\n".length());

  @TempDir private Path folder;
  private Path home;
  private Path launcher;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aBuiltCheckout() throws Exception {
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

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Outcome run = run("ingest", "--input", "my exports/*.csv", "", "--set", "a=b c");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .endsWith("wildfire.Main", "ingest", "--input", "my exports/*.csv", "", "--set", "a=b c");
    assertThat(run.out())
        .containsSequence("-cp", jars())
        .contains("-Dlogback.configurationFile=" + home.resolve("conf/logback.xml"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void itIsFoundThroughLinksAndFromElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
    Path linkToLink = Files.createSymbolicLink(folder.resolve("wf"), link.getFileName());
    assertThat(start(linkToLink, "demo").out()).containsSequence("-cp", jars());
  }

  @Test
  void whatSparkNeedsOpenedIsOpened() throws Exception {
    List<String> sparks = new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    // Only Spark's machine learning uses it, and Java prints a warning at every start with it.
    assertThat(sparks.remove("--add-modules=jdk.incubator.vector")).isTrue();
    sparks.replaceAll(String::strip);
    List<String> ours = run("demo").out();
    assertThat(ours).containsAll(sparks);
    assertThat(ours.stream().filter(option -> option.startsWith("--add-")))
        .hasSameSizeAs(sparks.stream().filter(option -> option.startsWith("--add-")).toList());
  }

  @Test
  void theTestsRunWithWhatSparkNeedsOpened() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    Matcher options =
        Pattern.compile("<spark.jvm.options>(.*)</spark.jvm.options>", Pattern.DOTALL).matcher(pom);
    assertThat(options.find()).isTrue();
    assertThat(options.group(1).strip().split("\\s+", -1))
        .containsExactlyInAnyOrder(
            JavaModuleOptions.defaultModuleOptions().strip().split("\\s+", -1));
  }

  @Test
  void memoryIsHalfOfWhatThereIsUnlessSaid() throws Exception {
    String xmx =
        run("demo").out().stream().filter(o -> o.startsWith("-Xmx")).findFirst().orElseThrow();
    assertThat(xmx).matches("-Xmx\\d+m");
    assertThat(Long.parseLong(xmx.replaceAll("\\D", ""))).isGreaterThanOrEqualTo(1024);
    environment.put("WILDFIRE_MEMORY", "3g");
    assertThat(run("demo").out()).contains("-Xmx3g");
    for (String wrong : List.of("lots", "g", "3gb", "-1g", "0g", "3 g")) {
      environment.put("WILDFIRE_MEMORY", wrong);
      Outcome refused = run("demo");
      assertThat(refused.exitCode()).as(wrong).isEqualTo(2);
      assertThat(refused.err())
          .isEqualTo("WILDFIRE_MEMORY is " + wrong + "; write it as 8g or 6000m.\n");
    }
  }

  @Test
  void sparkSubmitStartsTheRunWhereThereIsASpark() throws Exception {
    program("spark/bin/spark-submit", SAYS_ITS_ARGUMENTS);
    environment.put("SPARK_HOME", folder.resolve("spark").toString());
    environment.put("WILDFIRE_MEMORY", "2g");
    assertThat(run("ingest", "--conf", "my file").out())
        .containsExactly(
            "spark-submit",
            "--class",
            "wildfire.Main",
            "--driver-memory",
            "2g",
            home.resolve("jobs/target/wildfire.jar").toString(),
            "ingest",
            "--conf",
            "my file");
    assertThat(run("ingest", "--master", "spark://host:7077").out())
        .containsSequence("--master", "spark://host:7077", home + "/jobs/target/wildfire.jar");
    assertThat(run("ingest", "--master=yarn").out())
        .containsSequence("--master", "yarn", home + "/jobs/target/wildfire.jar")
        .endsWith("ingest", "--master=yarn");
    Path duck = home.resolve("jobs/target/lib/duckdb_jdbc-1.jar");
    Files.writeString(duck, "");
    assertThat(run("sql", "select 1").out())
        .containsSequence("--master", "local", "--deploy-mode", "client", "--jars", duck.toString())
        .endsWith("sql", "select 1");
    Files.delete(duck);
    assertThat(run("ingest", "--help").out())
        .startsWith("java")
        .endsWith("-cp", home + "/jobs/target/wildfire.jar", "wildfire.Main", "ingest", "--help");
  }

  @Test
  void aSparkWithoutLoggingOfItsOwnGetsOurs() throws Exception {
    program("spark/bin/spark-submit", "#!/bin/sh\necho \"$SPARK_SUBMIT_OPTS\"\n");
    environment.put("SPARK_HOME", folder.resolve("spark").toString());
    environment.put("SPARK_SUBMIT_OPTS", "-Dmine=1");
    assertThat(run("demo").out())
        .containsExactly(
            "\"-Dlog4j2.configurationFile=" + home + "/conf/log4j2.properties\" -Dmine=1");
    Files.writeString(
        Files.createDirectories(folder.resolve("spark/conf")).resolve("log4j2.properties"), "");
    assertThat(run("demo").out()).containsExactly("-Dmine=1");
  }

  @Test
  void withoutASparkOurOwnGoesToTheMaster() throws Exception {
    assertThat(run("ingest", "--master", "spark://host:7077").out())
        .startsWith("java")
        .endsWith("wildfire.Main", "ingest", "--master", "spark://host:7077");
  }

  @Test
  void whatIsMissingIsOneSentence() throws Exception {
    environment.put("SPARK_HOME", folder.resolve("no spark").toString());
    assertSentence(
        run("demo"), "SPARK_HOME is .*/no spark, but there is no bin/spark-submit in it");
    environment.remove("SPARK_HOME");
    environment.put("JAVA_HOME", folder.resolve("no java").toString());
    assertSentence(run("demo"), "JAVA_HOME is .*/no java, but there is no bin/java in it");
    environment.remove("JAVA_HOME");
    environment.put("PATH", tools().toString());
    assertSentence(run("demo"), "There is no Java: install a JDK 17");
  }

  @Test
  void anOldJavaIsToldBeforeItFails() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertSentence(run("demo"), "The Java at .* is version 11: Wildfire needs 17 or later");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21\"\n");
    assertThat(run("demo").exitCode()).isZero();
  }

  @Test
  void whatIsNotBuiltIsBuiltFirst() throws Exception {
    Files.delete(home.resolve("jobs/target/wildfire.jar"));
    environment.put("PATH", tools().toString());
    assertSentence(run("demo"), "Wildfire is not built yet and there is no Maven");

    program("bin/mvn", MAVEN);
    Outcome run = run("demo");
    assertThat(run.err().lines())
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Building Wildfire, once. "),
            line -> assertThat(line).matches(" +\\d+ s {2}compiler:3.14.1:compile"),
            line -> assertThat(line).matches(" +\\d+ s {2}jar:3.4.2:jar"),
            line -> assertThat(line).matches("Built in \\d+ s\\."));
    assertThat(run.out()).startsWith("java").endsWith("wildfire.Main", "demo");
    assertThat(home.resolve("args")).hasContent("-B -Dmaven.test.skip=true package");
    assertThat(run("demo").err()).isEmpty();

    Files.delete(home.resolve("jobs/target/wildfire.jar"));
    program("bin/mvn", "#!/bin/sh\necho no network >&2\necho '[ERROR] none at all'\nexit 1\n");
    Outcome failed = run("demo");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err())
        .contains("no network\n", "[ERROR] none at all\n", "The build failed, for the reason");
  }

  @Test
  void aSecondStartWaitsForTheBuildOfTheFirst() throws Exception {
    Files.delete(home.resolve("jobs/target/wildfire.jar"));
    environment.put("PATH", tools().toString());
    Path flock = Path.of("/usr/bin/flock");
    assumeThat(flock).as("flock, without which a second start is refused").isExecutable();
    program("bin/flock", "#!/bin/sh\nexec " + flock + " \"$@\"\n");
    program(
        "bin/mvn",
        MAVEN.replace("echo built", "while [ ! -e go ]; do sleep 0.1; done\necho built"));
    Process first = begin("first", launcher, "demo");
    await(home.resolve("args"));
    Process second = begin("second", launcher, "demo");
    awaitLine(folder.resolve("second.err"));
    Files.writeString(home.resolve("go"), "");
    Outcome built = outcome("first", first);
    Outcome waited = outcome("second", second);
    assertThat(built.err()).startsWith("Building Wildfire");
    assertThat(waited.err())
        .isEqualTo(
            "Another start is building Wildfire in " + home + "; waiting for it to be done…\n");
    assertThat(waited.out()).isEqualTo(built.out()).endsWith("wildfire.Main", "demo");
  }

  @Test
  void withoutFlockASecondStartIsRefusedWhileTheFirstBuilds() throws Exception {
    Files.delete(home.resolve("jobs/target/wildfire.jar"));
    environment.put("PATH", tools().toString());
    program(
        "bin/mvn",
        MAVEN.replace("echo built", "while [ ! -e go ]; do sleep 0.1; done\necho built"));
    Process first = begin("first", launcher, "demo");
    await(home.resolve("args"));
    assertSentence(run("demo"), "Another start \\(process \\d+\\) is building Wildfire in ");
    Files.writeString(home.resolve("go"), "");
    assertThat(outcome("first", first).exitCode()).isZero();
    assertThat(run("demo").err()).isEmpty();
  }

  @Test
  void whatABuildLeftThatWasKilledIsBuiltAgain() throws Exception {
    environment.put("PATH", tools().toString());
    program("bin/mvn", MAVEN);
    Process over = new ProcessBuilder("true").start();
    over.waitFor();
    Files.writeString(home.resolve("jobs/target/wildfire.building"), over.pid() + "\n");
    assertThat(run("demo").err()).startsWith("Building Wildfire");
    assertThat(run("demo").err()).isEmpty();
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
    environment.remove("WILDFIRE_ARCHIVE");
    String use = "-XX:SharedArchiveFile=" + archive();
    assertThat(run("--help").out()).doesNotContain(use);
    assertThat(archive()).doesNotExist();

    Outcome first = run("demo");
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).doesNotContain(use);
    awaitArchive();
    assertThat(run("demo").out()).contains(use);

    Files.setLastModifiedTime(
        home.resolve("jobs/target/wildfire.jar"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(run("demo").out()).doesNotContain(use);
    awaitArchive();
    assertThat(run("demo").out()).contains(use);
  }

  @Test
  void anArchiveThatCannotBeMadeStopsNothingAndIsNotTriedAgain() throws Exception {
    environment.remove("WILDFIRE_ARCHIVE");
    program("jdk/bin/java", JAVA.replace("echo classes >\"${argument#*=}\"; exit 0", "exit 1"));
    assertThat(run("demo").exitCode()).isZero();
    awaitArchive();
    assertThat(archive()).isEmptyFile();
    program("jdk/bin/java", JAVA);
    assertThat(run("demo").out())
        .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"))
        .endsWith("wildfire.Main", "demo");
  }

  private Path archive() {
    return home.resolve("jobs/target/wildfire.jsa");
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
            .equals(Files.getLastModifiedTime(home.resolve("jobs/target/wildfire.jar")));
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("jobs/target"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("wildfire.jsa."))
          .toList();
    }
  }

  private static void assertSentence(Outcome outcome, String pattern) {
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).containsPattern("^" + pattern);
    assertThat(outcome.err().lines()).hasSize(1);
  }

  private String jars() {
    return String.join(
        ":",
        home + "/jobs/target/wildfire.jar",
        home + "/jobs/target/lib/a.jar",
        home + "/jobs/target/lib/b.jar");
  }

  /** A folder with the plain tools and nothing else. */
  private Path tools() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool :
        List.of(
            "bash",
            "sh",
            "dirname",
            "basename",
            "readlink",
            "sed",
            "cat",
            "touch",
            "mv",
            "rm",
            "mkdir",
            "sleep")) {
      Path real = Path.of("/usr/bin", tool);
      program(
          "bin/" + tool,
          "#!/bin/sh\nexec " + (Files.exists(real) ? real : "/bin/" + tool) + " \"$@\"\n");
    }
    return bin;
  }

  private void program(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Outcome run(String... arguments) throws Exception {
    return start(launcher, arguments);
  }

  private Outcome start(Path script, String... arguments) throws Exception {
    return outcome("run", begin("run", script, arguments));
  }

  private Process begin(String name, Path script, String... arguments) throws IOException {
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

  private Outcome outcome(String name, Process process) throws Exception {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readAllLines(folder.resolve(name + ".out"), StandardCharsets.UTF_8),
        Files.readString(folder.resolve(name + ".err"), StandardCharsets.UTF_8));
  }
}
