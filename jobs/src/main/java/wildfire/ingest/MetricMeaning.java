package wildfire.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.source.Into;

/**
 * What a source says that its platform counts under a metric's name in a table of counters; without
 * a scope it holds for every one.
 */
record MetricMeaning(String source, String targetTable, String metric, String scope, String means) {
  boolean holdsFor(String itsSource, String itsMetric, String itsScope) {
    return source.equals(itsSource)
        && metric.equals(itsMetric)
        && (scope == null || scope.equals(itsScope));
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
