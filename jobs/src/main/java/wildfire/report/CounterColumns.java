package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import wildfire.metrics.AfterPayment;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.EngagementShares;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.PostCounters;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.FixedAge;
import wildfire.table.Table.Declaration;

/** Reach, payment, and what platforms counted of a post: columns of the scorecard. */
final class CounterColumns {
  /** Totals that people compare; all are in post_counter. */
  private static final List<CounterMetric> COMPARED =
      List.of(
          CounterMetric.IMPRESSIONS,
          CounterMetric.VIEWS,
          CounterMetric.REACTIONS,
          CounterMetric.SAVES,
          CounterMetric.CLICKS,
          CounterMetric.FOLLOWS,
          CounterMetric.INTERACTIONS);

  private static final String LATEST =
      ", organic and paid together, as the platform counts it: the total exported last; null where no export has it.";

  private CounterColumns() {}

  static void payment(Declaration<MeasuredPost> d) {
    d.from("measure: engagements, retractions, flights, counters")
        .maybe("reach", COUNT, "accounts", m -> m.sources().reach())
        .means(
            "Distinct accounts to which the post was shown, by impression and view events; where the log has none, as the platform counts it; null where neither is known.")
        .on(FACT)
        .maybe("paid_share", NUMBER, "0–1", m -> m.sources().paidSpread().share())
        .means(
            "Bought share of the spread, among the events of which it is known (flags, else paid periods); where the platform counted the shares, by its organic and paid totals; null where it is known of none.")
        .formula("bought shares and quotes / paid_known; by counters: paid / (organic + paid)")
        .on(FACT, PAGE)
        .always("paid_known", COUNT, "events", m -> m.sources().paidSpread().known())
        .means("Shares and quotes of which it is known whether they were bought.")
        .maybe("paid_engagement_share", NUMBER, "0–1", MeasuredPost::paidEngagementShare)
        .means("Bought share of all engagements; null where it is known of none.")
        .on(FACT)
        .maybe("paid_exposure_share", NUMBER, "0–1", m -> m.sources().paidExposureShare())
        .means(
            "Bought share of the impression and view events; where the log has none, of the impressions that the platform counts; null where it is known of none.")
        .from("measure: engagements, retractions, flights")
        .maybe("shares_after_payment", COUNT, "events", after(AfterPayment::shares))
        .means(
            "Organic shares and quotes after the last bought period, or the last bought event if that is later; null where nothing is known to be bought, it has not ended, or the log has no shares or no times.")
        .maybe("hours_after_payment", NUMBER, "hours", after(AfterPayment::hours))
        .means("Hours observed after it; null where shares_after_payment is.");
  }

  private static Function<MeasuredPost, Object> after(Function<AfterPayment, Object> value) {
    return m ->
        m.afterPayment() == null || !m.sharesLogged() ? null : value.apply(m.afterPayment());
  }

  static void totals(Declaration<MeasuredPost> d) {
    d.from("measure: counters");
    for (CounterMetric metric : COMPARED) {
      d.maybe(metric.id(), COUNT, metric.unit(), m -> rounded(latest(m, metric)))
          .means(metric.meaning() + LATEST)
          .on(FACT);
    }
    d.maybe(
            "watch_hours",
            NUMBER,
            CounterMetric.WATCH_HOURS.unit(),
            m -> latest(m, CounterMetric.WATCH_HOURS))
        .means(CounterMetric.WATCH_HOURS.meaning() + LATEST)
        .on(FACT)
        .from("measure: posts, counters, account_counters");
    String engagement =
        "The platform's own total of engagements; where it gives none, its reactions, comments and shares, if it gives all three; ";
    String formula = "interactions (else reactions + comments + shares)";
    d.maybe(
            "engagement_by_reach_share",
            NUMBER,
            "engagements per account reached",
            m -> EngagementShares.byReach(counters(m)))
        .means(engagement + "divided by its reach. Null where either is unknown; can exceed 1.")
        .formula(formula + " / reach, all as the platform counts them")
        .on(FACT)
        .maybe(
            "engagement_by_impressions_share",
            NUMBER,
            "engagements per display",
            m -> EngagementShares.byImpressions(counters(m)))
        .means(engagement + "divided by its impressions. Null where either is unknown.")
        .formula(formula + " / impressions, all as the platform counts them")
        .on(FACT)
        .maybe(
            "engagement_by_followers_share",
            NUMBER,
            "engagements per follower",
            m -> EngagementShares.byFollowers(counters(m), m.post().authorFollowers()))
        .means(
            engagement
                + "divided by the author's followers at the time of the post. Null where either is unknown; can exceed 1.")
        .formula(formula + " as the platform counts them / author_followers")
        .on(FACT)
        .from("measure: engagements, retractions, counters")
        .maybe(
            "counters_disagree",
            TEXT,
            m ->
                m.sources().crossCheck().disagreeing().isEmpty()
                    ? null
                    : String.join(",", m.sources().crossCheck().disagreeing()))
        .means(
            "The metrics, separated by commas, of which event log and counters differ by more than the configured share; null where none do.")
        .maybe("log_share", NUMBER, "of what was counted", m -> m.sources().crossCheck().logShare())
        .means(
            "How much of the shares, or of the comments, that the platform counted the event log holds at the same age: of whichever it holds less. Can exceed 1; null where they cannot be held against each other.")
        .formula(
            "least, over shares and comments, of events in the log / the platform's count at the same age");
  }

