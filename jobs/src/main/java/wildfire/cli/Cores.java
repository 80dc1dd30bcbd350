package wildfire.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.apache.spark.SparkContext;

/**
 * How many cores a run has. On a cluster executors come one by one after Spark has started, and
 * what is cut into pieces before they are there is cut for too few of them.
 */
record Cores(Duration patience, Duration calm, Duration glance) {
  /** Long enough for a busy worker to start an executor; a cluster that is full gives none. */
  static final Cores OF_A_CLUSTER =
      new Cores(Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMillis(50));

  /** On one machine all of them at once; on a cluster those that came within patience. */
  static int of(SparkContext spark) {
    if (!spark.isLocal()) {
      OF_A_CLUSTER.await(() -> spark.statusTracker().getExecutorInfos().length - 1);
    }
    return spark.defaultParallelism();
  }

  /**
   * Waits until there are executors and no more of them come for a while.
   *
   * @param executors how many there are now
   * @return how many there are at the end: 0 if none came within patience
   */
  int await(IntSupplier executors) {
    Instant until = Instant.now().plus(patience);
    Instant changed = Instant.now();
    int known = 0;
    while (Instant.now().isBefore(until)) {
      int now = executors.getAsInt();
      changed = now == known ? changed : Instant.now();
      known = now;
      if (known > 0 && !Instant.now().isBefore(changed.plus(calm))) {
        break;
      }
      pause();
    }
    return known;
  }

  private void pause() {
    try {
      Thread.sleep(glance.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for executors", stopped);
    }
  }
}
