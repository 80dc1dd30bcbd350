package wildfire.metrics;

import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * How fast something spread. Everything is null where the log has no times, and whatever is finer
 * than a day where it has only dates.
 *
 * @param total events in the observed time; known also without times
 * @param atAge events up to each fixed age
 * @param minutesToFirst minutes from publication to the first event; null without events, or when
 *     the age is counted from the first event because nobody knows the publication
 * @param peakPerHour most events in any window of the configured span, per hour; null without
 *     events
 * @param hoursToPeak hours from publication to the beginning of the first such window
 * @param hoursToHalf hours until half of the events seen so far
 * @param hoursTo90 hours until 90 % of the events seen so far
 * @param doublingHours mean doubling time from the first event to the end of the peak: elapsed /
 *     log2(events by then); null with fewer than four events by then
 * @param halfLifeHours hours from the end of the peak until half of what came after it; null with
 *     fewer than four events after
 * @param lateShare share of the events later than the configured age (0–1); null without events or
 *     before that age
 */
public record Velocity(
    long total,
    AtAges atAge,
    Double minutesToFirst,
    Double peakPerHour,
    Double hoursToPeak,
    Double hoursToHalf,
    Double hoursTo90,
    Double doublingHours,
    Double halfLifeHours,
    Double lateShare) {

  private static final double MICROS_PER_HOUR = 3.6e9;

  /** With fewer events than this a doubling time or half-life says nothing. */
  private static final int FEWEST_FOR_A_TREND = 4;

  /** Velocity of all organic engagements. */
  public static Velocity ofEngagement(PostHistory post, MeasureRules rules) {
    return of(post, Selection.engagement(post).organic(post), rules);
  }

  /** Velocity of the events that {@code which} holds, such as the organic spread. */
  static Velocity of(PostHistory post, Selection which, MeasureRules rules) {
    long[] ages = which.ages(post);
    int n = ages.length;
    AtAges atAge = AtAges.of(post, ages);
    Double lateShare =
        n == 0
                || post.precision() == TimePrecision.NONE
                || post.observedMicros() < rules.lateMicros()
            ? null
            : Double.valueOf((double) (n - AtAges.countUpTo(ages, rules.lateMicros())) / n);
    if (n == 0 || !post.precision().tellsHours()) {
      return new Velocity(n, atAge, null, null, null, null, null, null, null, lateShare);
    }
    int peak = startOfPeak(ages, rules.peakMicros());
    int byPeakEnd = AtAges.countUpTo(ages, ages[peak] + rules.peakMicros() - 1);
    return new Velocity(
        n,
        atAge,
        post.publicationKnown() ? ages[0] / 6e7 : null,
        (byPeakEnd - peak) / (rules.peakMicros() / MICROS_PER_HOUR),
        ages[peak] / MICROS_PER_HOUR,
        ages[(n - 1) / 2] / MICROS_PER_HOUR,
        ages[(int) ((9L * n + 9) / 10) - 1] / MICROS_PER_HOUR,
        doublingHours(ages, byPeakEnd),
        halfLifeHours(ages, byPeakEnd),
        lateShare);
  }

  private static int startOfPeak(long[] ages, long window) {
    int best = 0;
    int most = 0;
    int end = 0;
    for (int start = 0; start < ages.length; start++) {
      while (end < ages.length && ages[end] < ages[start] + window) {
        end++;
      }
      if (end - start > most) {
        most = end - start;
        best = start;
      }
    }
    return best;
  }

  private static Double doublingHours(long[] ages, int events) {
    double elapsed = (ages[events - 1] - ages[0]) / MICROS_PER_HOUR;
    return events < FEWEST_FOR_A_TREND || elapsed <= 0
        ? null
        : Double.valueOf(elapsed * Math.log(2) / Math.log(events));
  }

  private static Double halfLifeHours(long[] ages, int byPeakEnd) {
    int after = ages.length - byPeakEnd;
    return after < FEWEST_FOR_A_TREND
        ? null
        : Double.valueOf(
            (ages[byPeakEnd + (after - 1) / 2] - ages[byPeakEnd - 1]) / MICROS_PER_HOUR);
  }
}
