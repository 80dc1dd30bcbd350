package wildfire.measure;

import java.util.List;
import wildfire.metrics.Attended;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.FileRows;
import wildfire.metrics.MeasuredPost.Observation;
import wildfire.metrics.PostCounters;
import wildfire.metrics.PostMetrics;
import wildfire.metrics.Sharers;
import wildfire.metrics.TwoSources;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/** From the header and the events of one post to what is measured of it. */
final class PostMeasurement {
  private PostMeasurement() {}

  /** Measures what the builder has of a post. */
  static StoredPost of(PostHeader header, HistoryBuilder builder, PostStream.Rules rules) {
    List<FileRows> duplicates =
        builder.duplicatesByFile().entrySet().stream()
            .map(e -> new FileRows(rules.fileByPlace()[e.getKey()], e.getValue()))
            .toList();
    HistoryBuilder.Finished finished = builder.finish(header, rules.windowMicros());
    PostHistory history = finished.history();
    PostMetrics metrics = PostMetrics.of(history, rules.metrics());
    PostCounters counters =
        PostCounters.of(header.counted().snapshots(), publication(header), rules.counters());
    boolean hasLog = history.size() + finished.lateEvents() > 0 || counters.isEmpty();
    TwoSources sources =
        TwoSources.of(
            header.logged(),
            hasLog,
            metrics,
            counters,
            hasLog && !counters.isEmpty()
                ? CrossCheck.of(
                    header.logged(),
                    metrics,
                    counters,
                    ends(header, rules),
                    rules.counterTolerance())
                : CrossCheck.Agreement.NOTHING);
    Sharers sharers =
        sources.accountsLogged() && sources.spread().isOfEvents()
            ? Sharers.of(history, finished.accountKeys())
            : null;
    MeasuredPost measured =
        new MeasuredPost(
            header.post(),
            header.announced(),
            header.counted().followersOfSeries(),
            header.flights().length > 0,
            observation(header, history, finished.lateEvents(), metrics.earlyEvents(), rules),
            sources,
            metrics.engagement(),
            metrics.breadth(),
            metrics.conversation(),
            metrics.organic().paidEngagementShare(),
            metrics.afterPayment(),
            Attended.of(header.logged(), hasLog, rules.asksForMessage(header), metrics, counters),
            List.copyOf(counters.all()),
            CurvePoint.of(history),
            metrics.sketch(),
            sharers == null ? null : Long.valueOf(sharers.at().size()),
            duplicates,
            header.counted().tags(),
            header.counted().text());
    return new StoredPost(measured, sharers);
  }

  private static Observation observation(
      PostHeader header,
      PostHistory history,
      long lateEvents,
      long earlyEvents,
      PostStream.Rules rules) {
    boolean timeless = history.precision() == TimePrecision.NONE;
    return new Observation(
        history.precision(),
        timeless || history.observedMicros() >= rules.windowMicros(),
        timeless ? null : Double.valueOf(history.observedMicros() / 3.6e9),
        header.observedBasis(),
        history.size(),
        lateEvents,
        earlyEvents);
  }

  private static CounterSeries.Publication publication(PostHeader header) {
    return new CounterSeries.Publication(published(header), header.counted().publishedPrecision());
  }

  private static Long published(PostHeader header) {
    return header.post().publishedAt() == null
        ? null
        : Long.valueOf(IdKeys.micros(header.post().publishedAt()));
  }

  private static CrossCheck.Ends ends(PostHeader header, PostStream.Rules rules) {
    Long published = published(header);
    long logged =
        published == null
            ? header.knownUntil()
            : Math.min(header.knownUntil(), published + rules.windowMicros());
    return new CrossCheck.Ends(published, logged, rules.counters().bracket());
  }
}
