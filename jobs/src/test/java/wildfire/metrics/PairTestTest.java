package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PairTestTest {
  private static final long SECOND = 1_000_000L;
  private static final long NEAR = 10 * SECOND;
  private static final double LEVEL = 0.05;

  /** Worlds for each sort of burst; -Dwildfire.worlds=2000 for figures. */
  private static final int WORLDS = Integer.getInteger("wildfire.worlds", 25);

  @Property
  void theTailIsWhatIsLeftOfPoisson(
      @ForAll @IntRange(min = 1, max = 40) int near,
      @ForAll @DoubleRange(min = 0.01, max = 30) double expected) {
    double below = 0;
    double term = Math.exp(-expected);
    for (int k = 0; k < near; k++) {
      below += term;
      term *= expected / (k + 1);
    }
    double tail = PairTest.tail(near, expected);
    if (near < expected + 1) {
      assertThat(tail).isEqualTo(1);
    } else {
      assertThat(tail).isCloseTo(1 - below, within(1e-12));
    }
  }

  /** The distribution of the number of near posts, chance by chance. */
  @Property
  void itIsNoLessThanTheTailOfTheChancesThemselves(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int posts) {
    Random random = new Random(seed);
    double scale = random.nextDouble();
    double[] chances = random.doubles(posts).map(p -> scale * p).toArray();
    double[] exactly = new double[posts + 1];
    exactly[0] = 1;
    for (double p : chances) {
      for (int k = posts; k > 0; k--) {
        exactly[k] = exactly[k] * (1 - p) + exactly[k - 1] * p;
      }
      exactly[0] *= 1 - p;
    }
    double tail = 0;
    for (int near = posts; near > 0; near--) {
      tail += exactly[near];
      assertThat(PairTest.tail(near, Arrays.stream(chances).sum()))
          .isGreaterThanOrEqualTo(tail * (1 - 1e-9));
    }
  }

  @Property
  void whatIsNotWorthAskingIsNeverFound(
      @ForAll @IntRange(min = 1, max = 30) int near,
      @ForAll @IntRange(min = 0, max = 1_000_000) int pairs,
      @ForAll @DoubleRange(min = 0, max = 3) double more) {
    PairTest test = new PairTest(pairs, LEVEL);
    if (test.isMoreThanAccident(near, near * NearShares.leastChance() + more)) {
      assertThat(test.isWorthAsking(near)).isTrue();
    }
  }

  /** Fans who share what they see, each on its own, after so long. */
  private static List<SharedPost> fans(
      Random random, int fans, int posts, double habit, ToDoubleFunction<Random> seconds) {
    return IntStream.range(0, posts)
        .mapToObj(
            post -> {
              Map<String, Long> at = new HashMap<>();
              for (int fan = 0; fan < fans; fan++) {
                if (random.nextDouble() < habit) {
                  at.put("fan" + fan, (long) (SECOND * seconds.applyAsDouble(random)));
                }
              }
              return new SharedPost(at);
            })
        .toList();
  }

  private static double exponential(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private static boolean anyTogether(List<SharedPost> posts) {
    return SharedPost.together(posts, NEAR, 3, LEVEL).stream().anyMatch(a -> !a.isEmpty());
  }

  /** Share of worlds in which any pair is found, with room for luck of the simulation. */
  private static void hardlyEver(ToDoubleFunction<Random> seconds) {
    int found = 0;
    for (int world = 0; world < WORLDS; world++) {
      found += anyTogether(fans(new Random(world), 30, 40, 0.5, seconds)) ? 1 : 0;
    }
    double room = 3 * Math.sqrt(LEVEL * (1 - LEVEL) / WORLDS);
    assertThat((double) found / WORLDS).isLessThanOrEqualTo(LEVEL + room);
  }

  @Test
  void fansWhoShareOverADayAreNotCoordinated() {
    hardlyEver(random -> exponential(random, 86_400));
  }

  @Test
  void norAreFansInABurstOfMinutes() {
    hardlyEver(random -> exponential(random, 300));
  }

  @Test
  void norAreFansInABurstOfTwiceTheSpan() {
    hardlyEver(random -> exponential(random, 20));
  }

  @Test
  void norAreFansOfWhomHalfComeInALaterBurst() {
    hardlyEver(
        random ->
            random.nextBoolean() ? exponential(random, 7_200) : 900 + exponential(random, 30));
  }

  @Test
  void aRingAmongFansIsFoundAndTheFansAreNot() {
    Random random = new Random(1);
    List<SharedPost> posts = fans(random, 30, 40, 0.3, r -> exponential(r, 3_600));
    for (int post = 0; post < 8; post++) {
      long strike = (long) (SECOND * (60 + 3_600 * random.nextDouble()));
      for (int member = 0; member < 5; member++) {
        posts.get(5 * post).at().put("ring" + member, strike + random.nextLong(8 * SECOND));
      }
    }
    List<Set<String>> together = SharedPost.together(posts, NEAR, 3, LEVEL);
    for (int post = 0; post < posts.size(); post++) {
      if (post % 5 == 0) {
        assertThat(together.get(post))
            .containsExactlyInAnyOrder("ring0", "ring1", "ring2", "ring3", "ring4");
      } else {
        assertThat(together.get(post)).isEmpty();
      }
    }
  }
}
