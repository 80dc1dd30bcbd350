package wildfire.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.table.Table;

/** The tables of a run that have few rows and are written in one place. */
final class DriverTables {
  private final Path run;
  private final Configuration hadoop;
  private final Map<String, Long> rows = new TreeMap<>();

  DriverTables(Path run, Configuration hadoop) {
    this.run = run;
    this.hadoop = hadoop;
  }

  /** Writes a whole table. */
  <R> void write(Table<R> table, List<R> all) throws IOException {
    rows.put(
        table.name(),
        TableFile.write(table, all, PublishedFiles.file(run, table.name(), 0), hadoop));
  }

  /** How many rows were written, by table. */
  Map<String, Long> rows() {
    return rows;
  }
}
