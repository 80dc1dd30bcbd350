package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class FalseDiscoveryTest {

  @Provide
  Arbitrary<double[]> tests() {
    return Arbitraries.of(1e-300, 1e-9, 0.001, 0.004, 0.01, 0.02, 0.049, 0.05, 0.3, 0.7, 1.0)
        .array(Double[].class)
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(boxed -> Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray());
  }

  /** What the step-up procedure rejects at a rate: all p up to the last one under its line. */
  private static boolean isDiscovery(double[] p, int test, double rate) {
    double[] sorted = Arrays.stream(p).sorted().toArray();
    double limit = 0;
    for (int i = 0; i < sorted.length; i++) {
      limit = sorted[i] <= rate * (i + 1) / sorted.length ? sorted[i] : limit;
    }
    return p[test] <= limit;
  }

  @Property
  void qIsTheRateAtWhichATestBecomesADiscovery(@ForAll("tests") double[] p) {
    double[] q = FalseDiscovery.q(p);
    for (int test = 0; test < p.length; test++) {
      assertThat(q[test]).isBetween(p[test], 1.0);
      assertThat(isDiscovery(p, test, q[test] * (1 + 1e-9))).isTrue();
      assertThat(isDiscovery(p, test, q[test] * (1 - 1e-9))).isFalse();
    }
  }

  @Property
  void theOrderOfTheTestsDoesNotMatter(@ForAll("tests") double[] p) {
    double[] reversed = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      reversed[i] = p[p.length - 1 - i];
    }
    double[] q = FalseDiscovery.q(p);
    double[] back = FalseDiscovery.q(reversed);
    for (int i = 0; i < p.length; i++) {
      assertThat(back[p.length - 1 - i]).isCloseTo(q[i], within(1e-15));
    }
  }
}
