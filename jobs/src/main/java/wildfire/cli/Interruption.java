package wildfire.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C, or a scheduler that ends the process: the run is stopped in order and one line says so.
 * The process then ends with 128 and the signal's number: 130 for Ctrl-C.
 */
final class Interruption implements AutoCloseable {
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});
  private final Thread hook;

  /**
   * @param quiet clears the screen for the line
   */
  Interruption(PrintStream err, Runnable quiet) {
    hook =
        new Thread(
            () -> {
              stopping.set(true);
              quiet.run();
              cancel.get().run();
              err.println(
                  "Stopped. What was published before is as it was; the same command begins anew.");
              err.flush();
            },
            "wildfire-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What is to be ended when it comes to that. */
  void cancels(Runnable work) {
    cancel.set(work);
  }

  /** Whether the process is ending, so that errors are only the echo of that. */
  boolean underWay() {
    return stopping.get();
  }

  @Override
  public void close() {
    if (!underWay()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
