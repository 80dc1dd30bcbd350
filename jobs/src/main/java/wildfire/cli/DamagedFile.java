package wildfire.cli;

import java.io.FileNotFoundException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.SparkThrowable;

/** A file of the workspace that is not as it was written. */
final class DamagedFile {
  private static final String UNREADABLE = "FAILED_READ_FILE";

  /** A file in a folder of the workspace that holds versions, wherever a message names it. */
  private static final Pattern OURS =
      Pattern.compile("\\S*/(?<folder>[a-z-]+)/runs/(?<run>[^/\\s]+)/\\S*\\.parquet");

  private DamagedFile() {}

  /** What is damaged and what to do; empty if the failure is another one. */
  static Optional<String> sentence(Throwable failure) {
    if (!isOfReading(failure)) {
      return Optional.empty();
    }
    Matcher ours = OURS.matcher(String.valueOf(failure.getMessage()));
    if (!ours.find()) {
      return Optional.empty();
    }
    String todo =
        switch (ours.group("folder")) {
          case "lake" ->
              "run `wildfire retrospective --full`, which reads the exports again; if it says this"
                  + " again, remove the folder lake of the workspace before, and what exports that are"
                  + " gone have brought goes with it.";
          case "reports", "reports-filtered" ->
              "remove the folder of the run "
                  + ours.group("run")
                  + ", and what is told of verdicts before it goes with it.";
          default -> "run `wildfire retrospective --full`, which makes it anew.";
        };
    return Optional.of(
        "The file "
            + ours.group()
            + " is damaged or gone: "
            + todo
            + " The reports are as they were.");
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
}
