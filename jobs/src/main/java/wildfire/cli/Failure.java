package wildfire.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wildfire.model.OperatorError;

/**
 * How a run that could not finish ends: what is on the screen, and the exit code.
 *
 * @param exitCode 1: our fault, 2: the operator's, 3: the input's quality
 */
record Failure(String message, int exitCode) {
  private static final int OURS = 1;
  private static final int OPERATORS = 2;

  /**
   * What to say of it. The operator's is its own sentence, wherever Spark has wrapped it; of ours
   * the stack trace goes to the log.
   */
  static Failure of(Throwable thrown) {
    for (Throwable cause : causes(thrown)) {
      if (cause instanceof OperatorError error) {
        return new Failure(LocalPaths.plain(error.getMessage()), error.exitCode());
      }
    }
    String log = LogFile.keep("The run failed", thrown);
    for (Throwable cause : causes(thrown)) {
      if (cause instanceof OutOfMemoryError) {
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return new Failure(
            ("The memory of "
                    + mebibytes
                    + " MiB is not enough: give more, as in WILDFIRE_MEMORY=8g")
                + (" wildfire …, or with spark.executor.memory on a cluster. Details are in "
                    + log
                    + "."),
            OPERATORS);
      }
      Optional<String> damaged = DamagedFile.sentence(cause);
      if (damaged.isPresent()) {
        return new Failure(
            LocalPaths.plain(damaged.get()) + " Details are in " + log + ".", OPERATORS);
      }
      if (cause instanceof IOException
          && String.valueOf(cause.getMessage()).contains("No space left")) {
        return new Failure(
            "The disk is full: make room in the workspace, or point spark.local.dir to another disk"
                + (" for what is spilled. Details are in " + log + "."),
            OPERATORS);
      }
    }
    return new Failure(
        "Something went wrong in Wildfire itself (%s). The stack trace is in %s."
            .formatted(firstLine(thrown), log),
        OURS);
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = thrown; t != null && !causes.contains(t); t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return name;
    }
    String line = message.strip().lines().findFirst().orElse("");
    return name + ": " + (line.length() <= 160 ? line : line.substring(0, 160) + "…");
  }
}
