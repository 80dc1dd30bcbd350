package wildfire.measure;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.EngagementShares;
import wildfire.metrics.PostCounters;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.FixedAge;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** What platforms counted of a post, declared: columns of the scorecard, and a table of its own. */
final class CounterColumns {
  /** Metrics whose name is that of a column made of events. */
  private static final Map<CounterMetric, String> NAMES =
      Map.of(
          CounterMetric.REACH, "counted_reach",
          CounterMetric.COMMENTS, "counted_comments",
          CounterMetric.SHARES, "counted_shares",
          CounterMetric.QUOTES, "counted_quotes");

  private static final List<CounterMetric> IN_SCOPES =
      List.of(
          CounterMetric.IMPRESSIONS,
          CounterMetric.REACH,
          CounterMetric.VIEWS,
          CounterMetric.REACTIONS,
          CounterMetric.COMMENTS,
          CounterMetric.SHARES,
          CounterMetric.SAVES,
          CounterMetric.CLICKS,
          CounterMetric.FOLLOWS,
          CounterMetric.INTERACTIONS);

  private static final List<CounterMetric> IN_ALL_ONLY =
      List.of(
          CounterMetric.QUOTES, CounterMetric.SENDS, CounterMetric.UNFOLLOWS, CounterMetric.HIDES);

  private static final List<String> REACTIONS =
      List.of("like", "love", "wow", "haha", "sad", "angry", "care");

  private static final String LATEST =
      ", as the platform counts it: the total exported last; null where no export has it.";

  /** One row a post, metric and scope; the columns go beside those of the post's key. */
  static final Table<CounterSeries> SERIES = series();

  private CounterColumns() {}

  /** The columns of the scorecard. */
  static void declare(Declaration<Measured> d) {
    for (CounterMetric metric : IN_SCOPES) {
      for (CounterScope scope :
          List.of(CounterScope.TOTAL, CounterScope.ORGANIC, CounterScope.PAID)) {
        String suffix = scope == CounterScope.TOTAL ? "" : "_" + scope.id();
        count(d, columnOf(metric) + suffix, metric.whole(), scope, metric.meaning() + of(scope));
      }
    }
    for (CounterMetric metric : IN_ALL_ONLY) {
      count(d, columnOf(metric), metric.whole(), CounterScope.TOTAL, metric.meaning());
    }
    count(
        d,
        "reach_followers",
        CounterMetric.REACH.kind("followers"),
        CounterScope.TOTAL,
        "Distinct accounts among the author's followers that it was displayed to");
    for (String kind : REACTIONS) {
      count(
          d,
          "reactions_" + kind,
          CounterMetric.REACTIONS.kind(kind),
          CounterScope.TOTAL,
          "Reactions of the kind " + kind);
    }
    d.maybe(
        "watch_hours",
        NUMBER,
        CounterMetric.WATCH_HOURS.unit(),
        CounterMetric.WATCH_HOURS.meaning() + LATEST,
        m -> m.counters().latest(CounterMetric.WATCH_HOURS.whole(), CounterScope.TOTAL));
    shares(d);
    bases(d);
  }

  private static String columnOf(CounterMetric metric) {
    return NAMES.getOrDefault(metric, metric.id());
  }

  private static String of(CounterScope scope) {
    return switch (scope) {
      case TOTAL -> ", organic and paid together";
      case ORGANIC -> ", without what was paid for";
      case PAID -> ", what was paid for";
    };
  }

  private static void count(
      Declaration<Measured> d,
      String column,
      CounterMetric.Name metric,
      CounterScope scope,
      String what) {
    d.maybe(
        column,
        COUNT,
        metric.metric().unit(),
        what + LATEST,
        m -> rounded(m.counters().latest(metric, scope)));
  }

  private static void shares(Declaration<Measured> d) {
    String engagement =
        "The platform's own total of engagements; where it gives none, its reactions, comments and shares, if it gives all three; ";
    d.maybe(
            "engagement_by_reach_share",
            NUMBER,
            "engagements per account reached",
            engagement + "divided by its reach. Null where either is unknown; can exceed 1.",
            m -> EngagementShares.byReach(m.counters()))
        .maybe(
            "engagement_by_impressions_share",
            NUMBER,
            "engagements per display",
            engagement + "divided by its impressions. Null where either is unknown.",
            m -> EngagementShares.byImpressions(m.counters()))
        .maybe(
            "engagement_by_followers_share",
            NUMBER,
            "engagements per follower",
            engagement
                + "divided by the author's followers at the time of the post. Null where either is unknown; can exceed 1.",
            m -> EngagementShares.byFollowers(m.counters(), m.header().post().authorFollowers()))
        .maybe(
            "engagement_share_basis",
            TEXT,
            "",
            "What these three count as engagement: interactions, or reactions_comments_shares; null where neither is known.",
            m -> EngagementShares.basis(m.counters()));
  }

