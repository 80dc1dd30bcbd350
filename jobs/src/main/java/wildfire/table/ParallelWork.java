package wildfire.table;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Work that is done side by side: most tables are small, and one at a time they leave cores idle.
 */
public final class ParallelWork {
  private static final int AT_ONCE = 3;

  private ParallelWork() {}

  /** Does all of it, a few at a time, in no particular order. */
  public static void all(List<Runnable> work) {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      CompletableFuture.allOf(
              work.stream()
                  .map(each -> CompletableFuture.runAsync(each, workers))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    } finally {
      workers.shutdownNow();
    }
  }
}
