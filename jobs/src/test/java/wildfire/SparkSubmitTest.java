package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's jar as spark-submit starts it: Spark on the class path, the jar brought to it, and
 * executors in processes of their own that have nothing of ours but that jar.
 */
final class SparkSubmitTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = HOME.resolve("jobs/target/wildfire.jar");
  private static final Path SPARKS_JARS = HOME.resolve("jobs/target/lib");

  @TempDir private Path folder;

  @Test
  void theJobsJarRunsUnderSparkSubmitWithExecutorsOfTheirOwn() throws Exception {
    assumeTrue(
        Files.exists(JAR) && Files.isDirectory(SPARKS_JARS),
        "there is no job's jar yet: mvn package makes it");
    assumeTrue(
        isOfTheseClasses(), "the job's jar is older than the classes: mvn package makes it anew");
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.writeString(
        exports.resolve("posts.csv"),
        """
        platform,post_id,author_id,published_at,observed_at
        x,launch,brand,2026-01-05T09:00:00Z,2026-03-01T00:00:00Z
        """);
    Files.writeString(
        exports.resolve("engagements.csv"),
        """
        platform,post_id,event_id,actor_id,kind,occurred_at,parent_event_id
        x,launch,e1,ann,share,2026-01-05T09:10:00Z,
        x,launch,e2,bob,share,2026-01-05T09:20:00Z,e1
        """);
    Path workspace = folder.resolve("workspace");
    Path screen = folder.resolve("screen");
    Process submit = submit(exports, workspace, screen);
    try {
      assertThat(submit.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(submit.exitValue()).as(Files.readString(screen)).isZero();
    } finally {
      submit.descendants().forEach(ProcessHandle::destroyForcibly);
      submit.destroyForcibly().waitFor();
    }
    assertThat(Files.readString(screen)).contains("Reports: " + workspace);
    assertTree(RetrospectiveRun.tables(workspace));
  }

  private static void assertTree(Map<String, Path> tables) throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      assertThat(duck.rows("select post_id, shares, cascade_size from post_scorecard"))
          .containsExactly(List.of("launch", "2", "3"));
    }
  }

  /** As bin/spark-submit does it, which is a shell around this class. */
  private Process submit(Path exports, Path workspace, Path screen) throws IOException {
    Path spark = Files.createDirectories(folder.resolve("spark"));
    Files.createSymbolicLink(spark.resolve("jars"), SPARKS_JARS);
    String logging = "-Dlogback.configurationFile=" + HOME.resolve("conf/logback.xml");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !option.isBlank())
        .forEach(option -> command.add(option.strip()));
    command.addAll(
        List.of(
            "-Xmx1g",
            logging,
            "-cp",
            SPARKS_JARS + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local-cluster[1,1,1024]",
            "--conf",
            "spark.executor.extraJavaOptions=" + logging,
            "--conf",
            "spark.ui.enabled=false",
            "--class",
            "wildfire.Main",
            JAR.toString(),
            "retrospective",
            "--workspace",
            workspace.toString(),
            "--set",
            "ingest.pseudonym_key_file=" + workspace.resolve("pseudonym.key"),
            "--input",
            exports.toString(),
            "--source",
            "wildfire-csv"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(screen.toFile());
    builder.environment().put("WILDFIRE_HOME", HOME.toString());
    builder.environment().put("SPARK_HOME", spark.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    return builder.start();
  }

  /** Whether nothing was compiled since the jar was made. */
  private static boolean isOfTheseClasses() throws IOException {
    var made = Files.getLastModifiedTime(JAR);
    try (Stream<Path> classes =
        Files.walk(HOME.resolve("jobs/target/classes"), FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : classes.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
          return false;
        }
      }
    }
    return true;
  }
}
