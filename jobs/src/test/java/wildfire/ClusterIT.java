package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's jar on a standalone cluster of separate processes, as spark-submit brings it there: its
 * workers and executors have Spark's jars alone, the driver finds no conf folder, and the tables
 * are those of a run on one machine, though an executor and a worker are killed while it goes on.
 */
final class ClusterIT {
  private static final Path SAMPLES = PackagedJob.HOME.resolve("data-samples/two-campaigns");

  @TempDir private Path folder;

  @BeforeAll
  static void theJobIsPackaged() throws IOException {
    PackagedJob.isThere();
  }

  @Test
  void aClusterThatLosesAnExecutorAndAWorkerMakesTheRowsOfOneMachine() throws Exception {
    Path events = Files.createDirectories(folder.resolve("spark-events"));
    try (StandaloneCluster cluster = StandaloneCluster.of(folder.resolve("cluster"), 2);
        ChildJvm submit = submit(cluster, events)) {
      killAnExecutorThatTheRestWaitsFor(cluster, submit);
      submit.awaitSaying("Judging posts  "); // and goes on to write reports
      cluster.worker(1, submit).jvm().kill();
      assertThat(submit.exitCode()).as(submit.screen()).isZero();
      assertThat(submit.screen())
          .contains("Starting Spark  ", "Reports: " + folder.resolve("on-cluster"))
          .contains("Lost executor")
          .doesNotContain("SLF4J", "\tat ", " INFO  ");
    }
    assertThat(told(events))
        .as("what Spark tells of the run: two executors lost, work done again")
        .satisfies(
            told ->
                assertThat(told)
                    .filteredOn(line -> line.contains("SparkListenerExecutorRemoved"))
                    .hasSizeGreaterThanOrEqualTo(2))
        .anyMatch(line -> line.contains("\"Reason\":\"ExecutorLostFailure\""));
    onThisMachine();
    SameRows.assertPublished(folder.resolve("on-one-machine"), folder.resolve("on-cluster"));
  }

  /**
   * While posts are measured, whose shuffle it holds a part of: frozen, it cannot finish what it
   * was given, so the run comes to a halt with its work missing, and then it is killed.
   */
  private static void killAnExecutorThatTheRestWaitsFor(StandaloneCluster cluster, ChildJvm submit)
      throws Exception {
    submit.awaitSaying("Taking out duplicates.*  ");
    StandaloneCluster.Worker worker = cluster.worker(0, submit);
    TreeSet<String> before = new TreeSet<>(worker.shuffleFiles());
    submit.await(
        "a shuffle written while posts are measured",
        () -> worker.shuffleFiles().stream().filter(file -> !before.contains(file)).findFirst());
    List<ProcessHandle> frozen = worker.executors();
    for (ProcessHandle executor : frozen) {
      ChildJvm.freeze(executor);
    }
    List<ProcessHandle> others = new ArrayList<>(cluster.worker(1, submit).executors());
    others.add(submit.handle());
    submit.awaitIdle(others);
    frozen.forEach(ProcessHandle::destroyForcibly);
  }

  /** As bin/spark-submit does it, which is a shell around this class. */
  private ChildJvm submit(StandaloneCluster cluster, Path events) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--master", cluster.url(), "--class", "wildfire.Main"));
    for (String conf :
        List.of(
            "spark.driver.host=127.0.0.1",
            "spark.executor.memory=768m",
            "spark.executor.extraJavaOptions=" + String.join(" ", StandaloneCluster.SHORT_LIVED),
            "spark.ui.enabled=false",
            "spark.eventLog.enabled=true",
            "spark.eventLog.compress=false",
            "spark.eventLog.dir=" + events.toUri())) {
      arguments.addAll(List.of("--conf", conf));
    }
    arguments.add(PackagedJob.JAR.toString());
    arguments.addAll(retrospective("on-cluster"));
    return cluster
        .onSpark("org.apache.spark.deploy.SparkSubmit", arguments.toArray(String[]::new))
        .options(
            "-Xmx1g",
            "-Dlog4j2.configurationFile=" + PackagedJob.HOME.resolve("conf/log4j2.properties"))
        .start(folder, folder.resolve("on-cluster.txt"));
  }

  private void onThisMachine() throws Exception {
    try (ChildJvm local =
        ChildJvm.of("wildfire.Main", retrospective("on-one-machine").toArray(String[]::new))
            .openedForSpark()
            .options(StandaloneCluster.SHORT_LIVED.toArray(String[]::new))
            .options(
                "-Xmx1g",
                "-Dlogback.configurationFile=" + PackagedJob.HOME.resolve("conf/logback.xml"))
            .classPath(PackagedJob.JAR + ":" + PackagedJob.LIB + "/*")
            .start(folder, folder.resolve("on-one-machine.txt"))) {
      assertThat(local.exitCode()).as(local.screen()).isZero();
    }
  }

  /** The settings and sources in the jar; triggers alone are asked about, which takes least. */
  private List<String> retrospective(String workspace) {
    return List.of(
        "retrospective",
        "--workspace",
        folder.resolve(workspace).toString(),
        "--set",
        "ingest.pseudonym_key_file=" + folder.resolve("pseudonym.key"),
        "--set",
        "associate.factors=[trigger]",
        "--set",
        "associate.replications=99",
        "--input",
        SAMPLES.toString(),
        "--source",
        "wildfire-csv",
        "--input",
        SAMPLES.toString(),
        "--source",
        "wildfire-ndjson");
  }

  private static List<String> told(Path events) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(events)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    return lines;
  }
}
