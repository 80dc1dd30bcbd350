package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class NearSharesTest {
  private static final long SECOND = 1_000_000L;
  private static final long NEAR = 10 * SECOND;

  /** Bursts, lone shares and equal times, in whole seconds since the publication. */
  private static long[] anyTimes(long seed, int n) {
    Random random = new Random(seed);
    long[] bursts = random.longs(3, 0, 3_000).toArray();
    return IntStream.range(0, n)
        .mapToLong(
            i ->
                SECOND
                    * (random.nextInt(4) == 0
                        ? random.nextLong(4_000)
                        : bursts[random.nextInt(3)] + random.nextLong(1 + random.nextInt(60))))
        .sorted()
        .toArray();
  }

  private static SharedPost told(long[] at) {
    Map<String, Long> accounts = new LinkedHashMap<>();
    for (int i = 0; i < at.length; i++) {
      accounts.put(name(i), at[i]);
    }
    return new SharedPost(accounts);
  }

  private static String name(int share) {
    return "a" + share;
  }

  @Property(tries = 60)
  void isWhatComparingAllPairsGives(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int n) {
    long[] at = anyTimes(seed, n);
    SharedPost oracle = told(at);
    NearShares near = NearShares.of(0, at, NEAR);
    for (int i = 0; i < n; i++) {
      assertThat(near.crowded()[i]).isEqualTo(oracle.isCrowded(name(i), NEAR));
      for (int j = 0; j < n; j++) {
        if (i != j) {
          assertThat(near.areNear(i, j)).isEqualTo(oracle.areNear(name(i), name(j), NEAR));
          assertThat(near.couldBeNear(i, j)).isEqualTo(oracle.couldBeNear(name(i), name(j), NEAR));
          assertThat(near.chance(i, j))
              .isCloseTo(
                  Math.max(oracle.chance(name(i), NEAR), oracle.chance(name(j), NEAR)),
                  within(1e-12));
        }
      }
    }
  }

  @Property(tries = 200)
  void everyNearPairIsToldOnce(@ForAll long seed, @ForAll @IntRange(min = 0, max = 120) int n) {
    long[] at = anyTimes(seed, n);
    NearShares near = NearShares.of(0, at, NEAR);
    Random random = new Random(~seed);
    int[] some =
        IntStream.range(0, n).filter(i -> !near.crowded()[i] && random.nextInt(4) > 0).toArray();
    TreeSet<String> told = new TreeSet<>();
    near.forEachNear(some, (one, other) -> assertThat(told.add(one + " " + other)).isTrue());
    TreeSet<String> expected = new TreeSet<>();
    long couldBe = 0;
    for (int one : some) {
      for (int other : some) {
        if (one < other) {
          couldBe += near.couldBeNear(one, other) ? 1 : 0;
          if (near.areNear(one, other)) {
            expected.add(one + " " + other);
          }
        }
      }
    }
    assertThat(told).isEqualTo(expected);
    assertThat(near.pairsThatCouldBe(some)).isEqualTo(couldBe);
  }

  @Property(tries = 100)
  void aChanceIsNeitherNoneNorMoreThanCertain(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int n) {
    NearShares near = NearShares.of(0, anyTimes(seed, n), NEAR);
    for (int i = 1; i < n; i++) {
      assertThat(near.chance(i - 1, i)).isBetween(NearShares.leastChance(), 1.0);
    }
  }

  @Test
  void aRingAloneIsNoBurst() {
    long[] ring = LongStream.range(0, 8).map(i -> 5_000 * SECOND + i * SECOND).toArray();
    assertThat(NearShares.of(0, ring, NEAR).chance(0, 7)).isEqualTo(NearShares.leastChance());
  }

  @Test
  void aBurstMakesBeingNearMoreLikely() {
    long[] burst = LongStream.range(0, 30).map(i -> 5_000 * SECOND + i * 2 * SECOND).toArray();
    assertThat(NearShares.of(0, burst, NEAR).chance(14, 15)).isGreaterThan(0.25);
  }

  @Test
  void inACrowdNobodyIsNear() {
    long[] crowd = new long[22];
    Arrays.fill(crowd, 100 * SECOND);
    NearShares near = NearShares.of(0, crowd, NEAR);
    assertThat(near.areNear(0, 1)).isFalse();
    assertThat(NearShares.of(0, Arrays.copyOf(crowd, 21), NEAR).areNear(0, 1)).isTrue();
  }

  @Test
  void aClockBeforeThePublicationDoesNoHarm() {
    NearShares near = NearShares.of(50 * SECOND, new long[] {0, 5 * SECOND, 60 * SECOND}, NEAR);
    assertThat(near.areNear(0, 1)).isTrue();
    assertThat(near.chance(0, 1)).isBetween(NearShares.leastChance(), 1.0);
  }
}
