package wildfire.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;

/**
 * What happened to a post in one span of its age: hours for the first three days, days after that.
 *
 * @param fromHours age at the beginning of the span (hours, inclusive)
 * @param toHours age at its end (hours, exclusive)
 * @param events events of the kind in the span; at least 1
 * @param paidEvents those known to be bought
 * @param eventsSoFar events of the kind up to the end of the span
 */
public record CurvePoint(
    long fromHours,
    long toHours,
    EngagementKind kind,
    long events,
    long paidEvents,
    long eventsSoFar) {

  private static final int HOURLY = 72;
  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final EngagementKind[] KINDS =
      Stream.of(EngagementKind.values())
          .sorted(Comparator.comparing(EngagementKind::id))
          .toArray(EngagementKind[]::new);

  /**
   * The curve of a post: a point for each span and kind with an event, in order of span, then of
   * the kind's id. Empty where the log has no times finer than a day. Events from before the
   * publication count in the first span.
   */
  public static List<CurvePoint> of(PostHistory post) {
    List<CurvePoint> curve = new ArrayList<>();
    if (!post.precision().tellsHours()) {
      return curve;
    }
    long[] events = new long[KINDS.length];
    long[] paid = new long[KINDS.length];
    long[] soFar = new long[KINDS.length];
    long span = 0;
    for (int event = 0; event <= post.size(); event++) {
      long next = event == post.size() ? -1 : spanOf(post.ageOf(event));
      if (next != span) {
        for (EngagementKind kind : KINDS) {
          int k = kind.code();
          if (events[k] > 0) {
            soFar[k] += events[k];
            curve.add(
                new CurvePoint(from(span), from(span + 1), kind, events[k], paid[k], soFar[k]));
            events[k] = 0;
            paid[k] = 0;
          }
        }
        span = next;
      }
      if (event < post.size()) {
        int k = post.kind()[event];
        events[k]++;
        paid[k] += post.paid()[event] == PostHistory.YES ? 1 : 0;
      }
    }
    return curve;
  }

  private static long spanOf(long ageMicros) {
    long hours = Math.max(0, ageMicros) / MICROS_PER_HOUR;
    return hours < HOURLY ? hours : HOURLY + (hours - HOURLY) / 24;
  }

  private static long from(long span) {
    return span < HOURLY ? span : HOURLY + (span - HOURLY) * 24;
  }
}
