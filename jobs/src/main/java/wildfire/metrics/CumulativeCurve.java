package wildfire.metrics;

import java.util.OptionalDouble;

/**
 * How a total grew, from the moments at which it is known. Straight between them, which is where it
 * is guessed; so a value counts as known only close to a moment.
 *
 * @param ages microseconds since publication, ascending, none twice
 * @param totals at these ages; never falling
 * @param bracket how far from an age the nearer of the two moments around it may lie, as a part of
 *     that age (0–1)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record CumulativeCurve(long[] ages, double[] totals, double bracket) {
  private static final double MICROS_PER_HOUR = 3.6e9;

  /**
   * A total at an age.
   *
   * @param interpolated whether it lies between two known ones that differ
   */
  record At(double total, boolean interpolated) {}

  /**
   * The total at an age; null where the moments around it are not close enough. Where nothing was
   * added between them it is known whatever their distance.
   */
  At at(long age) {
    int after = firstFrom(age);
    if (after == ages.length) {
      return null;
    }
    if (ages[after] == age) {
      return new At(totals[after], false);
    }
    if (after == 0) {
      return null;
    }
    if (totals[after] == totals[after - 1]) {
      return new At(totals[after], false);
    }
    return isClose(ages[after - 1], (double) age, ages[after])
        ? new At(between(after, age), true)
        : null;
  }

  private boolean isClose(long before, double age, long after) {
    return Math.min(age - before, after - age) <= bracket * age && after - age <= age;
  }

  private double between(int after, long age) {
    double part = (double) (age - ages[after - 1]) / (ages[after] - ages[after - 1]);
    double total = totals[after - 1] + part * (totals[after] - totals[after - 1]);
    return Math.max(totals[after - 1], Math.min(totals[after], total)); // rounding
  }

  private int firstFrom(long age) {
    int place = 0;
    while (place < ages.length && ages[place] < age) {
      place++;
    }
    return place;
  }

  /**
   * Hours until a share of what was counted so far was there; empty where nothing was, or where the
   * moments around it are not close enough. Needs the publication as a point.
   */
  OptionalDouble hoursTo(double share) {
    double wanted = share * last();
    if (ages.length == 0 || last() <= 0) {
      return OptionalDouble.empty();
    }
    int after = 0;
    while (totals[after] < wanted) {
      after++;
    }
    if (totals[after] == wanted || after == 0) {
      return OptionalDouble.of(ages[after] / MICROS_PER_HOUR);
    }
    double part = (wanted - totals[after - 1]) / (totals[after] - totals[after - 1]);
    double age = ages[after - 1] + part * (ages[after] - ages[after - 1]);
    return isClose(ages[after - 1], age, ages[after])
        ? OptionalDouble.of(age / MICROS_PER_HOUR)
        : OptionalDouble.empty();
  }

  private double last() {
    return totals[totals.length - 1];
  }

  /** The span between two moments in which most was added per hour; null with fewer than two. */
  Peak peak() {
    Peak peak = null;
    for (int i = 1; i < ages.length; i++) {
      double hours = (ages[i] - ages[i - 1]) / MICROS_PER_HOUR;
      double perHour = (totals[i] - totals[i - 1]) / hours;
      if (peak == null || perHour > peak.perHour()) {
        peak = new Peak(perHour, ages[i - 1] / MICROS_PER_HOUR, hours);
      }
    }
    return peak;
  }

  /**
   * The steepest span.
   *
   * @param perHour mean over the span
   * @param fromHours age at its beginning
   * @param spanHours its length
   */
  record Peak(double perHour, double fromHours, double spanHours) {}
}
