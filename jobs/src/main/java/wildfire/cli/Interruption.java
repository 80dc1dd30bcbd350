package wildfire.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C, or a scheduler that ends the process: the run is stopped in order and one line says so.
 * The process then ends with 128 and the signal's number: 130 for Ctrl-C.
 */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch unwound = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean underWay;
  private volatile Runnable cancel;

  /**
   * @param quiet clears the screen for the line
   */
  Interruption(PrintStream err, Runnable quiet) {
    hook =
        new Thread(
            () -> {
              underWay = true;
              quiet.run();
              stop();
              err.println(
                  "Stopped. What was published before is as it was; the same command begins anew.");
              err.flush();
            },
            "wildfire-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Ends the work, and lets it put its things in order. */
  private void stop() {
    if (cancel == null) {
      return;
    }
    cancel.run();
    try {
      boolean inTime = unwound.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      LoggerFactory.getLogger(Interruption.class)
          .info("Stopped; the work ended {}", inTime ? "in order" : "too slowly to wait for");
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  void cancels(Runnable work) {
    cancel = work;
    if (underWay) {
      work.run();
    }
  }

  /** Whether the process is ending, so that errors are only the echo of that. */
  boolean underWay() {
    return underWay;
  }

  /** The work is over, whether done or stopped. */
  @Override
  public void close() {
    unwound.countDown();
    if (!underWay) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
