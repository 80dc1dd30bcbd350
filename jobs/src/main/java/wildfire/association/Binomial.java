package wildfire.association;

import org.hipparchus.random.RandomDataGenerator;

/** Draws from the binomial distribution, at a cost that hardly grows with the trials. */
final class Binomial {
  private static final int FEW = 16;

  private Binomial() {}

  /**
   * How many of some uniform numbers are below a chance. The middle one of them has a beta
   * distribution, and says on which side the chance lies of half of them (Devroye 1986, X.4.3).
   *
   * @param chance 0 to 1
   */
  static int drawn(int trials, double chance, RandomDataGenerator random) {
    int left = trials;
    double below = chance;
    int drawn = 0;
    while (left > FEW) {
      int middle = left / 2 + 1;
      double number = random.nextBeta(middle, left + 1.0 - middle);
      if (number <= below) {
        drawn += middle;
        left -= middle;
        below = (below - number) / (1 - number);
      } else {
        left = middle - 1;
        below /= number;
      }
    }
    for (int trial = 0; trial < left; trial++) {
      drawn += random.nextDouble() < below ? 1 : 0;
    }
    return drawn;
  }
}
