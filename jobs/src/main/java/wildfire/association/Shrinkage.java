package wildfire.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Empirical Bayes over platforms: each platform's coefficient is drawn towards their common mean,
 * the more the less is known about it, so that three lucky posts do not top the list. Coefficients
 * and their errors are taken as normal.
 *
 * @param mean of the platforms, each weighed by what is known about it
 * @param between standard deviation of the platforms' true values; 0 where their differences are no
 *     more than chance would give
 * @param shrunk one a platform, in the order given
 */
public record Shrinkage(double mean, double between, List<Shrunk> shrunk) {

  /**
   * What is left of one platform's coefficient, to rank platforms by. It has no interval: one that
   * leaves out what is unknown of the spread between platforms is too sure, and few platforms tell
   * little of that.
   *
   * @param weight how much of the platform's own value is left, 0 to 1; 1 for a platform alone
   * @param platforms how many lent each other strength
   */
  public record Shrunk(double coefficient, double weight, int platforms) implements Serializable {}

  /**
   * The variance between platforms is Paule and Mandel's (1982): the one under which the platforms
   * differ exactly as much as they should.
   *
   * @param coefficient at least one
   * @param standardError above 0
   */
  public static Shrinkage of(double[] coefficient, double[] standardError) {
    double variance = between(coefficient, standardError);
    double mean = mean(coefficient, standardError, variance);
    List<Shrunk> shrunk = new ArrayList<>();
    for (int i = 0; i < coefficient.length; i++) {
      double own = standardError[i] * standardError[i];
      double weight = coefficient.length == 1 ? 1 : variance / (own + variance);
      double drawn = weight * coefficient[i] + (1 - weight) * mean;
      shrunk.add(new Shrunk(drawn, weight, coefficient.length));
    }
    return new Shrinkage(mean, Math.sqrt(variance), shrunk);
  }

  private static double between(double[] coefficient, double[] standardError) {
    int freedom = coefficient.length - 1;
    if (freedom == 0 || excess(coefficient, standardError, 0) <= freedom) {
      return 0;
    }
    double low = 0;
    double high = 1e-12;
    for (double error : standardError) {
      high = Math.max(high, error * error);
    }
    while (excess(coefficient, standardError, high) > freedom) {
      high *= 2;
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (excess(coefficient, standardError, middle) > freedom) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Weighted squared distances from the mean: Cochran's Q under a variance between platforms. */
  private static double excess(double[] coefficient, double[] standardError, double variance) {
    double mean = mean(coefficient, standardError, variance);
    double excess = 0;
    for (int i = 0; i < coefficient.length; i++) {
      double distance = coefficient[i] - mean;
      excess += distance * distance / (standardError[i] * standardError[i] + variance);
    }
    return excess;
  }

  private static double mean(double[] coefficient, double[] standardError, double variance) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < coefficient.length; i++) {
      double weight = 1 / (standardError[i] * standardError[i] + variance);
      sum += weight * coefficient[i];
      weights += weight;
    }
    return sum / weights;
  }
}
