package wildfire.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wildfire.model.CounterBasis;
import wildfire.model.CounterScope;
import wildfire.model.CounterSnapshot;
import wildfire.model.TimePrecision;

/**
 * What is known of one metric in one scope from the totals that a platform exported, night after
 * night. The order of the exports does not matter, and the same total twice is one. A total that
 * goes down is kept as it was seen; growth is taken from the highest total so far, so that it is
 * never negative.
 *
 * @param metric as in {@link CounterSnapshot}
 * @param latest the total that was seen last; null where only days are known and they do not cover
 *     the time since publication
 * @param settled the same, where it was seen after the whole window: hardly anything is added any
 *     more; else null
 * @param observedAt UTC microseconds: when the last total was seen
 * @param snapshots moments at which it was observed
 * @param corrections how often it was lower than before, or two exports of one moment disagreed
 */
public record CounterSeries(
    String metric,
    CounterScope scope,
    Double latest,
    Double settled,
    long observedAt,
    long snapshots,
    long corrections,
    Growth growth) {

  /** From one day's beginning to the next: 23 to 25 hours where clocks change. */
  private static final long LONGEST_DAY = 25 * 3_600_000_000L;

  private static final long DAY = 24 * 3_600_000_000L;

  /**
   * When the post was published.
   *
   * @param micros UTC microseconds; null where nobody knows
   * @param precision of that time
   */
  public record Publication(Long micros, TimePrecision precision) {
    boolean isKnown() {
      return micros != null && precision != TimePrecision.NONE;
    }

    /** UTC microseconds: it was not later than this. */
    long latest() {
      return micros + precision.slackMicros();
    }
  }

  /** A total at a moment. */
  record Point(long micros, double total) {}

  /** Velocity as far as the snapshots tell it; null where the latest total is unknown. */
  public Velocity velocity() {
    return latest == null ? null : growth.velocity(latest);
  }

  /**
   * The series of some snapshots, all of one metric and scope. Where a platform gives both, totals
   * go before days.
   *
   * @param snapshots in any order; at least one
   */
  static CounterSeries of(
      List<CounterSnapshot> snapshots, Publication published, MeasureRules rules) {
    List<CounterSnapshot> lifetime =
        snapshots.stream().filter(s -> s.basis() == CounterBasis.LIFETIME).toList();
    boolean ofDays = lifetime.isEmpty();
    Readings readings = Readings.of(ofDays ? snapshots : lifetime);
    List<Point> totals = ofDays ? summed(readings.points(), published) : readings.points();
    Point last = totals.isEmpty() ? null : totals.get(totals.size() - 1);
    TimePrecision moments =
        lifetime.stream()
            .map(CounterSnapshot::precision)
            .reduce(TimePrecision.INSTANT, TimePrecision::coarser);
    boolean settled =
        last != null
            && published.isKnown()
            && earliest(last.micros(), moments) - published.latest() >= rules.windowMicros();
    boolean timed = !ofDays && moments.tellsHours();
    return new CounterSeries(
        snapshots.get(0).metric(),
        snapshots.get(0).scope(),
        last == null ? null : Double.valueOf(last.total()),
        settled ? Double.valueOf(last.total()) : null,
        readings.points().get(readings.points().size() - 1).micros(),
        readings.points().size(),
        readings.contradictions() + (ofDays ? 0 : falls(totals)),
        Growth.of(
            moments.tellsHours() ? totals : byDate(totals),
            published,
            moments,
            timed ? published.precision() : TimePrecision.DAY,
            rules));
  }

  /** UTC microseconds: a total that stands at a moment was not exported before. */
  static long earliest(long micros, TimePrecision moments) {
    return moments.tellsHours() ? micros : micros + 1 - moments.slackMicros();
  }

  /** One total per date, at its end: how far apart two of one date are, nobody knows. */
  private static List<Point> byDate(List<Point> totals) {
    TreeMap<Long, Point> last = new TreeMap<>();
    for (Point point : totals) {
      long end = (Math.floorDiv(point.micros(), DAY) + 1) * DAY - 1;
      last.put(end, new Point(end, point.total()));
    }
    return List.copyOf(last.values());
  }

  private static long falls(List<Point> totals) {
    return IntStream.range(1, totals.size())
        .filter(i -> totals.get(i).total() < totals.get(i - 1).total())
        .count();
  }

  /**
   * Days add up to a total where none is missing from the publication on; else there is none. A
   * day's number stands at the day's end. It is net, so that a day may have less than nothing; all
   * days together cannot.
   */
  private static List<Point> summed(List<Point> days, Publication published) {
    List<Point> totals = new ArrayList<>();
    if (!published.isKnown() || days.get(0).micros() > published.micros()) {
      return totals;
    }
    double total = 0;
    long expected = days.get(0).micros();
    for (Point day : days) {
      if (day.micros() > expected + LONGEST_DAY - DAY) {
        return List.of();
      }
      total += day.total();
      expected = day.micros() + DAY;
      totals.add(new Point(expected, total));
    }
    if (total < 0) { // more was taken back than these days brought
      return List.of();
    }
    return expected > published.micros() ? totals : List.of();
  }

  /**
   * One number a moment, in order of time.
   *
   * @param contradictions moments of which two exports gave different numbers; the larger stays
   */
  private record Readings(List<Point> points, long contradictions) {
    static Readings of(List<CounterSnapshot> snapshots) {
      TreeMap<Long, double[]> range = new TreeMap<>();
      for (CounterSnapshot s : snapshots) {
        double[] lowHigh =
            range.computeIfAbsent(s.observedAt(), at -> new double[] {s.value(), s.value()});
        lowHigh[0] = Math.min(lowHigh[0], s.value());
        lowHigh[1] = Math.max(lowHigh[1], s.value());
      }
      List<Point> points = new ArrayList<>();
      range.forEach((micros, lowHigh) -> points.add(new Point(micros, lowHigh[1])));
      return new Readings(points, range.values().stream().filter(r -> r[0] < r[1]).count());
    }
  }
}
