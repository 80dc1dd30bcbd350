package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

final class BinomialTest {
  private static final int DRAWS = 20_000;

  private final RandomDataGenerator random = new RandomDataGenerator(5);

  /**
   * The share of draws up to each number is that of the distribution, within five of its errors.
   */
  @Test
  void drawsAreDistributedAsTheyShould() {
    for (int trials : new int[] {1, 16, 17, 60, 1_000}) {
      for (double chance : new double[] {0.02, 0.5, 0.9}) {
        int[] drawn = new int[trials + 1];
        for (int draw = 0; draw < DRAWS; draw++) {
          drawn[Agreement.binomial(trials, chance, random)]++;
        }
        BinomialDistribution expected = new BinomialDistribution(trials, chance);
        double upTo = 0;
        for (int number = 0; number <= trials; number++) {
          upTo += drawn[number] / (double) DRAWS;
          double share = expected.cumulativeProbability(number);
          double error = Math.sqrt(share * (1 - share) / DRAWS);
          assertThat(upTo)
              .as("%d of %d at %s", number, trials, chance)
              .isCloseTo(share, within(5 * error + 1e-4));
        }
      }
    }
  }

  @Test
  void whatIsCertainIsDrawnAlways() {
    for (int trials : new int[] {0, 3, 100_000}) {
      assertThat(Agreement.binomial(trials, 0, random)).isZero();
      assertThat(Agreement.binomial(trials, 1, random)).isEqualTo(trials);
    }
  }
}
