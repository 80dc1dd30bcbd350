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
import java.util.stream.Collectors;
import wildfire.metrics.AfterPayment;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.EngagementShares;
import wildfire.metrics.Growth;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.PostCounters;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.FixedAge;
import wildfire.table.Column;
import wildfire.table.Table;
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
      ", organic and paid together, as the platform counts it: the total exported last. Where no export has it, the events of the log, which a rule of the playbook does not see; null where neither is known.";

  private CounterColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    payment(d);
    totals(d);
    engagementShares(d);
    agreement(d);
  }

  private static void payment(Declaration<MeasuredPost> d) {
    d.from("measure: engagements, retractions, flights, counters")
        .maybe("reach", COUNT, "accounts", m -> m.sources().reach(), FACT, PAGE)
        .means(
            "Distinct accounts to which the post was shown, by impression and view events; where the log has none, as the platform counts it; null where neither is known.")
        .maybe("paid_share", NUMBER, "0–1", m -> m.sources().paidSpread().share(), FACT, PAGE)
        .means(
            "Bought share of the spread, among the events of which it is known (flags, else paid periods); where the platform counted the shares, by its organic and paid totals; null where it is known of none.")
        .formula("bought shares and quotes / paid_known; by counters: paid / (organic + paid)")
        .always("paid_known", COUNT, "events", m -> m.sources().paidSpread().known())
        .means("Shares and quotes of which it is known whether they were bought.")
        .maybe("paid_engagement_share", NUMBER, "0–1", MeasuredPost::paidEngagementShare, FACT)
        .means("Bought share of all engagements; null where it is known of none.")
        .maybe("paid_exposure_share", NUMBER, "0–1", m -> m.sources().paidExposureShare())
        .means(
            "Bought share of the impression and view events; where the log has none, of the impressions that the platform counts; null where it is known of none.")
        .from("measure: engagements, retractions, flights")
        .part(m -> m.sharesLogged() ? m.afterPayment() : null, afterPayment());
  }

  private static List<Column<AfterPayment>> afterPayment() {
    return Table.<AfterPayment>part()
        .maybe("shares_after_payment", COUNT, "events", AfterPayment::shares)
        .means(
            "Organic shares and quotes after the last bought period, or the last bought event if that is later; null where nothing is known to be bought, it has not ended, or the log has no shares or no times.")
        .maybe("hours_after_payment", NUMBER, "hours", AfterPayment::hours)
        .means("Hours observed after it; null where shares_after_payment is.")
        .columns();
  }

  private static void totals(Declaration<MeasuredPost> d) {
    d.from("measure: counters");
    for (CounterMetric metric : COMPARED) {
      d.maybe(metric.id(), COUNT, metric.unit(), m -> rounded(latest(m, metric)), FACT, PAGE)
          .means(metric.meaning() + LATEST);
    }
    CounterMetric watched = CounterMetric.WATCH_HOURS;
    d.maybe(watched.id(), NUMBER, watched.unit(), m -> latest(m, watched), FACT)
        .means(watched.meaning() + LATEST);
  }

  private static void engagementShares(Declaration<MeasuredPost> d) {
    String engagement =
        "The platform's own total of engagements; where it gives none, its reactions, comments and shares, if it gives all three; divided by ";
    String formula = "interactions (else reactions + comments + shares)";
    d.from("measure: posts, counters, account_counters")
        .maybe(
            "engagement_by_reach_share",
            NUMBER,
            "engagements per account reached",
            m -> EngagementShares.byReach(counters(m)),
            FACT,
            PAGE)
        .means(
            engagement
                + "its reach. Of a log where no export has these; null where neither tells; can exceed 1.")
        .formula(formula + " / reach, all as the platform counts them")
        .maybe(
            "engagement_by_impressions_share",
            NUMBER,
            "engagements per display",
            m -> EngagementShares.byImpressions(counters(m)),
            FACT,
            PAGE)
        .means(
            engagement
                + "its impressions. Of a log where no export has these; null where neither tells.")
        .formula(formula + " / impressions, all as the platform counts them")
        .maybe(
            "engagement_by_followers_share",
            NUMBER,
            "engagements per follower",
            m -> EngagementShares.byFollowers(counters(m), m.post().authorFollowers()),
            FACT,
            PAGE)
        .means(
            engagement
                + "the author's followers at the time of the post. Of a log where no export has the engagements; null where these or the followers are unknown; can exceed 1.")
        .formula(formula + " as the platform counts them / author_followers");
  }

  private static void agreement(Declaration<MeasuredPost> d) {
    d.from("measure: engagements, retractions, counters")
        .maybe("counters_disagree", TEXT, m -> joined(m.sources().crossCheck().disagreeing()))
        .means(
            "The metrics, separated by commas, of which event log and counters differ by more than the configured share; null where none do.")
        .maybe("log_share", NUMBER, "of what was counted", m -> m.sources().crossCheck().logShare())
        .means(
            "How much of the shares, or of the comments, that the platform counted the event log holds at the same age: of whichever it holds less. Can exceed 1; null where they cannot be held against each other.")
        .formula(
            "least, over shares and comments, of events in the log / the platform's count at the same age");
  }

  private static String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(",", names);
  }

  static PostCounters counters(MeasuredPost m) {
    return PostCounters.of(m.counters());
  }

  /** The platform's total that was exported last; null where none is known. */
  static Double latest(MeasuredPost m, CounterMetric metric) {
    return m.counters().stream()
        .filter(s -> s.scope() == CounterScope.TOTAL && s.metric().equals(metric.id()))
        .findFirst()
        .map(CounterSeries::latest)
        .orElse(null);
  }

  /** One row per post, metric and scope. */
  static List<Column<CounterSeries>> series() {
    Declaration<CounterSeries> d =
        Table.<CounterSeries>part()
            .always("metric", TEXT, CounterSeries::metric)
            .means(
                "What was counted, such as impressions or reactions.love; what the platform means by it stands in platform_metric.")
            .always("scope", TEXT, "", "organic, paid or total.", CounterSeries::scope)
            .maybe("value", NUMBER, "of the metric", CounterSeries::latest)
            .means(
                "The total that was exported last; null where only days are known and one is missing.")
            .always("observed_at", INSTANT, "", "When that was.", s -> instant(s.observedAt()))
            .always("snapshots", COUNT, "exports", CounterSeries::snapshots)
            .means("Moments at which it was exported; velocity takes two.")
            .always("corrections", COUNT, "totals", CounterSeries::corrections)
            .means(
                "How often it was lower than before, or two exports of one moment disagreed; then the larger is taken for growth.");
    for (FixedAge age : FixedAge.all()) {
      d.maybe("value_" + age.suffix(), NUMBER, "of the metric", s -> s.growth().atAge().at(age))
          .means(
              "The total at the age of "
                  + age.suffix()
                  + "; null where no two exports are close enough around it.");
    }
    for (FixedAge age : List.of(FixedAge.HOURS_24, FixedAge.HOURS_72, FixedAge.DAYS_7)) {
      d.maybe("least_" + age.suffix(), NUMBER, "of the metric", s -> s.growth().least().at(age))
          .means(
              "A bound, on which no verdict rests: the total at the age of "
                  + age.suffix()
                  + " was at least this, the highest exported surely by then; null where none was.")
          .maybe("most_" + age.suffix(), NUMBER, "of the metric", s -> s.growth().most().at(age))
          .means(
              "The other bound: at most this, the highest up to the first export surely at that age or later; null where there is none.");
    }
    return d.part(CounterSeries::growth, growth()).columns();
  }

  private static List<Column<Growth>> growth() {
    return Table.<Growth>part()
        .maybe(
            "interpolated",
            TEXT,
            g -> joined(g.interpolated().stream().map(FixedAge::suffix).toList()))
        .means(
            "The ages, separated by commas, whose total lies between two exported ones; null where none do.")
        .maybe("peak_per_hour", NUMBER, "of the metric per hour", Growth::peakPerHour)
        .means(
            "Most that was added per hour between two moments; null with fewer than two exports in the window.")
        .maybe("peak_span_hours", NUMBER, "hours", Growth::peakSpanHours)
        .means("The time between these moments, over which the peak is a mean; null where it is.")
        .maybe("hours_to_half", NUMBER, "hours", Growth::hoursToHalf)
        .means(
            "Until half of the total seen in the window; null where no two exports are close enough around it.")
        .columns();
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
