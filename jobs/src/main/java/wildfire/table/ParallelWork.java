package wildfire.table;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work that is done side by side: most tables are small, and one at a time they leave cores idle.
 */
public final class ParallelWork {
  private static final int AT_ONCE = 3;

  private ParallelWork() {}

  /** Does all of it, a few at a time, in no particular order. The first failure ends it. */
  public static void all(List<Runnable> work) {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<? extends Future<?>> begun = work.stream().map(workers::submit).toList();
      for (Future<?> each : begun) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while work was done side by side", stopped);
    } finally {
      workers.shutdownNow();
    }
  }
}
