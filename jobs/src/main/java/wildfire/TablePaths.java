package wildfire;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import wildfire.cli.Summary;
import wildfire.query.PublishedRun;
import wildfire.report.PublishedTables;
import wildfire.report.ReportFolder;
import wildfire.settings.Settings;

/** {@code wildfire tables}: where the published tables are. */
final class TablePaths {
  private TablePaths() {}

  static Summary of(Settings settings) {
    PublishedRun current =
        PublishedRun.of(settings.workspace(), Optional.empty(), new Configuration());
    Summary lines = Summary.empty();
    PublishedTables.all()
        .forEach(
            table ->
                lines.sentence(
                    table.name() + "\t" + ReportFolder.plain(current.table(table.name()))));
    return lines;
  }
}
