package wildfire;

import org.apache.hadoop.conf.Configuration;
import wildfire.cli.Summary;
import wildfire.model.OperatorError;
import wildfire.report.PublishedTables;
import wildfire.report.ReportFolder;
import wildfire.settings.Settings;

/** {@code wildfire tables}: where the published tables are. */
final class TablePaths {
  private TablePaths() {}

  static Summary of(Settings settings) {
    ReportFolder folder = ReportFolder.nightly(settings.workspace(), new Configuration());
    String run =
        folder
            .currentRun()
            .orElseThrow(
                () ->
                    new OperatorError(
                        "Nothing is published in %s yet: run `wildfire retrospective` first.",
                        settings.workspace()));
    Summary lines = Summary.empty();
    PublishedTables.all()
        .forEach(
            table ->
                lines.sentence(
                    table.name() + "\t" + ReportFolder.plain(folder.table(run, table.name()))));
    return lines;
  }
}
