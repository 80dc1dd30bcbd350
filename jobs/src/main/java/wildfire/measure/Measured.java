package wildfire.measure;

import java.util.List;
import java.util.Map;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.PostCounters;
import wildfire.metrics.PostMetrics;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * One post, measured.
 *
 * @param lateEvents events after the end of observation: accepted, and not measured
 * @param counters what platforms counted
 * @param sources what of both is used for what both may know
 * @param attended the same of exposure and of the acts beside spread and talk
 * @param sharers null where accounts, shares or the seconds of them are not known
 * @param duplicatesByFile rows that repeated an event, by the place of their file
 * @param lateByFile events that came late, by {@link Lateness} and the place of the file that
 *     brought them
 */
record Measured(
    PostHeader header,
    TimePrecision precision,
    boolean mature,
    double observedHours,
    long events,
    long lateEvents,
    Map<Integer, Long> duplicatesByFile,
    Map<Integer, long[]> lateByFile,
    PostMetrics metrics,
    List<CurvePoint> curve,
    PostCounters counters,
    TwoSources sources,
    Attended attended,
    Sharers sharers,
    State state) {

  /** Measures what the builder has of a post. */
  static Measured of(PostHeader header, HistoryBuilder builder, PostStream.Rules rules) {
    long windowMicros = rules.windowMicros();
    Map<Integer, long[]> lateByFile = builder.lateByFile(header.post().platform());
    HistoryBuilder.Finished finished = builder.finish(header, windowMicros);
    PostHistory history = finished.history();
    PostMetrics metrics = PostMetrics.of(history, rules.metrics());
    PostCounters counters =
        PostCounters.of(
            header.counted().snapshots(),
            new CounterSeries.Publication(
                header.post().publishedAt() == null
                    ? null
                    : Long.valueOf(IdKeys.micros(header.post().publishedAt())),
                header.counted().publishedPrecision()),
            rules.counters());
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
                : CrossCheck.Found.NOTHING);
    return new Measured(
        header,
        history.precision(),
        history.precision() == TimePrecision.NONE || history.observedMicros() >= windowMicros,
        history.observedMicros() / 3.6e9,
        history.size(),
        finished.lateEvents(),
        builder.duplicatesByFile(),
        lateByFile,
        metrics,
        CurvePoint.of(history),
        counters,
        sources,
        Attended.of(header.logged(), hasLog, rules.asksForMessage(header), metrics, counters),
        sources.accountsLogged() && sources.spread().isOfEvents()
            ? Sharers.of(history, finished.accountKeys())
            : null,
        new State(
            history.publishedAt(),
            history.observedUntil(),
            !counters.isEmpty() || history.paidUntil() != PostHistory.NEVER_PAID));
  }

  private static CrossCheck.Ends ends(PostHeader header, PostStream.Rules rules) {
    Long published =
        header.post().publishedAt() == null
            ? null
            : Long.valueOf(IdKeys.micros(header.post().publishedAt()));
    long logged =
        published == null
            ? header.knownUntil()
            : Math.min(header.knownUntil(), published + rules.windowMicros());
    return new CrossCheck.Ends(published, logged, rules.counters().bracket());
  }

  /**
   * What the next run needs to know to tell whether it would measure the same.
   *
   * @param publishedAt UTC microseconds; the first event where nothing says it
   * @param observedUntil UTC microseconds: the end of what was looked at
   * @param moves whether more than the observed hours depends on where exactly that end is
   */
  record State(long publishedAt, long observedUntil, boolean moves) {}

  /** Hours observed; null where the log has no times. */
  Double observedHoursKnown() {
    return precision == TimePrecision.NONE ? null : Double.valueOf(observedHours);
  }
}
