package wildfire.verdict;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import wildfire.settings.JudgeSettings;

/**
 * The counts that an ordinary next post has, told from the posts before it: a prediction interval
 * for one more observation, on the scale log2(count + 1). Centre and spread are the mean without
 * the highest and lowest tenth and the standard deviation after these are drawn in to their
 * neighbours (trimmed mean and winsorized deviation; Tukey and McLaughlin 1963, Sankhyā A 25:331),
 * so that of twenty posts or more one hit does not hide the next one. The deviation is divided by
 * what it would be of normal values of deviation 1, and the interval takes Student's t with two
 * degrees of freedom less for each drawn-in pair.
 *
 * <p>Where counts are few and uneven a normal scale is not to be had, so the interval also holds
 * what all but a few of the earlier posts had: {@link JudgeSettings#beats()}.
 */
public final class OrdinaryRange {
  private static final double TRIMMED = 0.1; // on each side
  private static final double[] LOGS = new double[1 << 14];

  static {
    for (int count = 0; count < LOGS.length; count++) {
      LOGS[count] = Math.log1p(count) / Math.log(2);
    }
  }

  private final JudgeSettings settings;
  private final Map<Integer, Width> widths = new HashMap<>();

  /** How many standard deviations the interval is wide below and above, and for virality. */
  private record Width(int drawnIn, double below, double above, double viral) {
    static Width of(int n, JudgeSettings settings) {
      int drawnIn = (int) Math.floor(TRIMMED * n);
      // A next observation is as uncertain as itself and the mean together.
      double unit = Math.sqrt(1 + 1.0 / n) / deviationOfNormal((double) drawnIn / n);
      TDistribution t = new TDistribution(Math.max(1, n - 2 * drawnIn - 1));
      return new Width(
          drawnIn,
          unit * t.inverseCumulativeProbability(1 - settings.chanceBelow()),
          unit * t.inverseCumulativeProbability(1 - settings.chanceAbove()),
          unit * t.inverseCumulativeProbability(1 - settings.chanceViral()));
    }

    /** Standard deviation of a standard normal variable whose tails are drawn in. */
    private static double deviationOfNormal(double tail) {
      if (tail == 0) {
        return 1;
      }
      NormalDistribution normal = new NormalDistribution();
      double z = normal.inverseCumulativeProbability(1 - tail);
      return Math.sqrt(1 - 2 * tail - 2 * z * normal.density(z) + 2 * tail * z * z);
    }
  }

  /**
   * The counts of an ordinary post.
   *
   * @param low the smallest
   * @param high the greatest
   * @param rare the smallest that virality asks for
   */
  public record Counts(double low, double high, double rare) {}

  OrdinaryRange(JudgeSettings settings) {
    this.settings = settings;
  }

  /**
   * After these posts.
   *
   * @param sorted their counts, ascending; at least one
   */
  Counts after(long[] sorted) {
    int n = sorted.length;
    Width width = widths.computeIfAbsent(n, size -> Width.of(size, settings));
    int first = width.drawnIn();
    int last = n - 1 - first;
    double sum = 0;
    for (int i = first; i <= last; i++) {
      sum += log(sorted[i]);
    }
    double inner = last - first + 1;
    double drawnIn = width.drawnIn();
    double mean = sum / inner;
    double lowest = log(sorted[first]);
    double highest = log(sorted[last]);
    double whole = (sum + drawnIn * (lowest + highest)) / n;
    double squares = drawnIn * (square(lowest - whole) + square(highest - whole));
    for (int i = first; i <= last; i++) {
      squares += square(log(sorted[i]) - whole);
    }
    double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
    double beaten = MiddleHalf.notBehind(sorted, settings.beats());
    double beating = MiddleHalf.notAhead(sorted, settings.beats());
    return new Counts(
        Math.max(0, Math.ceil(Math.min(beating, count(mean - width.below() * deviation)))),
        Math.floor(Math.max(beaten, count(mean + width.above() * deviation))),
        Math.floor(Math.max(beaten, count(mean + width.viral() * deviation))) + 1);
  }

  private static double log(long count) {
    return count < LOGS.length ? LOGS[(int) count] : Math.log1p((double) count) / Math.log(2);
  }

  private static double count(double log) {
    return Math.pow(2, log) - 1;
  }

  private static double square(double number) {
    return number * number;
  }
}
