package wildfire.association;

import java.io.Serializable;

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

  /**
   * Null where there are no posts of one kind.
   *
   * @param outcome one entry per post, never {@code NaN}
   * @param strength one entry per post; above 0 is with the factor
   */
  static Plain of(Scale scale, double[] outcome, double[] strength) {
    return of(Response.of("", scale, outcome, new int[0]), strength);
  }

  /**
   * Null where there are no posts of one kind.
   *
   * @param strength in the frame's order; above 0 is with the factor
   */
  static Plain of(Response outcome, double[] strength) {
    int with = 0;
    for (double own : strength) {
      with += own > 0 ? 1 : 0;
    }
    if (with == 0 || with == strength.length) {
      return null;
    }
    return switch (outcome.scale()) {
      case YES_NO -> shares(outcome.value(), strength, with);
      case LOG -> medians(outcome, strength);
    };
  }

  private static Shares shares(double[] answer, double[] strength, int with) {
    int yesWith = 0;
    int yes = 0;
    for (int i = 0; i < answer.length; i++) {
      yes += answer[i] == 1 ? 1 : 0;
      yesWith += answer[i] == 1 && strength[i] > 0 ? 1 : 0;
    }
    return shares(yesWith, with, yes - yesWith, answer.length - with);
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

  private static Medians medians(Response outcome, double[] strength) {
    int[] with = new int[outcome.level().length];
    int[] without = new int[with.length];
    for (int i = 0; i < strength.length; i++) {
      (strength[i] > 0 ? with : without)[outcome.rank()[i]]++;
    }
    Ranks.CliffsDelta cliff = Ranks.cliffsDelta(with, without);
    double medianWith = Ranks.median(outcome.level(), with);
    double medianWithout = Ranks.median(outcome.level(), without);
    return new Medians(
        medianWith,
        medianWithout,
        medianWith - medianWithout,
        mean(outcome.level(), with),
        mean(outcome.level(), without),
        cliff.delta(),
        cliff.interval());
  }

  /** Summed by value, so that it does not depend on the order of the posts. */
  private static double mean(double[] level, int[] count) {
    double sum = 0;
    int all = 0;
    for (int one = 0; one < level.length; one++) {
      sum += count[one] * level[one];
      all += count[one];
    }
    return sum / all;
  }
}
