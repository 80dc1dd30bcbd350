package wildfire.query;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.model.OperatorError;
import wildfire.report.ReportFolder;
import wildfire.yaml.Nearest;

/**
 * A run whose tables are looked into.
 *
 * @param id the run's id
 * @param hadoop how its storage is reached
 */
public record PublishedRun(ReportFolder folder, String id, Configuration hadoop) {
  /** The demo's workspace, within the one that is used where none is named. */
  private static final String DEMO = "/demo";

  /**
   * The nightly reports of a workspace.
   *
   * @param wanted the id of a kept run; empty: the current one
   * @throws OperatorError if nothing is published yet, or that run is not kept
   */
  public static PublishedRun of(String workspace, Optional<String> wanted, Configuration hadoop) {
    ReportFolder folder = ReportFolder.nightly(workspace, hadoop);
    if (wanted.isEmpty()) {
      return new PublishedRun(
          folder, folder.currentRun().orElseThrow(() -> nothing(workspace, hadoop)), hadoop);
    }
    List<String> kept = folder.keptRuns();
    String id = wanted.get();
    if (!kept.contains(id)) {
      throw new OperatorError(
          "There is no run %s in %s%s",
          id,
          workspace,
          Nearest.to(id, kept)
              .map(near -> "; did you mean " + near + "?")
              .orElse(": `wildfire status` lists those that are kept."));
    }
    return new PublishedRun(folder, id, hadoop);
  }

  /** Somebody who tried the demo may look for its reports. */
  private static OperatorError nothing(String workspace, Configuration hadoop) {
    String demo = workspace + DEMO;
    boolean tried = ReportFolder.nightly(demo, hadoop).currentRun().isPresent();
    return new OperatorError(
        "Nothing is published in %s yet: run `wildfire retrospective` first%s.",
        workspace, tried ? ", or add --workspace " + demo + " for what the demo published" : "");
  }

  public Path table(String name) {
    return folder.table(id, name);
  }
}
