package wildfire.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;

/** A file of the workspace that is not as it was written. */
final class DamagedFile {
  private static final String UNREADABLE = "FAILED_READ_FILE";

  /** Folders of the workspace that hold versions. */
  private static final Pattern OURS =
      Pattern.compile(".*/(?<folder>[a-z-]+)/runs/(?<run>[^/]+)/.*\\.parquet");

  private DamagedFile() {}

  /** What is damaged and what to do; empty if the failure is another one. */
  static Optional<String> sentence(Throwable failure) {
    if (!(failure instanceof SparkThrowable spark)
        || spark.getCondition() == null
        || !spark.getCondition().startsWith(UNREADABLE)) {
      return Optional.empty();
    }
    String path = spark.getMessageParameters().getOrDefault("path", "");
    Matcher ours = OURS.matcher(path);
    if (!ours.matches()) {
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
        "The file " + path + " is damaged or gone: " + todo + " The reports are as they were.");
  }
}
