package wildfire.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import wildfire.metrics.CounterSeries.Point;
import wildfire.metrics.CounterSeries.Publication;
import wildfire.metrics.CounterSeries.Rules;
import wildfire.metrics.CumulativeCurve.At;
import wildfire.metrics.CumulativeCurve.Peak;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;

/**
 * How a counted total grew, as far as the moments at which it was observed tell. The publication
 * itself, where it is known to the second, is a moment with a total of zero.
 *
 * @param atAge totals at the fixed ages, in the order of {@link FixedAge}; null where no two
 *     moments are close enough around the age
 * @param interpolated the fixed ages at which the total lies between two known ones
 * @param peakPerHour most that was added per hour between two moments (0 or more); null with fewer
 *     than two snapshots in the window, or where the moments are only dates
 * @param hoursToPeak age at the beginning of that span; null where ages are not known to the hour
 * @param peakSpanHours the length of that span: over which the peak is a mean
 * @param hoursToHalf hours until half of the total seen in the window; null where no two moments
 *     are close enough around it
 * @param hoursTo90 the same of 90 %
 */
public record Growth(
    TotalsAtAges atAge,
    List<FixedAge> interpolated,
    Double peakPerHour,
    Double hoursToPeak,
    Double peakSpanHours,
    Double hoursToHalf,
    Double hoursTo90) {

  /** One snapshot tells a total and no velocity. */
  private static final int FEWEST_SNAPSHOTS = 2;

  static Growth unknown() {
    return new Growth(TotalsAtAges.of(age -> null), List.of(), null, null, null, null, null);
  }

  /**
   * The growth that totals show.
   *
   * @param totals in order of time, no moment twice; they may fall, which is no growth
   * @param ages what ages are good for
   */
  static Growth of(List<Point> totals, Publication published, TimePrecision ages, Rules rules) {
    if (!published.isKnown()) {
      return unknown();
    }
    CumulativeCurve inWindow = curve(totals, published, rules, rules.windowMicros());
    boolean moves = snapshotsInWindow(totals, published, rules) >= FEWEST_SNAPSHOTS;
    boolean toTheHour = moves && ages.tellsHours();
    Peak peak = moves ? inWindow.peak() : null;
    At[] at = atAges(curve(totals, published, rules, Long.MAX_VALUE), ages);
    return new Growth(
        totalsOf(at),
        interpolatedOf(at),
        peak == null ? null : Double.valueOf(peak.perHour()),
        peak == null || !toTheHour ? null : Double.valueOf(peak.fromHours()),
        peak == null ? null : Double.valueOf(peak.spanHours()),
        toTheHour ? orNull(inWindow.hoursTo(0.5)) : null,
        toTheHour ? orNull(inWindow.hoursTo(0.9)) : null);
  }

  /** The growth where totals are known by date only. */
  static Growth ofDates(List<Point> totals, Publication published, Rules rules) {
    if (!published.isKnown()) {
      return unknown();
    }
    At[] at = atAges(curve(totals, published, rules, Long.MAX_VALUE), TimePrecision.DAY);
    return new Growth(totalsOf(at), interpolatedOf(at), null, null, null, null, null);
  }

  /** The highest total so far at each age, with the publication itself where it is known. */
  private static CumulativeCurve curve(
      List<Point> totals, Publication published, Rules rules, long upTo) {
    List<Point> points = new ArrayList<>();
    if (published.precision().tellsHours()) {
      points.add(new Point(0, 0));
    }
    double highest = 0;
    for (Point point : totals) {
      long age = point.micros() - published.micros();
      if (age > 0 && age <= upTo) {
        highest = Math.max(highest, point.total());
        points.add(new Point(age, highest));
      }
    }
    return new CumulativeCurve(
        points.stream().mapToLong(Point::micros).toArray(),
        points.stream().mapToDouble(Point::total).toArray(),
        rules.bracket());
  }

  private static long snapshotsInWindow(List<Point> totals, Publication published, Rules rules) {
    return totals.stream()
        .mapToLong(point -> point.micros() - published.micros())
        .filter(age -> age > 0 && age <= rules.windowMicros())
        .count();
  }

  /**
   * The same as velocity, with what one metric was in all.
   *
   * @param total the latest total
   */
  Velocity velocity(double total) {
    return new Velocity(
        Math.round(total),
        AtAges.of(age -> atAge.at(age) == null ? null : Long.valueOf(Math.round(atAge.at(age)))),
        null,
        peakPerHour,
        hoursToPeak,
        hoursToHalf,
        hoursTo90,
        null,
        null,
        null);
  }

  private static At[] atAges(CumulativeCurve curve, TimePrecision precision) {
    return FixedAge.all().stream()
        .map(age -> tellsApart(precision, age) ? curve.at(age.micros()) : null)
        .toArray(At[]::new);
  }

  /** Dates are off by up to a day at both ends: an age must be clearly longer than that. */
  private static boolean tellsApart(TimePrecision precision, FixedAge age) {
    return switch (precision) {
      case INSTANT -> true;
      case DAY -> age.compareTo(FixedAge.DAYS_7) >= 0;
      case NONE -> false;
    };
  }

  private static TotalsAtAges totalsOf(At[] atAges) {
    return TotalsAtAges.of(
        age -> {
          At at = atAges[FixedAge.all().indexOf(age)];
          return at == null ? null : Double.valueOf(at.total());
        });
  }

  private static List<FixedAge> interpolatedOf(At[] atAges) {
    List<FixedAge> interpolated = new ArrayList<>();
    for (FixedAge age : FixedAge.all()) {
      At at = atAges[FixedAge.all().indexOf(age)];
      if (at != null && at.interpolated()) {
        interpolated.add(age);
      }
    }
    return List.copyOf(interpolated);
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }
}
