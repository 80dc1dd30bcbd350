package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.verdict.StoryPost.DEFAULTS;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

final class OrdinaryRangeTest {
  private final OrdinaryRange range = new OrdinaryRange(DEFAULTS);

  private static long[] counts(Random random, int n, double spread) {
    return LongStream.generate(() -> (long) (40 * Math.exp(spread * random.nextGaussian())))
        .limit(n)
        .sorted()
        .toArray();
  }

  /** Of fewer than ten posts nothing is drawn in: the interval is the textbook's. */
  @Property(tries = 200)
  void ofFewPostsItIsThePredictionIntervalOfANormalSample(
      @ForAll Random random, @ForAll @IntRange(min = 3, max = 9) int n) {
    long[] counts = counts(random, n, 0.8);
    double[] logs =
        LongStream.of(counts).mapToDouble(c -> Math.log1p((double) c) / Math.log(2)).toArray();
    double mean = DoubleStream.of(logs).average().orElseThrow();
    double deviation =
        Math.sqrt(DoubleStream.of(logs).map(x -> (x - mean) * (x - mean)).sum() / (n - 1));
    double t = new TDistribution(n - 1).inverseCumulativeProbability(1 - DEFAULTS.chanceAbove());
    double high = Math.pow(2, mean + t * deviation * Math.sqrt(1 + 1.0 / n)) - 1;
    assertThat(range.after(counts).high())
        .isCloseTo(Math.max((double) counts[n - 1], Math.floor(high)), within(1.0));
  }

  @Property(tries = 300)
  void holdsAllButAFewOfTheEarlierPosts(
      @ForAll Random random, @ForAll @IntRange(min = 3, max = 120) int n) {
    long[] counts = counts(random, n, 0.2 + 1.5 * random.nextDouble());
    OrdinaryRange.Counts usual = range.after(counts);
    assertThat(Arrays.stream(counts).filter(c -> c > usual.high()).count())
        .isLessThanOrEqualTo((long) Math.floor(0.05 * n + 1e-9));
    assertThat(Arrays.stream(counts).filter(c -> c < usual.low()).count())
        .isLessThanOrEqualTo((long) Math.floor(0.05 * n + 1e-9));
    assertThat(usual.low()).isBetween(0.0, usual.high());
    assertThat(usual.rare()).isGreaterThan(usual.high());
  }

  @Property(tries = 300)
  void oneHitAmongTenOrMoreHardlyMovesIt(
      @ForAll Random random, @ForAll @IntRange(min = 20, max = 100) int n) {
    long[] counts = counts(random, n, 0.5);
    long[] withHit = counts.clone();
    withHit[n - 1] = 1_000_000;
    assertThat(range.after(withHit)).isEqualTo(range.after(counts));
  }

  @Test
  void whereAllHadTheSameNothingElseIsOrdinary() {
    long[] same = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    assertThat(range.after(same)).isEqualTo(new OrdinaryRange.Counts(7, 7, 8));
  }
}