  static PostCounters counters(MeasuredPost m) {
    return PostCounters.of(m.counters());
  }

  private static Double latest(MeasuredPost m, CounterMetric metric) {
    return m.counters().stream()
        .filter(s -> s.scope() == CounterScope.TOTAL && s.metric().equals(metric.id()))
        .findFirst()
        .map(CounterSeries::latest)
        .orElse(null);
  }

  /** One row per post, metric and scope. */
  static void series(Declaration<OfPost<CounterSeries>> d) {
    d.always("metric", TEXT, s -> s.its().metric())
        .means(
            "What was counted, such as impressions or reactions.love; what the platform means by it stands in platform_metric.")
        .always("scope", TEXT, "", "organic, paid or total.", s -> s.its().scope().id())
        .maybe("value", NUMBER, "of the metric", s -> s.its().latest())
        .means(
            "The total that was exported last; null where only days are known and one is missing.")
        .always("observed_at", INSTANT, "", "When that was.", s -> instant(s.its().observedAt()))
        .always("snapshots", COUNT, "exports", s -> s.its().snapshots())
        .means("Moments at which it was exported; velocity takes two.")
        .always("corrections", COUNT, "totals", s -> s.its().corrections())
        .means(
            "How often it was lower than before, or two exports of one moment disagreed; then the larger is taken for growth.");
    for (FixedAge age : FixedAge.all()) {
      d.maybe(
              "value_" + age.suffix(),
              NUMBER,
              "of the metric",
              s -> s.its().growth().atAge().at(age))
          .means(
              "The total at the age of "
                  + age.suffix()
                  + "; null where no two exports are close enough around it.");
    }
    d.maybe("interpolated", TEXT, s -> ages(s.its().growth().interpolated()))
        .means(
            "The ages, separated by commas, whose total lies between two exported ones; null where none do.")
        .maybe(
            "peak_per_hour", NUMBER, "of the metric per hour", s -> s.its().growth().peakPerHour())
        .means(
            "Most that was added per hour between two moments; null with fewer than two exports in the window.")
        .maybe("peak_span_hours", NUMBER, "hours", s -> s.its().growth().peakSpanHours())
        .means("The time between these moments, over which the peak is a mean; null where it is.")
        .maybe("hours_to_half", NUMBER, "hours", s -> s.its().growth().hoursToHalf())
        .means(
            "Until half of the total seen in the window; null where no two exports are close enough around it.");
  }

  private static String ages(List<FixedAge> ages) {
    return ages.isEmpty()
        ? null
        : ages.stream().map(FixedAge::suffix).collect(Collectors.joining(","));
  }

  /** Each kind of reaction that was counted of a post. */
  static Map<String, Double> reactions(MeasuredPost m) {
    String prefix = CounterMetric.REACTIONS.id() + ".";
    return m.counters().stream()
        .filter(s -> s.scope() == CounterScope.TOTAL && s.metric().startsWith(prefix))
        .filter(s -> s.latest() != null)
        .collect(
            Collectors.toMap(
                s -> s.metric().substring(prefix.length()), s -> (double) rounded(s.latest())));
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static Long rounded(Double total) {
    return total == null ? null : Long.valueOf(Math.round(total));
  }
}
