package wildfire.metrics;

import java.io.Serializable;

/**
 * Whether two accounts were near on more posts than accident explains, where many pairs are asked
 * the same.
 *
 * <p>The posts on which both could be near are independent, each with its own chance; so the number
 * of those on which they were has a Poisson-binomial distribution. Above its mean and one, its tail
 * is at most that of the binomial with the same mean (Hoeffding 1956, Ann. Math. Statist. 27), and
 * that at most Poisson's (Anderson and Samuels 1967, Proc. 5th Berkeley Symp. 1). The level is
 * divided by the number of pairs (Bonferroni), whatever they have to do with each other.
 *
 * @param pairs how many pairs could have been found (0 or more)
 * @param level how likely it may be that accident makes any pair be found (0–1)
 */
public record PairTest(long pairs, double level) implements Serializable {

  /**
   * Whether it is more than accident explains.
   *
   * @param near posts on which they were near
   * @param expected sum of the chances of all posts on which they could have been
   */
  public boolean isMoreThanAccident(int near, double expected) {
    return tail(near, expected) * Math.max(1, pairs) <= level;
  }

  /**
   * Whether so many near posts could be more than accident explains, if there is no other post on
   * which they could have been near.
   */
  public boolean isWorthAsking(int near) {
    return isMoreThanAccident(near, near * NearShares.leastChance());
  }

  /**
   * An upper bound of the chance of so many or more; 1 where they are no more than mean and one.
   */
  static double tail(int near, double expected) {
    if (near < expected + 1) {
      return 1;
    }
    double logTerm = near * Math.log(expected) - expected;
    for (int i = 2; i <= near; i++) {
      logTerm -= Math.log(i);
    }
    double term = Math.exp(logTerm);
    double sum = 0;
    for (int k = near + 1; term > sum * 1e-16; k++) {
      sum += term;
      term *= expected / k;
    }
    return Math.min(1, sum);
  }
}
