package wildfire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster of processes on loopback, on ports that are free: a master, and
 * workers of one core. Neither they nor the executors that they start have anything of ours.
 */
final class StandaloneCluster implements AutoCloseable {
  /** These processes live for a minute: compiling them well costs more than it saves. */
  static final List<String> SHORT_LIVED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=240m", // that of all levels: of one, Java has a fifth
          "-XX:+UseSerialGC");

  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  private final Path folder;
  private final Path sparkHome;
  private final List<Worker> workers = new ArrayList<>();
  private final ChildJvm master;
  private final String url;

  private StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.sparkHome = PackagedJob.sparkFolder(folder.resolve("spark"));
    this.master =
        onSpark(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0")
            .options("-Xmx256m", "-Dspark.master.rest.enabled=false")
            .start(folder, folder.resolve("master.log"));
    this.url = urlOrEnd(master);
  }

  private static String urlOrEnd(ChildJvm master) throws InterruptedException {
    boolean up = false;
    try {
      String url = master.awaitSaying("Starting Spark master at (spark://\\S+)").group(1);
      master.awaitSaying("New state: ALIVE");
      up = true;
      return url;
    } finally {
      if (!up) {
        master.close();
      }
    }
  }

  /** A master and as many workers, all of them up. */
  static StandaloneCluster of(Path folder, int workers) throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    boolean up = false;
    try {
      for (int i = 0; i < workers; i++) {
        cluster.workers.add(cluster.worker(i));
      }
      for (Worker worker : cluster.workers) {
        worker.jvm().awaitSaying("Successfully registered with master");
      }
      up = true;
      return cluster;
    } finally {
      if (!up) {
        cluster.close();
      }
    }
  }

  private Worker worker(int number) throws IOException {
    Path scratch = Files.createDirectories(folder.resolve("scratch-" + number));
    ChildJvm jvm =
        onSpark(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve("work-" + number).toString(),
                url)
            .options("-Xmx256m")
            .environment("SPARK_LOCAL_DIRS", scratch.toString())
            .start(folder, folder.resolve("worker-" + number + ".log"));
    return new Worker(jvm, scratch, new ArrayList<>());
  }

  /** A class of Spark's as bin/spark-class starts it, on Spark's jars alone. */
  ChildJvm.Plan onSpark(String mainClass, String... arguments) {
    return ChildJvm.of(mainClass, arguments)
        .openedForSpark()
        .options(SHORT_LIVED.toArray(String[]::new))
        .classPath(sparkHome.resolve("jars") + "/*")
        .environment("SPARK_HOME", sparkHome.toString())
        .environment("SPARK_SCALA_VERSION", "2.13");
  }

  String url() {
    return url;
  }

  Worker worker(int number, ChildJvm whileRunning) throws InterruptedException {
    Worker worker = workers.get(number);
    whileRunning.await(
        "an executor of worker " + number, () -> worker.executors().stream().findFirst());
    return worker;
  }

  @Override
  public void close() {
    for (Worker worker : workers) {
      worker.close();
    }
    master.close();
    PackagedJob.removeSparkFolder(sparkHome);
  }

  /**
   * A worker, where its executors spill, and those of them that were seen: a killed worker leaves
   * its executors behind.
   */
  record Worker(ChildJvm jvm, Path scratch, List<ProcessHandle> seen) {

    /** Its executors that run. */
    List<ProcessHandle> executors() {
      List<ProcessHandle> running =
          jvm.children().stream()
              .filter(child -> child.info().commandLine().orElse("").contains(EXECUTOR))
              .toList();
      seen.addAll(running);
      return running;
    }

    /** The files of shuffles that its executors have written and not yet removed. */
    List<String> shuffleFiles() {
      try (Stream<Path> files = Files.walk(scratch)) {
        return files
            .map(Path::toString)
            .filter(name -> name.matches(".*/shuffle_\\d+_\\d+_\\d+\\.data"))
            .toList();
      } catch (IOException | UncheckedIOException filesCameAndWent) {
        return List.of();
      }
    }

    void close() {
      executors();
      jvm.close();
      seen.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
