package wildfire.report;

import static wildfire.model.EngagementKind.CLICK;
import static wildfire.model.EngagementKind.FOLLOW;
import static wildfire.model.EngagementKind.IMPRESSION;
import static wildfire.model.EngagementKind.LIKE;
import static wildfire.model.EngagementKind.REACTION;
import static wildfire.model.EngagementKind.SAVE;
import static wildfire.model.EngagementKind.VIEW;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.TwoSources.Basis;
import wildfire.model.CounterMetric;
import wildfire.model.EngagementKind;
import wildfire.table.Column;

/**
 * Totals out of the log, for posts of which no export has the platform's own: the events that
 * {@code fact_post_hour} has by the hour, bought ones included. Unknown where the platform's logs
 * never have the kind, where the log does not know the post or is known to have only a part of what
 * happened, and where it has no times finer than a day.
 */
final class LoggedTotals {
  private static final Map<CounterMetric, Set<EngagementKind>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(CounterMetric.IMPRESSIONS, EnumSet.of(IMPRESSION));
    KINDS.put(CounterMetric.VIEWS, EnumSet.of(VIEW));
    KINDS.put(CounterMetric.REACTIONS, EnumSet.of(LIKE, REACTION));
    KINDS.put(CounterMetric.SAVES, EnumSet.of(SAVE));
    KINDS.put(CounterMetric.CLICKS, EnumSet.of(CLICK));
    KINDS.put(CounterMetric.FOLLOWS, EnumSet.of(FOLLOW));
  }

  private static final Map<String, Function<PostReport, Object>> FILLED = filled();

  private LoggedTotals() {}

  private static Map<String, Function<PostReport, Object>> filled() {
    Map<String, Function<PostReport, Object>> filled = new LinkedHashMap<>();
    KINDS.forEach((metric, kinds) -> filled.put(metric.id(), report -> events(report, kinds)));
    filled.put(
        "engagement_by_reach_share",
        r -> engagementBy(r, isReachLogged(r) ? r.post().sources().reach() : null));
    filled.put(
        "engagement_by_impressions_share",
        r -> engagementBy(r, events(r, KINDS.get(CounterMetric.IMPRESSIONS))));
    filled.put(
        "engagement_by_followers_share", r -> engagementBy(r, r.post().post().authorFollowers()));
    return filled;
  }

  /** Columns of the scorecard, those of totals and of rates with the log's where they are null. */
  static List<Column<PostReport>> filled(List<Column<PostReport>> columns) {
    return columns.stream()
        .map(
            column ->
                FILLED.containsKey(column.name())
                    ? column.with((PostReport r) -> orLogged(column, r))
                    : column)
        .toList();
  }

  private static Object orLogged(Column<PostReport> column, PostReport report) {
    Object counted = column.value().apply(report);
    return counted == null ? FILLED.get(column.name()).apply(report) : counted;
  }

  /** The columns of a post that are the log's, in their order. */
  static List<String> of(PostReport report) {
    return FILLED.keySet().stream()
        .filter(
            name ->
                PostTables.MEASURED.column(name).orElseThrow().value().apply(report.post()) == null
                    && FILLED.get(name).apply(report) != null)
        .toList();
  }

  private static Long events(PostReport report, Set<EngagementKind> kinds) {
    return isLogged(report, kinds) ? (Long) sum(report.post(), kinds::contains) : null;
  }

  private static boolean isLogged(PostReport report, Set<EngagementKind> kinds) {
    MeasuredPost post = report.post();
    Set<String> logged =
        report.setting().star().kinds().getOrDefault(post.post().platform(), Set.of());
    return isInLog(post)
        && report.diagnosis().judged().post().parts().isEmpty()
        && kinds.stream().anyMatch(kind -> logged.contains(kind.id()))
        && (kinds.stream().allMatch(EngagementKind::isEngagement) || isExposureKnown(post));
  }

  private static boolean isInLog(MeasuredPost post) {
    boolean isInLog =
        post.observation().events() + post.observation().lateEvents() > 0
            || post.counters().isEmpty();
    return isInLog && post.observation().precision().tellsHours();
  }

  /** Where accounts engaged with a post that nobody was shown, the log has lost its displays. */
  private static boolean isExposureKnown(MeasuredPost post) {
    return post.attended().impressions().basis() == Basis.EVENTS
        || post.attended().views().basis() == Basis.EVENTS;
  }

  private static boolean isReachLogged(PostReport report) {
    return report.post().sources().reachBasis() == Basis.EVENTS;
  }

  /** Engagements of every kind, bought ones included, by one of whom they could have come from. */
  private static Double engagementBy(PostReport report, Long by) {
    return by == null || by <= 0 || !isLogged(report, engagementKinds())
        ? null
        : Double.valueOf((double) sum(report.post(), EngagementKind::isEngagement) / by);
  }

  private static Set<EngagementKind> engagementKinds() {
    Set<EngagementKind> kinds = EnumSet.allOf(EngagementKind.class);
    kinds.removeIf(kind -> !kind.isEngagement());
    return kinds;
  }

  private static long sum(MeasuredPost post, Predicate<EngagementKind> which) {
    return post.curve().stream()
        .filter(point -> which.test(point.kind()))
        .mapToLong(CurvePoint::events)
        .sum();
  }
}
