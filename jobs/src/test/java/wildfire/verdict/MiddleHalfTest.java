package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class MiddleHalfTest {

  @Provide
  Arbitrary<long[]> counts() {
    return Arbitraries.longs().between(0, 1_000_000).array(long[].class).ofMinSize(1).ofMaxSize(60);
  }

  /** With every value four times, the middle half begins and ends between two values. */
  static double fourfold(long[] counts) {
    long[] four = LongStream.of(counts).flatMap(c -> LongStream.of(c, c, c, c)).sorted().toArray();
    return Arrays.stream(four, counts.length, 3 * counts.length).average().orElseThrow();
  }

  private static long[] sorted(long[] counts) {
    return LongStream.of(counts).sorted().toArray();
  }

  @Property
  void weightsAtTheEdgesEqualCountingEveryValueFourTimes(@ForAll("counts") long[] counts) {
    assertThat(MiddleHalf.mean(sorted(counts))).isCloseTo(fourfold(counts), within(1e-6));
  }

  @Property
  void liesBetweenTheSmallestAndTheGreatest(@ForAll("counts") long[] counts) {
    assertThat(MiddleHalf.mean(sorted(counts)))
        .isBetween(
            (double) LongStream.of(counts).min().orElseThrow(),
            (double) LongStream.of(counts).max().orElseThrow());
  }

  @Property
  void equalValuesHaveThatMean(
      @ForAll @LongRange(max = 1_000_000_000_000L) long value,
      @ForAll @IntRange(min = 1, max = 99) int n) {
    assertThat(MiddleHalf.mean(LongStream.generate(() -> value).limit(n).toArray()))
        .isEqualTo((double) value);
  }

  @Property
  void scalesWithItsValues(
      @ForAll("counts") long[] counts, @ForAll @IntRange(min = 1, max = 1000) int factor) {
    long[] scaled = LongStream.of(counts).map(c -> factor * c).sorted().toArray();
    double mean = MiddleHalf.mean(sorted(counts));
    assertThat(MiddleHalf.mean(scaled))
        .isCloseTo(factor * mean, within(1e-9 * (1 + factor * mean)));
  }

  @Property
  void oneGiantAmongFourOrMoreDoesNotMoveIt(@ForAll("counts") long[] counts) {
    if (counts.length < 4) {
      return;
    }
    long[] sorted = sorted(counts);
    double before = MiddleHalf.mean(sorted);
    sorted[sorted.length - 1] = Long.MAX_VALUE / 8;
    assertThat(MiddleHalf.mean(sorted)).isEqualTo(before);
  }

  @Property
  void ranksAreTheSmallestAndGreatestThatHoldTheirShare(
      @ForAll("counts") long[] counts, @ForAll @IntRange(min = 1, max = 100) int percent) {
    double share = percent / 100.0;
    long[] sorted = sorted(counts);
    double needed = share * counts.length - 1e-9;
    long high = MiddleHalf.notBehind(sorted, share);
    assertThat(LongStream.of(counts).filter(c -> c <= high).count())
        .isGreaterThanOrEqualTo((long) Math.ceil(needed));
    assertThat((double) LongStream.of(counts).filter(c -> c < high).count())
        .isLessThan(share * counts.length);
    long low = MiddleHalf.notAhead(sorted, share);
    assertThat(LongStream.of(counts).filter(c -> c >= low).count())
        .isGreaterThanOrEqualTo((long) Math.ceil(needed));
    assertThat((double) LongStream.of(counts).filter(c -> c > low).count())
        .isLessThan(share * counts.length);
  }
}
