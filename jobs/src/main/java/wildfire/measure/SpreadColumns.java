package wildfire.measure;

import static wildfire.measure.PartColumns.atAges;
import static wildfire.measure.PartColumns.ofPart;
import static wildfire.measure.PartColumns.settled;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;

import java.util.function.Function;
import wildfire.metrics.Velocity;
import wildfire.table.Table.Declaration;

/** How fast a post spread, and was engaged with, declared: columns of the scorecard. */
final class SpreadColumns {
  private SpreadColumns() {}

  static void declare(Declaration<Measured> d) {
    spread(d);
    engagement(d);
  }

  private static void spread(Declaration<Measured> d) {
    Function<Measured, Velocity> v = m -> m.sources().spread().organic();
    Function<Measured, Velocity> paid = m -> m.sources().spread().withPaid();
    String what = "organic shares and quotes";
    d.maybe(
        "shares",
        COUNT,
        "events",
        "Organic shares and quotes in the observed time; where there is no log of them, the latest total that the platform counted; null where neither is known.",
        ofPart(v, Velocity::total));
    atAges(d, "shares_", "events", "Organic shares and quotes", v, Velocity::atAge);
    d.maybe(
        "shares_with_paid",
        COUNT,
        "events",
        "Shares and quotes in the observed time, bought ones included; null where shares is.",
        ofPart(paid, Velocity::total));
    atAges(
        d,
        "shares_with_paid_",
        "events",
        "Shares and quotes, bought ones included,",
        paid,
        Velocity::atAge);
    settled(d, "shares", "Shares", m -> m.sources().spread());
    d.maybe(
            "minutes_to_first_share",
            NUMBER,
            "minutes",
            "From publication to the first organic share; null without one, or where nobody knows the publication.",
            ofPart(v, Velocity::minutesToFirst))
        .maybe(
            "peak_velocity_per_hour",
            NUMBER,
            "events per hour",
            "Most "
                + what
                + " in any window of the configured span (60 minutes by default), per hour; null without any, and where neither a log with times finer than a day nor two exports of counters tell.",
            ofPart(v, Velocity::peakPerHour))
        .maybe(
            "hours_to_peak",
            NUMBER,
            "hours",
            "From publication to the beginning of that window; null where there is none.",
            ofPart(v, Velocity::hoursToPeak))
        .maybe(
            "hours_to_half",
            NUMBER,
            "hours",
            "Until half of the organic spread seen so far; null without any, or without times finer than a day.",
            ofPart(v, Velocity::hoursToHalf))
        .maybe(
            "hours_to_90",
            NUMBER,
            "hours",
            "Until 90 % of the organic spread seen so far; null without any, or without times finer than a day.",
            ofPart(v, Velocity::hoursTo90))
        .maybe(
            "doubling_hours",
            NUMBER,
            "hours",
            "Mean doubling time from the first organic share to the end of the peak: elapsed hours / log2(shares by then); null with fewer than four.",
            ofPart(v, Velocity::doublingHours))
        .maybe(
            "half_life_hours",
            NUMBER,
            "hours",
            "From the end of the peak until half of the organic spread that came after it; null with fewer than four shares after.",
            ofPart(v, Velocity::halfLifeHours))
        .maybe(
            "late_spread_share",
            NUMBER,
            "0–1",
            "Share of the organic spread later than the configured age (72 hours by default); null without any, or without times.",
            ofPart(v, Velocity::lateShare));
  }

  private static void engagement(Declaration<Measured> d) {
    Function<Measured, Velocity> v = m -> m.metrics().engagement();
    d.always(
        "engagements",
        COUNT,
        "events",
        "Organic engagements of every kind in the observed time.",
        m -> m.metrics().engagement().total());
    atAges(d, "engagements_", "events", "Organic engagements of every kind", v, Velocity::atAge);
    d.maybe(
            "minutes_to_first_engagement",
            NUMBER,
            "minutes",
            "From publication to the first organic engagement; null without one, or where either time is unknown.",
            ofPart(v, Velocity::minutesToFirst))
        .maybe(
            "peak_engagements_per_hour",
            NUMBER,
            "events per hour",
            "Most organic engagements in any window of the configured span, per hour; null without any, or without times finer than a day.",
            ofPart(v, Velocity::peakPerHour))
        .maybe(
            "engagement_hours_to_half",
            NUMBER,
            "hours",
            "Until half of the organic engagements seen so far; null without any, or without times finer than a day.",
            ofPart(v, Velocity::hoursToHalf));
  }
}
