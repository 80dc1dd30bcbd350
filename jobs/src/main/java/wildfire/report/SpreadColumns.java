package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.util.List;
import java.util.function.Function;
import wildfire.metrics.AtAges;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Velocity;
import wildfire.model.FixedAge;
import wildfire.table.Table.Declaration;

/** How fast a post spread, and was engaged with: columns of the scorecard. */
final class SpreadColumns {
  /** The ages that people compare; all are in post_at_age. */
  private static final List<FixedAge> AGES =
      List.of(FixedAge.HOURS_24, FixedAge.DAYS_7, FixedAge.DAYS_30);

  private static final String NO_TIMES = "; null without any, or without times finer than a day.";

  private SpreadColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Velocity> v = m -> m.sources().spread().organic();
    d.from("measure: engagements, retractions, flights, counters")
        .maybe("shares", COUNT, "events", part(v, Velocity::total))
        .means(
            "Organic shares and quotes in the observed time; where there is no log of them, the latest total that the platform counted; null where neither is known.")
        .on(FACT, PAGE);
    atAges(d, "shares_", "events", "Organic shares and quotes", v, Velocity::atAge);
    d.maybe(
            "shares_with_paid",
            COUNT,
            "events",
            part(m -> m.sources().spread().withPaid(), Velocity::total))
        .means(
            "Shares and quotes in the observed time, bought ones included; null where shares is.")
        .on(FACT)
        .maybe("minutes_to_first_share", NUMBER, "minutes", part(v, Velocity::minutesToFirst))
        .means(
            "From publication to the first organic share; null without one, or where nobody knows the publication.")
        .on(FACT)
        .maybe("peak_velocity_per_hour", NUMBER, "events per hour", part(v, Velocity::peakPerHour))
        .means(
            "Most organic shares and quotes in any window of the configured span (60 minutes by default), per hour; null without any, and where neither a log with times finer than a day nor two exports of counters tell.")
        .formula(
            "of a log: greatest number of events in [t, t + measure.peak_window) over events t, / hours of measure.peak_window; of counters: greatest growth between two exports / hours between them")
        .on(FACT)
        .maybe("hours_to_half", NUMBER, "hours", part(v, Velocity::hoursToHalf))
        .means("Until half of the organic spread seen so far" + NO_TIMES)
        .formula(
            "age of the ⌈n / 2⌉-th of n events; of counters the age at which the total passes half, on a straight line between two exports")
        .on(FACT)
        .maybe("doubling_hours", NUMBER, "hours", part(v, Velocity::doublingHours))
        .means(
            "Mean doubling time from the first organic share to the end of the peak: elapsed hours / log2(shares by then); null with fewer than four.")
        .formula("(age at the end of the peak − age of the first event) / log2(events by then)")
        .on(FACT)
        .maybe("half_life_hours", NUMBER, "hours", part(v, Velocity::halfLifeHours))
        .means(
            "From the end of the peak until half of the organic spread that came after it; null with fewer than four shares after.")
        .formula("median age of the events after the end of the peak − age at the end of the peak")
        .on(FACT)
        .maybe("late_spread_share", NUMBER, "0–1", part(v, Velocity::lateShare))
        .means(
            "Share of the organic spread later than the configured age (72 hours by default); null without any, or without times.")
        .formula("events older than judge.late_after / events")
        .on(FACT);
    engagement(d);
  }

  private static void engagement(Declaration<MeasuredPost> d) {
    d.from("measure: engagements, retractions, flights")
        .always("engagements", COUNT, "events", m -> m.engagement().total())
        .means("Organic engagements of every kind in the observed time.")
        .on(FACT);
    atAges(
        d,
        "engagements_",
        "events",
        "Organic engagements of every kind",
        MeasuredPost::engagement,
        Velocity::atAge);
    d.maybe(
            "peak_engagements_per_hour",
            NUMBER,
            "events per hour",
            m -> m.engagement().peakPerHour())
        .means("Most organic engagements in any window of the configured span, per hour" + NO_TIMES)
        .formula(
            "greatest number of events in [t, t + measure.peak_window) over events t, / hours of measure.peak_window");
  }

  /** A column for each age that people compare. */
  static <P> void atAges(
      Declaration<MeasuredPost> d,
      String prefix,
      String unit,
      String what,
      Function<MeasuredPost, P> part,
      Function<P, AtAges> counts) {
    for (FixedAge age : AGES) {
      d.maybe(prefix + age.suffix(), COUNT, unit, part(part, p -> counts.apply(p).at(age)))
          .means(
              what + " up to the age of " + age.suffix() + "; null until the post has reached it.");
      if (age == FixedAge.HOURS_24 && prefix.equals("shares_")) {
        d.on(FACT, PAGE);
      } else {
        d.on(FACT);
      }
    }
  }

  /** A value of a part that may be unknown as a whole. */
  static <R, P> Function<R, Object> part(Function<R, P> part, Function<P, Object> value) {
    return row -> {
      P known = part.apply(row);
      return known == null ? null : value.apply(known);
    };
  }

  static Long whole(Integer number) {
    return number == null ? null : Long.valueOf(number);
  }
}
