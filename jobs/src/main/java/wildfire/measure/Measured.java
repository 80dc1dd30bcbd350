package wildfire.measure;

import java.util.List;
import java.util.Map;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.PostMetrics;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * One post, measured.
 *
 * @param lateEvents events after the end of observation: accepted, and not measured
 * @param duplicatesByFile rows that repeated an event, by the number of their file
 */
record Measured(
    PostHeader header,
    TimePrecision precision,
    boolean mature,
    double observedHours,
    long events,
    long lateEvents,
    Map<Integer, Long> duplicatesByFile,
    PostMetrics metrics,
    List<CurvePoint> curve) {

  /** Measures what the builder has of a post. */
  static Measured of(
      PostHeader header, HistoryBuilder builder, long windowMicros, PostMetrics.Rules rules) {
    HistoryBuilder.Finished finished = builder.finish(header, windowMicros);
    PostHistory history = finished.history();
    return new Measured(
        header,
        history.precision(),
        history.precision() == TimePrecision.NONE || history.observedMicros() >= windowMicros,
        history.observedMicros() / 3.6e9,
        history.size(),
        finished.lateEvents(),
        builder.duplicatesByFile(),
        PostMetrics.of(history, rules),
        CurvePoint.of(history));
  }

  /** Hours observed; null where the log has no times. */
  Double observedHoursKnown() {
    return precision == TimePrecision.NONE ? null : Double.valueOf(observedHours);
  }
}
