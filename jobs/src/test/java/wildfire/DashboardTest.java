package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.query.Extraction;
import wildfire.query.Extraction.Existing;
import wildfire.query.Extraction.Format;
import wildfire.query.PublishedRun;
import wildfire.query.ReportDatabase;

/** The dashboard of the docs: its queries, on an extract of the samples as a tool opens it. */
final class DashboardTest {
  private static final Pattern CHART =
      Pattern.compile("`<\\w+ ([^`]*)/>`\\n\\n```sql\\n(.*?);\\n```", Pattern.DOTALL);
  private static final Pattern USED = Pattern.compile("(?:x|y|series|link)=(\\w+)");

  @TempDir private Path folder;

  @Test
  void everyChartOfTheDashboardHasItsRowsAndColumns() throws Exception {
    try (ReportDatabase reports =
        ReportDatabase.of(
            PublishedRun.of(
                PublishedSamples.workspace().toString(), Optional.empty(), new Configuration()))) {
      Extraction.of(
          reports,
          new Extraction.Request(Format.DUCKDB, folder, List.of(), Existing.REFUSE),
          (done, of) -> {});
    }
    Matcher charts = CHART.matcher(Files.readString(Path.of("docs/bi.md")));
    int drawn = 0;
    try (Connection duck =
            new DuckDBDriver()
                .connect("jdbc:duckdb:" + folder.resolve("wildfire.duckdb"), new Properties());
        Statement statement = duck.createStatement()) {
      for (; charts.find(); drawn++) {
        try (ResultSet rows = statement.executeQuery(charts.group(2))) {
          Set<String> columns = new HashSet<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            columns.add(rows.getMetaData().getColumnName(i));
          }
          assertThat(columns)
              .as(charts.group(1))
              .containsAll(
                  USED.matcher(charts.group(1)).results().map(used -> used.group(1)).toList());
          assertThat(rows.next()).as(charts.group(2)).isTrue();
        }
      }
    }
    assertThat(drawn).isEqualTo(5);
  }
}
