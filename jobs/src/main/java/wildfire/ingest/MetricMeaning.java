package wildfire.ingest;

import static wildfire.table.ColumnType.TEXT;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.source.Into;
import wildfire.table.Table;

/**
 * What a source says that its platform counts under a metric's name in a table of counters; without
 * a scope it holds for every one.
 */
record MetricMeaning(String source, String table, String metric, String scope, String means) {
  static final Table<MetricMeaning> TABLE =
      Table.<MetricMeaning>named("metric_meanings", "What a platform counts under a name.")
          .always("source", TEXT, "", "The source that says so.", MetricMeaning::source)
          .always("target_table", TEXT, "", "The table of counters.", MetricMeaning::table)
          .always("metric", TEXT, "", "The metric's name.", MetricMeaning::metric)
          .maybe("scope", TEXT, "", "Its scope; null: every one.", MetricMeaning::scope)
          .always("means", TEXT, "", "What is counted.", MetricMeaning::means)
          .key("source", "target_table", "metric", "scope")
          .declared();

  static MetricMeaning of(Row row) {
    return new MetricMeaning(
        row.getAs("source"),
        row.getAs("target_table"),
        row.getAs("metric"),
        row.getAs("scope"),
        row.getAs("means"));
  }

  /** What the sources of some files say; each once. */
  static List<MetricMeaning> of(FileList files) {
    Set<MetricMeaning> meanings = new LinkedHashSet<>();
    for (Batch batch : files.batches()) {
      for (Into into : batch.read().into()) {
        for (Into.Counter counter : into.counters()) {
          if (counter.value().means() != null) {
            meanings.add(
                new MetricMeaning(
                    batch.source().name(),
                    into.table().id(),
                    counter.metric().id(),
                    counter.scope() == null ? null : counter.scope().id(),
                    counter.value().means().strip().replaceAll("\\s+", " ")));
          }
        }
      }
    }
    return List.copyOf(meanings);
  }
}
