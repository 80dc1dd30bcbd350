package wildfire.association;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Posts with a factor beside posts without it, nothing held equal. The intervals take posts as
 * independent of each other, which posts of one account are not: they say how well the difference
 * between these posts is known, and are no ground for a conclusion.
 */
public sealed interface Plain extends Serializable {

  /**
   * Of a yes/no outcome.
   *
   * @param shareWith share of yes, with Wilson's interval (1927)
   * @param difference {@code shareWith - shareWithout}, with Newcombe's interval (1998, method 10)
   * @param ratio {@code shareWith / shareWithout}; null where no post without it says yes
   * @param ratioInterval Koopman's (1984); null with {@code ratio}
   */
  record Shares(
      double shareWith,
      Interval shareWithInterval,
      double shareWithout,
      Interval shareWithoutInterval,
      double difference,
      Interval differenceInterval,
      Double ratio,
      Interval ratioInterval)
      implements Plain {}

  /**
   * Of an outcome on a log scale.
   *
   * @param meanWith mean of the posts with the factor, which the adjusted difference is one of
   * @param meanWithout mean of the others
   * @param cliffsDelta share of pairs where the post with the factor has the greater outcome, less
   *     the share where it has the smaller one, -1 to 1 (Cliff 1993)
   * @param cliffsDeltaInterval Feng and Cliff's (2004)
   */
  record Medians(
      double medianWith,
      double medianWithout,
      double difference,
      double meanWith,
      double meanWithout,
      double cliffsDelta,
      Interval cliffsDeltaInterval)
      implements Plain {}

  /** Null where there are no posts of one kind. */
  static Plain of(Scale scale, double[] outcome, double[] strength) {
    double[] with = outcomes(outcome, strength, true);
    double[] without = outcomes(outcome, strength, false);
    if (with.length == 0 || without.length == 0) {
      return null;
    }
    return switch (scale) {
      case YES_NO -> shares(yes(with), with.length, yes(without), without.length);
      case LOG -> medians(with, without);
    };
  }

  private static double[] outcomes(double[] outcome, double[] strength, boolean with) {
    double[] chosen = new double[outcome.length];
    int count = 0;
    for (int i = 0; i < outcome.length; i++) {
      if (strength[i] > 0 == with) {
        chosen[count++] = outcome[i];
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private static long yes(double[] outcomes) {
    return Arrays.stream(outcomes).filter(one -> one == 1).count();
  }

  private static Shares shares(long yesWith, long with, long yesWithout, long without) {
    double shareWith = (double) yesWith / with;
    double shareWithout = (double) yesWithout / without;
    return new Shares(
        shareWith,
        Proportions.wilson(yesWith, with),
        shareWithout,
        Proportions.wilson(yesWithout, without),
        shareWith - shareWithout,
        Proportions.newcombe(yesWith, with, yesWithout, without),
        yesWithout == 0 ? null : (Double) (shareWith / shareWithout),
        Proportions.koopman(yesWith, with, yesWithout, without).orElse(null));
  }

  private static Medians medians(double[] with, double[] without) {
    Arrays.sort(with);
    Arrays.sort(without);
    Ranks.CliffsDelta cliff = Ranks.cliffsDelta(with, without);
    double medianWith = Ranks.median(with);
    double medianWithout = Ranks.median(without);
    return new Medians(
        medianWith,
        medianWithout,
        medianWith - medianWithout,
        Arrays.stream(with).average().orElseThrow(),
        Arrays.stream(without).average().orElseThrow(),
        cliff.delta(),
        cliff.interval());
  }
}
