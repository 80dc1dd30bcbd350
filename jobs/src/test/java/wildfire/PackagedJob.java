package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** What {@code mvn package} makes, as an integration test finds it. */
final class PackagedJob {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final Path JAR = HOME.resolve("jobs/target/wildfire.jar");

  /** Spark's jars, Logback and DuckDB, for running without a cluster. */
  static final Path LIB = HOME.resolve("jobs/target/lib");

  /** The logging that a Spark installation has, where Wildfire's own Spark has Logback. */
  private static final Path SPARKS_LOGGING = HOME.resolve("jobs/target/sparks-logging");

  /** Set once the jar has been packaged: from then on a missing one is a failure. */
  private static final boolean PACKAGED = Boolean.getBoolean("wildfire.packaged");

  private PackagedJob() {}

  /** Skips the test, or fails it after packaging, if the jar is not of these classes. */
  static void isThere() throws IOException {
    boolean there =
        Files.exists(JAR) && Files.isDirectory(LIB) && Files.isDirectory(SPARKS_LOGGING);
    boolean current = there && isOfTheseClasses();
    if (PACKAGED) {
      assertThat(current).as("the job's jar is there and of these classes").isTrue();
    }
    assumeTrue(current, "there is no job's jar of these classes: mvn verify makes it");
  }

  /** Makes a folder as a Spark installation has it: its jars, and nothing of ours. */
  static Path sparkFolder(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (Path place : new Path[] {LIB, SPARKS_LOGGING}) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path jar : files.toList()) {
          String name = jar.getFileName().toString();
          if (!name.startsWith("logback-") && !name.startsWith("duckdb_jdbc-")) {
            Files.createSymbolicLink(jars.resolve(name), jar);
          }
        }
      }
    }
    return folder;
  }

  /** Takes the links away: JUnit warns of each that it finds. */
  static void removeSparkFolder(Path folder) {
    File[] links = folder.resolve("jars").toFile().listFiles();
    for (File link : links == null ? new File[0] : links) {
      assertThat(link.delete()).isTrue();
    }
  }

  private static boolean isOfTheseClasses() throws IOException {
    FileTime made = Files.getLastModifiedTime(JAR);
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