  private static void bases(Declaration<Measured> d) {
    d.maybe(
            "shares_basis",
            TEXT,
            "",
            "Where shares, shares_24h and so on and their velocity are from: events (a log) or counters (exported totals); null where nothing is known.",
            m -> basis(m.sources().spread().basis()))
        .maybe(
            "shares_interpolated",
            TEXT,
            "",
            "The ages, separated by commas, whose shares lie between two exported totals; null where none do.",
            m -> ages(m.sources().spread().interpolated()))
        .maybe(
            "peak_velocity_span_hours",
            NUMBER,
            "hours",
            "The span over which peak_velocity_per_hour is a mean, where it is from counters: the time between two exports; null where it is not.",
            CounterColumns::peakSpan)
        .maybe(
            "comments_basis",
            TEXT,
            "",
            "Where comments, comments_24h and so on are from: events or counters; null where nothing is known.",
            m -> basis(m.sources().comments().basis()))
        .maybe(
            "comments_interpolated",
            TEXT,
            "",
            "The ages, separated by commas, whose comments lie between two exported totals; null where none do.",
            m -> ages(m.sources().comments().interpolated()))
        .maybe(
            "reach_basis",
            TEXT,
            "",
            "Where reach is from: events or counters; null where it is unknown.",
            m -> basis(m.sources().reachBasis()))
        .maybe(
            "outside_basis",
            TEXT,
            "",
            "What outside_share is of: accounts (engaged ones of known status) or reach (all accounts reached); null where it is unknown.",
            m -> m.sources().outside().basis())
        .maybe(
            "counters_disagree",
            TEXT,
            "",
            "The metrics, separated by commas, of which event log and counters differ by more than the configured share; null where none do.",
            m ->
                m.sources().crossCheck().disagreeing().isEmpty()
                    ? null
                    : String.join(",", m.sources().crossCheck().disagreeing()))
        .maybe(
            "log_share",
            NUMBER,
            "of what was counted",
            "How much of the shares, or of the comments, that the platform counted the event log holds at the same age: of whichever it holds less. Can exceed 1; null where they cannot be held against each other.",
            m -> m.sources().crossCheck().logShare())
        .always(
            "counter_snapshots",
            COUNT,
            "exports",
            "Moments at which totals of the post were exported, of the metric that has most; velocity takes two.",
            m -> m.counters().snapshots())
        .always(
            "counter_corrections",
            COUNT,
            "totals",
            "How often a total was lower than before, or two exports of one moment disagreed; then the larger is taken for growth.",
            m -> m.counters().corrections())
        .maybe(
            "counters_observed_at",
            INSTANT,
            "",
            "When a total of the post was exported last; null where none was.",
            m ->
                m.counters().observedAt().isPresent()
                    ? instant(m.counters().observedAt().getAsLong())
                    : null);
  }

  private static Double peakSpan(Measured m) {
    PostCounters counters = m.counters();
    if (m.sources().spread().basis() != TwoSources.Basis.COUNTERS) {
      return null;
    }
    CounterMetric.Name shares = CounterMetric.SHARES.whole();
    return counters
        .of(shares, CounterScope.ORGANIC)
        .filter(series -> series.latest() != null)
        .or(() -> counters.of(shares, CounterScope.TOTAL))
        .map(series -> series.growth().peakSpanHours())
        .orElse(null);
  }

  private static Table<CounterSeries> series() {
    Declaration<CounterSeries> d =
        Table.<CounterSeries>named("series", "What was counted of one metric in one scope.")
            .always(
                "metric",
                TEXT,
                "",
                "What was counted, such as impressions or reactions.love; what the platform means by it stands in platform_metric.",
                CounterSeries::metric)
            .always("scope", TEXT, "", "organic, paid or total.", s -> s.scope().id())
            .maybe(
                "value",
                NUMBER,
                "of the metric",
                "The total that was exported last; null where only days are known and one is missing.",
                CounterSeries::latest)
            .always("observed_at", INSTANT, "", "When that was.", s -> instant(s.observedAt()))
            .always(
                "snapshots",
                COUNT,
                "exports",
                "Moments at which it was exported.",
                CounterSeries::snapshots)
            .always(
                "corrections",
                COUNT,
                "totals",
                "How often it was lower than before, or two exports of one moment disagreed.",
                CounterSeries::corrections);
    for (FixedAge age : FixedAge.all()) {
      d.maybe(
          "value_" + age.suffix(),
          NUMBER,
          "of the metric",
          "The total at the age of "
              + age.suffix()
              + "; null where no two exports are close enough around it.",
          s -> s.growth().atAge()[FixedAge.all().indexOf(age)]);
    }
    return d.maybe(
            "interpolated",
            TEXT,
            "",
            "The ages, separated by commas, whose total lies between two exported ones; null where none do.",
            s -> ages(s.growth().interpolated()))
        .maybe(
            "peak_per_hour",
            NUMBER,
            "of the metric per hour",
            "Most that was added per hour between two moments; null with fewer than two exports in the window.",
            s -> s.growth().peakPerHour())
        .maybe(
            "peak_span_hours",
            NUMBER,
            "hours",
            "The time between these moments, over which the peak is a mean; null where it is.",
            s -> s.growth().peakSpanHours())
        .maybe(
            "hours_to_half",
            NUMBER,
            "hours",
            "Until half of the total seen in the window; null where no two exports are close enough around it.",
            s -> s.growth().hoursToHalf())
        .key("metric", "scope")
        .declared();
  }

  private static String basis(TwoSources.Basis basis) {
    return basis == null ? null : basis.id();
  }

  private static String ages(List<FixedAge> ages) {
    return ages.isEmpty()
        ? null
        : ages.stream().map(FixedAge::suffix).collect(Collectors.joining(","));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Long rounded(Double total) {
    return total == null ? null : Long.valueOf(Math.round(total));
  }
}
