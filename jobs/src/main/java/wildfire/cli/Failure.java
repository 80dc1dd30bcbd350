package wildfire.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.SparkThrowable;
import wildfire.model.OperatorError;

/**
 * How a run that could not finish ends: what is on the screen, and the exit code.
 *
 * @param exitCode 1: our fault, 2: the operator's, 3: the input's quality
 */
record Failure(String message, int exitCode) {
  private static final int OURS = 1;
  private static final int OPERATORS = 2;

  private static final String UNREADABLE = "FAILED_READ_FILE";
  private static final Pattern SCHEME = Pattern.compile("(?<![\\w.+/-])file:(//)?(?=/)");

  /** A file in a folder of the workspace that holds versions, wherever a message names it. */
  private static final Pattern VERSIONED =
      Pattern.compile("\\S*/(?<folder>[a-z-]+)/runs/(?<run>[^/\\s]+)/\\S*\\.parquet");

  /**
   * What to say of it. The operator's is its own sentence, wherever Spark has wrapped it; of ours
   * the stack trace goes to the log.
   */
  static Failure of(Throwable thrown) {
    List<Throwable> causes = ExceptionUtils.getThrowableList(thrown);
    for (Throwable cause : causes) {
      if (cause instanceof OperatorError error) {
        return new Failure(plain(error.getMessage()), error.exitCode());
      }
    }
    String log = LogFile.keep("The run failed", thrown);
    return causes.stream()
        .flatMap(cause -> toMend(cause).stream())
        .findFirst()
        .map(words -> new Failure(words + " Details are in " + log + ".", OPERATORS))
        .orElseGet(
            () ->
                new Failure(
                    "Something went wrong in Wildfire itself (%s). The stack trace is in %s."
                        .formatted(firstLine(thrown), log),
                    OURS));
  }

  /**
   * What the operator can mend, though nothing here looked for it; empty if it is another thing.
   */
  private static Optional<String> toMend(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof OutOfMemoryError) {
      return Optional.of(
          "The memory of %d MiB is not enough: give more, as in WILDFIRE_MEMORY=8g wildfire …, or with spark.executor.memory on a cluster."
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }
    Matcher damaged = VERSIONED.matcher(message);
    if (isOfReading(cause) && damaged.find()) {
      return Optional.of(
          plain(
              "The file %s is damaged or gone: %s The reports are as they were."
                  .formatted(
                      damaged.group(), whatToDo(damaged.group("folder"), damaged.group("run")))));
    }
    return cause instanceof IOException && message.contains("No space left")
        ? Optional.of(
            "The disk is full: make room in the workspace, or point spark.local.dir to another disk"
                + " for what is spilled.")
        : Optional.empty();
  }

  private static String whatToDo(String folder, String run) {
    return switch (folder) {
      case "lake" ->
          "run `wildfire retrospective --full`, which reads the exports again; if it says this"
              + " again, remove the folder lake of the workspace before, and what exports that are"
              + " gone have brought goes with it.";
      case "reports", "reports-filtered" ->
          "remove the folder of the run "
              + run
              + ", and what is told of verdicts before it goes with it.";
      default -> "run `wildfire retrospective --full`, which makes it anew.";
    };
  }

  /** Spark says so itself only where it reads rows, not where it looks at how files end. */
  private static boolean isOfReading(Throwable failure) {
    return failure instanceof ChecksumException
        || failure instanceof FileNotFoundException
        || (failure instanceof SparkThrowable spark
            && spark.getCondition() != null
            && spark.getCondition().startsWith(UNREADABLE))
        || String.valueOf(failure.getMessage()).contains("is not a Parquet file");
  }

  /** A sentence without the {@code file:} that storage puts before paths, and nobody types. */
  static String plain(String sentence) {
    return SCHEME.matcher(sentence).replaceAll("");
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
