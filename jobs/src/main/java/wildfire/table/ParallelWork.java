package wildfire.table;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Work that is done side by side: most tables are small, and one at a time they leave cores idle.
 */
public final class ParallelWork {
  private static final int AT_ONCE = 3;
  private static final int PATIENCE_SECONDS = 10;

  private ParallelWork() {}

  /**
   * Does all of it, a few at a time, in no particular order. Once some of it fails the rest is
   * interrupted, and what has not begun never does.
   */
  public static void all(List<Runnable> work) {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    CompletionService<Void> done = new ExecutorCompletionService<>(workers);
    work.forEach(each -> done.submit(each, null));
    try {
      for (int i = 0; i < work.size(); i++) {
        done.take().get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new CompletionException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while others were at work");
    } finally {
      end(workers);
    }
  }

  /** Waits for those that are at it, so that nothing is written after whoever tidies up. */
  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    try {
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
