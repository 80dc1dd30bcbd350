package wildfire.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wildfire.metrics.CounterSeries.Point;
import wildfire.metrics.CounterSeries.Publication;
import wildfire.metrics.CumulativeCurve.At;
import wildfire.metrics.CumulativeCurve.Peak;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;

/**
 * How a counted total grew, as far as the moments at which it was observed tell. The publication
 * itself, where it is known to the second, is a moment with a total of zero; beside moments that
 * are only dates it is none, since hours lie between it and the first of them.
 *
 * @param atAge totals at the fixed ages; null where no two moments are close enough around the age
 * @param least what the total at each fixed age at least was: the highest exported surely by then;
 *     null where none was
 * @param most what it at most was: the highest up to the first exported surely no earlier; null
 *     where none was
 * @param interpolated the fixed ages at which the total lies between two known ones
 * @param peakPerHour most that was added per hour between two moments (0 or more); of moments that
 *     are only dates over the whole days between them. Null with fewer than two snapshots in the
 *     window
 * @param hoursToPeak age at the beginning of that span; null where ages are not known to the hour
 * @param peakSpanHours the length of that span: over which the peak is a mean
 * @param hoursToHalf hours until half of the total seen in the window; null where no two moments
 *     are close enough around it
 * @param hoursTo90 the same of 90 %
 */
public record Growth(
    TotalsAtAges atAge,
    TotalsAtAges least,
    TotalsAtAges most,
    List<FixedAge> interpolated,
    Double peakPerHour,
    Double hoursToPeak,
    Double peakSpanHours,
    Double hoursToHalf,
    Double hoursTo90) {

  /** One snapshot tells a total and no velocity. */
  private static final int FEWEST_SNAPSHOTS = 2;

  /**
   * The growth that totals show.
   *
   * @param totals in order of time, no moment twice; they may fall, which is no growth
   * @param moments precision of their times; dates stand at their end
   * @param ages what ages are good for
   */
  static Growth of(
      List<Point> totals,
      Publication published,
      TimePrecision moments,
      TimePrecision ages,
      MeasureRules rules) {
    if (!published.isKnown()) {
      TotalsAtAges unknown = TotalsAtAges.of(age -> null);
      return new Growth(unknown, unknown, unknown, List.of(), null, null, null, null, null);
    }
    boolean fromNothing = published.precision().tellsHours() && moments.tellsHours();
    List<Point> start = fromNothing ? List.of(new Point(0, 0)) : List.of();
    CumulativeCurve whole = curve(start, totals, published, rules, Long.MAX_VALUE);
    CumulativeCurve inWindow = curve(start, totals, published, rules, rules.windowMicros());
    int snapshots = inWindow.ages().length - start.size();
    boolean moves = moments != TimePrecision.NONE && snapshots >= FEWEST_SNAPSHOTS;
    boolean toTheHour = moves && ages.tellsHours();
    Peak peak = moves ? inWindow.peak() : null;
    return new Growth(
        TotalsAtAges.of(age -> at(whole, ages, age).map(At::total).orElse(null)),
        TotalsAtAges.of(age -> least(totals, published, age)),
        TotalsAtAges.of(age -> most(totals, published, moments, age)),
        FixedAge.all().stream()
            .filter(age -> at(whole, ages, age).filter(At::interpolated).isPresent())
            .toList(),
        peak == null ? null : Double.valueOf(peak.perHour()),
        peak == null || !toTheHour ? null : Double.valueOf(peak.fromHours()),
        peak == null ? null : Double.valueOf(peak.spanHours()),
        toTheHour ? inWindow.hoursTo(0.5) : null,
        toTheHour ? inWindow.hoursTo(0.9) : null);
  }

  private static Double least(List<Point> totals, Publication published, FixedAge age) {
    return highestBy(totals, published, published.micros() + age.micros());
  }

  private static Double most(
      List<Point> totals, Publication published, TimePrecision moments, FixedAge age) {
    for (Point point : totals) {
      if (CounterSeries.earliest(point.micros(), moments) - published.latest() >= age.micros()) {
        return highestBy(totals, published, point.micros());
      }
    }
    return null;
  }

  /** The highest total since the publication; null where there is none. */
  private static Double highestBy(List<Point> totals, Publication published, long until) {
    Double highest = null;
    for (Point point : totals) {
      if (point.micros() > published.micros() && point.micros() <= until) {
        highest = highest == null ? point.total() : Math.max(highest, point.total());
      }
    }
    return highest;
  }

  private static Optional<At> at(CumulativeCurve curve, TimePrecision ages, FixedAge age) {
    return ages.tells(age) ? Optional.ofNullable(curve.at(age.micros())) : Optional.empty();
  }

  /** The highest total so far at each age, behind the publication itself where it is known. */
  private static CumulativeCurve curve(
      List<Point> start, List<Point> totals, Publication published, MeasureRules rules, long upTo) {
    List<Point> points = new ArrayList<>(start);
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
        rules.counterBracket());
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
}
