package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The same numbers as statsmodels and SciPy, on the same posts. */
final class ReferenceTest {
  private static final Offset<Double> SAME = within(1e-6);
  private static final Map<String, Double> REFERENCE = Campaign.reference();

  private static Rules withoutBootstrap() {
    return new Rules(10, 10, 5, 3, 3, 0, 0, 999, 1);
  }

  private static List<AssociationRow> rows(Scale scale) {
    return Campaign.read().data(scale).rows(withoutBootstrap());
  }

  private static double told(String name) {
    return REFERENCE.get(name);
  }

  private static void assertEstimate(String fit, AssociationRow row) {
    String key = fit + "." + row.factor();
    Estimate estimate = row.adjusted().estimate();
    assertThat(estimate.method()).isEqualTo(Estimate.Method.CLUSTERED_T);
    assertThat(estimate.coefficient()).isCloseTo(told(key + ".coefficient"), SAME);
    assertThat(estimate.standardError()).isCloseTo(told(key + ".standard_error"), SAME);
    assertThat(estimate.p()).isCloseTo(told(key + ".p"), within(1e-6 * told(key + ".p")));
    assertThat(estimate.interval().lower()).isCloseTo(told(key + ".lower"), SAME);
    assertThat(estimate.interval().upper()).isCloseTo(told(key + ".upper"), SAME);
  }

  @Test
  void leastSquaresWithClusteredErrors() {
    assertThat(rows(Scale.LOG)).hasSize(3).allSatisfy(row -> assertEstimate("ols", row));
  }

  @Test
  void logisticRegressionWithClusteredErrorsAndAverageDifference() {
    assertThat(rows(Scale.YES_NO))
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertEstimate("logit", row);
              assertThat(row.adjusted().difference())
                  .isCloseTo(told("logit." + row.factor() + ".difference"), SAME);
            });
  }

  @Test
  void mediansAndRanks() {
    assertThat(rows(Scale.LOG))
        .allSatisfy(
            row -> {
              Plain.Medians plain = (Plain.Medians) row.plain();
              String key = "plain." + row.factor();
              assertThat(plain.cliffsDelta()).isCloseTo(told(key + ".cliffs_delta"), SAME);
              assertThat(plain.difference()).isCloseTo(told(key + ".median_difference"), SAME);
            });
  }

  @Test
  void shares() {
    assertThat(rows(Scale.YES_NO))
        .allSatisfy(
            row -> {
              Plain.Shares plain = (Plain.Shares) row.plain();
              String key = "plain." + row.factor();
              assertInterval(plain.shareWithInterval(), key + ".wilson");
              assertInterval(plain.differenceInterval(), key + ".diff");
              assertInterval(plain.ratioInterval(), key + ".ratio");
            });
  }

  private static void assertInterval(Interval interval, String key) {
    assertThat(interval.lower()).isCloseTo(told(key + "_lower"), SAME);
    assertThat(interval.upper()).isCloseTo(told(key + "_upper"), SAME);
  }

  @Test
  void falseDiscoveryRate() {
    double[] p = {0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.205, 0.216, 0.9};
    double[] q = FalseDiscovery.q(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(q[i]).isCloseTo(told("bh." + i), SAME);
    }
  }

  @Test
  void varianceBetweenPlatforms() {
    Shrinkage shrinkage =
        Shrinkage.of(
            new double[] {0.2, 0.9, 0.1, -0.3, 0.6}, new double[] {0.15, 0.2, 0.1, 0.25, 0.3});
    assertThat(Math.pow(shrinkage.between(), 2)).isCloseTo(told("meta.tau2"), SAME);
    assertThat(shrinkage.mean()).isCloseTo(told("meta.mean"), SAME);
  }

  @Test
  void alpha() {
    int[][] units = {
      {1, 1, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
      {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5}, {1, 1}, {3}
    };
    int[][] said = new int[units.length][6];
    for (int u = 0; u < units.length; u++) {
      for (int value : units[u]) {
        said[u][value]++;
      }
    }
    Agreement agreement = Agreement.of(said, MadeUpPosts.LEAST_ALPHA, 999, 1);
    assertThat(agreement.alpha()).isCloseTo(told("alpha"), SAME);
    assertThat(agreement.interval().holds(agreement.alpha())).isTrue();
    assertThat(agreement.units()).isEqualTo(11);
    assertThat(agreement.standing()).isEqualTo(Agreement.Standing.RELIABLE);
  }
}
