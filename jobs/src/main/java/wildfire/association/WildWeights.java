package wildfire.association;

import java.util.SplittableRandom;

/**
 * The weights that a wild bootstrap multiplies each account's residuals by: mean 0, variance 1.
 * With Rademacher's two values few accounts give few different draws, so then Webb's six (Webb
 * 2014). Where all draws there are, but for mirror images, are few, each is made once and nothing
 * is drawn by lot.
 */
final class WildWeights {
  private static final double[] RADEMACHER = {1, -1};
  private static final double[] WEBB = {
    1, -1, Math.sqrt(0.5), -Math.sqrt(0.5), Math.sqrt(1.5), -Math.sqrt(1.5)
  };
  private static final int MOST_ENUMERATED = 4096;

  /** So many lots are taken from one random number, whose bits they hardly use up. */
  private static final int LOTS = 8;

  private static final int BITS_LEFT = 8;
  private static final long FRACTION = -1L >>> BITS_LEFT;

  private final double[] values;
  private final int accounts;
  private final long seed;
  private final int enumerated;

  private WildWeights(double[] values, int accounts, long seed) {
    this.values = values;
    this.accounts = accounts;
    this.seed = seed;
    // The first account's weight can be positive in all of them: a mirrored draw has the same |t|.
    double draws = Math.pow(values.length, accounts) / 2;
    this.enumerated = draws <= MOST_ENUMERATED ? (int) draws : 0;
  }

  static WildWeights rademacher(int accounts, long seed) {
    return new WildWeights(RADEMACHER, accounts, seed);
  }

  static WildWeights webb(int accounts, long seed) {
    return new WildWeights(WEBB, accounts, seed);
  }

  /** Whether every draw there is gets made; the one that changes nothing is then among them. */
  boolean enumerates() {
    return enumerated > 0;
  }

  /** How many draws are made when this many are asked for. */
  int draws(int asked) {
    return enumerates() ? enumerated : asked;
  }

  /** From the first draw on; always the same ones. */
  Sequence sequence() {
    return new Sequence();
  }

  /** One draw after the other. */
  final class Sequence {
    private final SplittableRandom random = new SplittableRandom(seed);
    private int made;

    void next(double[] weight) {
      if (enumerates()) {
        int rest = made++;
        int half = values.length / 2;
        weight[0] = values[2 * (rest % half)];
        rest /= half;
        for (int account = 1; account < accounts; account++) {
          weight[account] = values[rest % values.length];
          rest /= values.length;
        }
        return;
      }
      long lots = 0;
      for (int account = 0; account < accounts; account++) {
        lots = account % LOTS == 0 ? random.nextLong() >>> BITS_LEFT : lots & FRACTION;
        // A number from 0 to 1, times how many values there are: one of them, and the next number.
        lots *= values.length;
        weight[account] = values[(int) (lots >>> (Long.SIZE - BITS_LEFT))];
      }
    }
  }
}
