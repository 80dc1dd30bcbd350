package wildfire.association;

import static wildfire.association.Tails.NORMAL_HALF_WIDTH;

import java.util.Optional;
import java.util.function.DoublePredicate;

/** Shares of posts, and two of them compared; posts are taken as independent of each other. */
final class Proportions {
  private Proportions() {}

  /** Wilson's score interval of a share (Wilson 1927), good for small n and at 0 and 1. */
  static Interval wilson(long yes, long n) {
    double z2 = NORMAL_HALF_WIDTH * NORMAL_HALF_WIDTH;
    double share = (double) yes / n;
    double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half =
        NORMAL_HALF_WIDTH / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
    return new Interval(
        yes == 0 ? 0 : Math.max(0, middle - half), yes == n ? 1 : Math.min(1, middle + half));
  }

  /**
   * Interval of a difference of shares from the two Wilson intervals (Newcombe 1998, method 10).
   */
  static Interval newcombe(long yes1, long n1, long yes2, long n2) {
    double share1 = (double) yes1 / n1;
    double share2 = (double) yes2 / n2;
    Interval one = wilson(yes1, n1);
    Interval two = wilson(yes2, n2);
    double difference = share1 - share2;
    return new Interval(
        difference - Math.hypot(share1 - one.lower(), two.upper() - share2),
        difference + Math.hypot(one.upper() - share1, share2 - two.lower()));
  }

  /**
   * Score interval of a ratio of shares (Koopman 1984): all ratios that the chi-squared statistic,
   * with the shares fitted under that ratio, does not reject. Empty where an end is infinite, which
   * is where no post of the second kind says yes.
   */
  static Optional<Interval> koopman(long yes1, long n1, long yes2, long n2) {
    if (yes2 == 0) {
      return Optional.empty();
    }
    DoublePredicate rejected =
        logRatio ->
            koopmanStatistic(yes1, n1, yes2, n2, Math.exp(logRatio))
                > NORMAL_HALF_WIDTH * NORMAL_HALF_WIDTH;
    double share1 = (double) yes1 / n1;
    double share2 = (double) yes2 / n2;
    // Without a yes the ratio is 0; a start this near to it is inside every interval.
    double estimate = yes1 == 0 ? Math.log(1e-9) : Math.log(share1 / share2);
    double lower = yes1 == 0 ? 0 : Math.exp(edge(rejected, estimate, -1));
    return Optional.of(new Interval(lower, Math.exp(edge(rejected, estimate, 1))));
  }

  /** Where a statistic that grows with the distance from its minimum begins to reject. */
  private static double edge(DoublePredicate rejected, double inside, double direction) {
    double kept = inside;
    double step = 1;
    double outside = inside + direction;
    while (!rejected.test(outside)) {
      kept = outside;
      step *= 2;
      outside += direction * step;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (kept + outside) / 2;
      if (rejected.test(middle)) {
        outside = middle;
      } else {
        kept = middle;
      }
    }
    return kept;
  }

  private static double koopmanStatistic(long yes1, long n1, long yes2, long n2, double ratio) {
    double n = (double) n1 + n2;
    double a = n * ratio;
    double b = -(n1 * ratio + yes1 + n2 + yes2 * ratio);
    double c = (double) yes1 + yes2;
    // The smaller root, in the form that does not cancel.
    double fitted2 = 2 * c / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
    double fitted1 = fitted2 * ratio;
    return pearson(yes1, n1, fitted1) + pearson(yes2, n2, fitted2);
  }

  private static double pearson(long yes, long n, double fitted) {
    double distance = yes - n * fitted;
    double variance = n * fitted * (1 - fitted);
    if (variance <= 0) {
      return Math.abs(distance) < 1e-9 * n ? 0 : Double.POSITIVE_INFINITY;
    }
    return distance * distance / variance;
  }
}
