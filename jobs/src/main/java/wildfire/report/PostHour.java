package wildfire.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.MeasuredPost;
import wildfire.model.EngagementKind;

/**
 * A span of a post's age with a number for each kind of event. A kind that is not in the span
 * counts 0 there, but where the logs of the platform never have it: then nobody knows.
 */
record PostHour(
    MeasuredPost post,
    StarKeys.OfPost keys,
    StarKeys star,
    long from,
    long to,
    Map<EngagementKind, CurvePoint> points) {
  /** The spans of a post, in order of age. */
  static List<PostHour> of(PostReport report) {
    StarKeys star = report.setting().star();
    StarKeys.OfPost keys = star.of(report.post());
    Map<Long, PostHour> spans = new TreeMap<>();
    for (CurvePoint point : report.post().curve()) {
      spans
          .computeIfAbsent(
              point.fromHours(),
              from ->
                  new PostHour(
                      report.post(),
                      keys,
                      star,
                      from,
                      point.toHours(),
                      new EnumMap<>(EngagementKind.class)))
          .points()
          .put(point.kind(), point);
    }
    return new ArrayList<>(spans.values());
  }

  private boolean isLogged(EngagementKind kind) {
    return star.kinds().getOrDefault(post.post().platform(), Set.of()).contains(kind.id());
  }

  /** Events of a kind; null where the platform's logs never have it. */
  Long of(EngagementKind kind) {
    if (!isLogged(kind)) {
      return null;
    }
    CurvePoint point = points.get(kind);
    return point == null ? 0L : Long.valueOf(point.events());
  }

  long events() {
    return sum(kind -> true, CurvePoint::events);
  }

  long paidEvents() {
    return sum(kind -> true, CurvePoint::paidEvents);
  }

  Long shares() {
    return isLogged(EngagementKind.SHARE) || isLogged(EngagementKind.QUOTE)
        ? Long.valueOf(organic(EngagementKind::isSpread))
        : null;
  }

  long engagements() {
    return organic(EngagementKind::isEngagement);
  }

  private long organic(Predicate<EngagementKind> which) {
    return sum(which, point -> point.events() - point.paidEvents());
  }

  private long sum(Predicate<EngagementKind> which, ToLongFunction<CurvePoint> events) {
    long sum = 0;
    for (CurvePoint point : points.values()) {
      sum += which.test(point.kind()) ? events.applyAsLong(point) : 0;
    }
    return sum;
  }
}
