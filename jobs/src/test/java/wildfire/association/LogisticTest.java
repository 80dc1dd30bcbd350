package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LogisticTest {
  private static final int POSTS = 300;

  /** Each post an account of its own. */
  private static Design design(double[]... columns) {
    int n = columns[0].length;
    List<double[]> all = new ArrayList<>();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    all.add(ones);
    all.addAll(List.of(columns));
    int[] start = new int[n + 1];
    for (int i = 0; i <= n; i++) {
      start[i] = i;
    }
    return Design.of(all, start);
  }

  private static double[] draws(long seed) {
    return new SplittableRandom(seed).doubles(POSTS).toArray();
  }

  private static double[] where(double[] column, double above) {
    return Arrays.stream(column).map(value -> value > above ? 1 : 0).toArray();
  }

  private static double[] answers(double[] x, long seed) {
    double[] chance = draws(seed);
    double[] y = new double[POSTS];
    for (int i = 0; i < POSTS; i++) {
      y[i] = chance[i] < Logistic.share(2 * x[i] - 1) ? 1 : 0;
    }
    return y;
  }

  @Test
  void oneDummyGivesTheLogOddsOfTheTwoGroups() {
    double[] x = where(draws(1), 0.6);
    double[] y = answers(x, 2);
    Logistic.Settled settled = (Logistic.Settled) Logistic.fit(design(x), y);
    double[] yes = new double[2];
    double[] all = new double[2];
    for (int i = 0; i < POSTS; i++) {
      yes[(int) x[i]] += y[i];
      all[(int) x[i]]++;
    }
    double odds0 = Math.log(yes[0] / (all[0] - yes[0]));
    double odds1 = Math.log(yes[1] / (all[1] - yes[1]));
    assertThat(settled.fit().coefficient()[0]).isCloseTo(odds0, within(1e-9));
    assertThat(settled.fit().coefficient()[1]).isCloseTo(odds1 - odds0, within(1e-9));
  }

  @Test
  void completeSeparationTakesEveryPost() {
    double[] x = draws(1);
    Logistic.Separated separated = (Logistic.Separated) Logistic.fit(design(x), where(x, 0.5));
    assertThat(separated.parted()).doesNotContain(false);
  }

  @Test
  void quasiSeparationTakesThePostsThatAreCertainAndNoOthers() {
    double[] x = draws(1);
    double[] rare = where(draws(3), 0.93);
    double[] y = answers(x, 2);
    for (int i = 0; i < POSTS; i++) {
      y[i] = rare[i] == 1 ? 1 : y[i];
    }
    Logistic.Separated separated = (Logistic.Separated) Logistic.fit(design(x, rare), y);
    for (int i = 0; i < POSTS; i++) {
      assertThat(separated.parted()[i]).isEqualTo(rare[i] == 1);
    }
  }

  @Test
  void enormousOddsThatAreFiniteAreNoSeparation() {
    double[] group = new double[60_000];
    double[] y = new double[60_000];
    for (int i = 0; i < 30_000; i++) {
      group[i] = 1;
      y[i] = i == 0 ? 0 : 1;
    }
    y[40_000] = 1;
    Logistic.Settled settled = (Logistic.Settled) Logistic.fit(design(group), y);
    assertThat(settled.fit().coefficient()[1]).isCloseTo(2 * Math.log(29_999), within(1e-6));
  }

  @Test
  void holdingACoefficientWhereItIsChangesNothing() {
    double[] x = draws(1);
    double[] z = draws(4);
    double[] y = answers(x, 2);
    Fit free = ((Logistic.Settled) Logistic.fit(design(x, z), y)).fit();
    Fit held = Logistic.fitHolding(1, free.coefficient()[1], free, y).orElseThrow();
    for (int j = 0; j < 3; j++) {
      assertThat(held.coefficient()[j]).isCloseTo(free.coefficient()[j], within(1e-9));
    }
  }

  @Test
  void holdingACoefficientAtNilIsTheFitWithoutIt() {
    double[] x = draws(1);
    double[] z = draws(4);
    double[] y = answers(x, 2);
    Fit free = ((Logistic.Settled) Logistic.fit(design(x, z), y)).fit();
    Fit without = ((Logistic.Settled) Logistic.fit(design(z), y)).fit();
    Fit far = Logistic.fitHolding(1, 9, free, y).orElseThrow();
    Fit held = Logistic.fitHolding(1, 0, far, y).orElseThrow();
    assertThat(held.coefficient()[1]).isZero();
    assertThat(held.coefficient()[0]).isCloseTo(without.coefficient()[0], within(1e-9));
    assertThat(held.coefficient()[2]).isCloseTo(without.coefficient()[1], within(1e-9));
  }
}
