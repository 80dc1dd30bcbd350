package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WildBootstrapTest {
  private static final int[] ACCOUNT_START = {0, 4, 9, 15, 18, 25, 30};
  private static final int ASKED = 2;

  private final SplittableRandom random = new SplittableRandom(11);
  private final Design design = design();
  private final double[] outcome = outcome();
  private final Fit fit =
      Span.of(AccountSums.of(design, null)).map(span -> span.fit(outcome)).orElseThrow();
  private final double correction = Doubt.correction(6, 30, 4);

  private Design design() {
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < 4; j++) {
      double[] column = new double[30];
      for (int i = 0; i < 30; i++) {
        column[i] = j == 0 ? 1 : j == ASKED ? random.nextInt(2) : random.nextGaussian();
      }
      columns.add(column);
    }
    return Design.of(columns, ACCOUNT_START);
  }

  private double[] outcome() {
    double[] outcome = new double[30];
    for (int account = 0; account < 6; account++) {
      double level = random.nextGaussian();
      for (int i = ACCOUNT_START[account]; i < ACCOUNT_START[account + 1]; i++) {
        outcome[i] = level + 0.5 * design.column(ASKED)[i] + random.nextGaussian();
      }
    }
    return outcome;
  }

  private double standardError(Fit any) {
    double[] own = ownSums(any);
    return Math.sqrt(correction * Doubt.sumOfSquares(own)) * any.inverse()[ASKED][ASKED];
  }

  /** Row by row. */
  private double[] ownSums(Fit any) {
    double[] part = design.times(any.ownPart(ASKED));
    double[] sums = new double[6];
    for (int account = 0; account < 6; account++) {
      for (int i = ACCOUNT_START[account]; i < ACCOUNT_START[account + 1]; i++) {
        sums[account] += part[i] * any.residual()[i];
      }
    }
    return sums;
  }

  /** One draw done the long way: fit under the null, flip, refit. */
  private double longWay(double b, double[] weight) {
    Design others = design.withColumns(new int[] {0, 1, 3});
    double[] rest = new double[30];
    for (int i = 0; i < 30; i++) {
      rest[i] = outcome[i] - b * design.column(ASKED)[i];
    }
    double[] residual =
        Span.of(AccountSums.of(others, null)).map(span -> span.fit(rest)).orElseThrow().residual();
    double[] drawn = new double[30];
    for (int account = 0; account < 6; account++) {
      for (int i = ACCOUNT_START[account]; i < ACCOUNT_START[account + 1]; i++) {
        drawn[i] = outcome[i] - residual[i] + weight[account] * residual[i];
      }
    }
    Fit refitted = Span.of(AccountSums.of(design, null)).map(span -> span.fit(drawn)).orElseThrow();
    return (refitted.coefficient()[ASKED] - b) / standardError(refitted);
  }

  private static double t(WildBootstrap.Draws draws, int draw, double b) {
    double[][] c = draws.coefficient();
    return (c[0][draw] + b * c[1][draw])
        / Math.sqrt(c[2][draw] + b * (2 * c[3][draw] + b * c[4][draw]));
  }

  @Test
  void everyDrawEqualsTheLongWayUnderEveryNull() {
    WildWeights weights = WildWeights.webb(6, 5);
    WildBootstrap.Draws draws =
        WildBootstrap.alongTheLine(fit, ASKED, correction).draws(weights, 40);
    WildWeights.Sequence sequence = weights.sequence();
    double[] weight = new double[6];
    for (int draw = 0; draw < 40; draw++) {
      sequence.next(weight);
      for (double b : new double[] {0, 0.8, -3}) {
        // Flipped residuals may be fitted all over, but never their t.
        assertThat(t(draws, draw, b)).isCloseTo(longWay(b, weight), within(1e-8));
      }
    }
  }

  @Test
  void oneNullAloneIsTheLineAtThatNull() {
    double b = 0.3;
    double[] part = design.times(fit.ownPart(ASKED));
    double[] residual = new double[30];
    for (int i = 0; i < 30; i++) {
      residual[i] = fit.residual()[i] + (fit.coefficient()[ASKED] - b) * part[i];
    }
    Fit underNull = Fit.of(fit.sums(), fit.coefficient(), residual, fit.inverse());
    WildWeights weights = WildWeights.rademacher(20, 5);
    assertThat(weights.enumerates()).isFalse();
    WildWeights few = WildWeights.webb(6, 5);
    WildBootstrap.Draws one = WildBootstrap.atOneNull(underNull, ASKED, correction).draws(few, 99);
    WildBootstrap.Draws line = WildBootstrap.alongTheLine(fit, ASKED, correction).draws(few, 99);
    for (int draw = 0; draw < 99; draw++) {
      assertThat(t(one, draw, 0)).isCloseTo(t(line, draw, b), within(1e-8));
    }
  }

  @Test
  void enumerationMakesEveryDrawOnceAndTheObservedAmongThem() {
    WildWeights weights = WildWeights.rademacher(6, 5);
    assertThat(weights.enumerates()).isTrue();
    assertThat(weights.draws(999)).isEqualTo(32);
    WildBootstrap.Draws draws =
        WildBootstrap.alongTheLine(fit, ASKED, correction).draws(weights, 999);
    double observed = fit.coefficient()[ASKED] / standardError(fit);
    assertThat(Math.abs(t(draws, 0, 0))).isCloseTo(Math.abs(observed), within(1e-8));
    long seen =
        IntStream.range(0, 32)
            .filter(draw -> Math.abs(t(draws, draw, 0)) >= Math.abs(observed) - 1e-9)
            .count();
    assertThat(draws.p(observed, 0)).isEqualTo(seen / 32.0);
  }

  @Test
  void theQuantileIsTheGreatestThatIsNotRejected() {
    WildBootstrap.Draws draws =
        WildBootstrap.alongTheLine(fit, ASKED, correction).draws(WildWeights.webb(6, 5), 999);
    double quantile = draws.quantile(0.05, 0.2);
    assertThat(draws.p(quantile, 0.2)).isGreaterThan(0.05);
    assertThat(draws.p(quantile * (1 + 1e-6), 0.2)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void weightsHaveMeanNilAndVarianceOne() {
    for (WildWeights weights : List.of(WildWeights.webb(30, 3), WildWeights.rademacher(30, 3))) {
      WildWeights.Sequence sequence = weights.sequence();
      double[] weight = new double[30];
      double sum = 0;
      double squares = 0;
      for (int draw = 0; draw < 5000; draw++) {
        sequence.next(weight);
        for (double one : weight) {
          sum += one;
          squares += one * one;
        }
      }
      assertThat(sum / 150_000).isCloseTo(0, within(0.012));
      assertThat(squares / 150_000).isCloseTo(1, within(0.012));
    }
  }
}
