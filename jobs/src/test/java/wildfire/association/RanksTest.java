package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RanksTest {

  /** Few different values, so that ties are common. */
  @Provide
  Arbitrary<double[]> values() {
    return Arbitraries.integers()
        .between(-4, 6)
        .map(Integer::doubleValue)
        .array(Double[].class)
        .ofMinSize(2)
        .ofMaxSize(25)
        .map(boxed -> Arrays.stream(boxed).mapToDouble(Double::doubleValue).sorted().toArray());
  }

  private static Ranks.CliffsDelta delta(double[] with, double[] without) {
    double[] level =
        DoubleStream.concat(Arrays.stream(with), Arrays.stream(without))
            .sorted()
            .distinct()
            .toArray();
    return Ranks.cliffsDelta(counts(with, level), counts(without, level));
  }

  private static int[] counts(double[] values, double[] level) {
    int[] counts = new int[level.length];
    for (double value : values) {
      counts[Arrays.binarySearch(level, value)]++;
    }
    return counts;
  }

  private static double median(double[] values) {
    double[] level = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    return Ranks.median(level, counts(values, level));
  }

  private static double[][] dominance(double[] with, double[] without) {
    double[][] dominance = new double[with.length][without.length];
    for (int i = 0; i < with.length; i++) {
      for (int j = 0; j < without.length; j++) {
        dominance[i][j] = Math.signum(with[i] - without[j]);
      }
    }
    return dominance;
  }

  @Property
  void equalsAllPairs(@ForAll("values") double[] with, @ForAll("values") double[] without) {
    double[][] dominance = dominance(with, without);
    double m = with.length;
    double n = without.length;
    double delta = Arrays.stream(dominance).flatMapToDouble(Arrays::stream).sum() / (m * n);
    double rows = 0;
    double all = 0;
    for (double[] row : dominance) {
      rows += Math.pow(Arrays.stream(row).sum() / n - delta, 2);
      all += Arrays.stream(row).map(d -> (d - delta) * (d - delta)).sum();
    }
    double columns = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (double[] row : dominance) {
        sum += row[j];
      }
      columns += Math.pow(sum / m - delta, 2);
    }
    double unbiased = (n * n * rows + m * m * columns - all) / (m * n * (m - 1) * (n - 1));
    double least = (1 - delta * delta) / (m * n - 1);

    Ranks.CliffsDelta cliff = delta(with, without);
    assertThat(cliff.delta()).isCloseTo(delta, within(1e-12));
    assertThat(cliff.variance()).isCloseTo(Math.max(unbiased, least), within(1e-9));
    assertThat(cliff.interval().lower()).isBetween(-1.0, cliff.delta());
    assertThat(cliff.interval().upper()).isBetween(cliff.delta(), 1.0);
  }

  @Property
  void mirrorsWhenTheGroupsChangePlaces(
      @ForAll("values") double[] with, @ForAll("values") double[] without) {
    Ranks.CliffsDelta one = delta(with, without);
    Ranks.CliffsDelta other = delta(without, with);
    assertThat(one.delta()).isCloseTo(-other.delta(), within(1e-12));
    assertThat(one.interval().lower()).isCloseTo(-other.interval().upper(), within(1e-9));
  }

  @Property
  void knowsOnlyTheOrder(@ForAll("values") double[] with, @ForAll("values") double[] without) {
    assertThat(
            delta(
                Arrays.stream(with).map(Math::exp).toArray(),
                Arrays.stream(without).map(Math::exp).toArray()))
        .isEqualTo(delta(with, without));
  }

  @Test
  void groupsThatDoNotOverlapStayInDoubtWhileTheyAreSmall() {
    Interval few = delta(new double[] {5, 6, 7}, new double[] {1, 2, 3}).interval();
    assertThat(few.upper()).isEqualTo(1);
    assertThat(few.lower()).isLessThan(0);
    double[] high = new double[200];
    Arrays.fill(high, 1);
    assertThat(delta(high, new double[200]).interval().lower()).isGreaterThan(0.95);
  }

  @Test
  void oneValueOfAKindIsHardlyEvidence() {
    Interval interval = delta(new double[] {2}, new double[] {1, 2, 3, 4}).interval();
    assertThat(interval.lower()).isLessThan(-0.8);
    assertThat(interval.upper()).isGreaterThan(0.5);
  }

  @Test
  void medianOfEvenAndOddNumbers() {
    assertThat(median(new double[] {1, 2, 9})).isEqualTo(2);
    assertThat(median(new double[] {1, 2, 4, 9})).isEqualTo(3);
    assertThat(median(new double[] {7})).isEqualTo(7);
  }
}
