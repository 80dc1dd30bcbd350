package wildfire.metrics;

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
    int after = 0;
    while (after < ages.length && ages[after] < age) {
      after++;
    }
    if (after == ages.length) {
      return null;
    }
    if (ages[after] == age || (after > 0 && totals[after] == totals[after - 1])) {
      return new At(totals[after], false);
    }
    return after > 0 && isClose(ages[after - 1], (double) age, ages[after])
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

  /**
   * Hours until a share of what was counted so far was there; null where nothing was, or where the
   * moments around it are not close enough. Needs the publication as a point.
   */
  Double hoursTo(double share) {
    double last = totals[totals.length - 1];
    if (last <= 0) {
      return null;
    }
    double wanted = share * last;
    int after = 0;
    while (totals[after] < wanted) {
      after++;
    }
    if (totals[after] == wanted || after == 0) {
      return ages[after] / MICROS_PER_HOUR;
    }
    double part = (wanted - totals[after - 1]) / (totals[after] - totals[after - 1]);
    double age = ages[after - 1] + part * (ages[after] - ages[after - 1]);
    return isClose(ages[after - 1], age, ages[after])
        ? Double.valueOf(age / MICROS_PER_HOUR)
        : null;
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
