package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is kept by account and without its nils, against sums over everything. */
final class DesignTest {
  private static final int ROWS = 60;

  /** Intercept, dummies, account means and numbers of some accounts. */
  private static final class Made {
    private final SplittableRandom random;
    private final int[] accountStart;
    private final List<double[]> columns = new ArrayList<>();
    private final double[] weight = new double[ROWS];

    Made(long seed) {
      random = new SplittableRandom(seed);
      accountStart =
          IntStream.concat(IntStream.of(0, 9, ROWS), random.ints(random.nextInt(12), 1, ROWS))
              .distinct()
              .sorted()
              .toArray();
      for (int j = 0; j < 6; j++) {
        double[] column = new double[ROWS];
        int kind = j;
        for (int account = 0; account + 1 < accountStart.length; account++) {
          double its = random.nextInt(3) - 1;
          for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
            column[i] =
                kind == 0 ? 1 : kind < 3 ? its : kind < 5 ? random.nextInt(2) : random.nextDouble();
          }
        }
        columns.add(column);
      }
      Arrays.setAll(weight, i -> random.nextDouble());
    }

    /** Two of the columns are added to the others, and one is left out. */
    Design design() {
      return Design.of(columns.subList(0, 4), accountStart)
          .withColumns(new int[] {0, 1, 3})
          .plus(columns.subList(4, 6));
    }

    double[] column(int j) {
      return columns.get(new int[] {0, 1, 3, 4, 5}[j]);
    }
  }

  @Property
  void sumsEqualThoseOverEverything(@ForAll long seed) {
    Made made = new Made(seed);
    Design design = made.design();
    double[][] gram = AccountSums.of(design, made.weight).gram();
    double[][] byAccount = design.crossedByAccount(made.weight);
    for (int j = 0; j < design.columns(); j++) {
      assertThat(design.column(j)).isEqualTo(made.column(j));
      for (int l = 0; l < design.columns(); l++) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
          sum += made.weight[i] * made.column(j)[i] * made.column(l)[i];
        }
        assertThat(gram[j][l]).isCloseTo(sum, within(1e-10));
      }
      for (int account = 0; account < design.accounts(); account++) {
        double sum = 0;
        for (int i = made.accountStart[account]; i < made.accountStart[account + 1]; i++) {
          sum += made.weight[i] * made.column(j)[i];
        }
        assertThat(byAccount[account][j]).isCloseTo(sum, within(1e-10));
      }
    }
    assertThat(design.crossed(made.weight))
        .containsExactly(
            Arrays.stream(byAccount)
                .reduce(
                    new double[design.columns()],
                    (one, other) -> {
                      double[] both = new double[one.length];
                      Arrays.setAll(both, j -> one[j] + other[j]);
                      return both;
                    }),
            within(1e-10));
    double[] b = {0.5, -2, 3, 1.5, -1};
    double[] product = design.times(b);
    for (int i = 0; i < ROWS; i++) {
      double sum = 0;
      for (int j = 0; j < b.length; j++) {
        sum += b[j] * made.column(j)[i];
      }
      assertThat(product[i]).isCloseTo(sum, within(1e-10));
    }
  }

  /** Whether sums are kept by account or the rows are gone over depends on the accounts alone. */
  @Property
  void productsWithSumsByAccountEqualThoseOverTheRows(@ForAll long seed) {
    Made made = new Made(seed);
    Design design = made.design();
    AccountSums sums = AccountSums.of(design, made.weight);
    for (double[] vector :
        new double[][] {{0.5, -2, 3, 1.5, -1}, {0, 0, 0, 2, -1}, {1, 0, 2, 0, 0}}) {
      double[][] expected =
          design.crossedByAccount(Inverses.products(made.weight, design.times(vector)));
      double[][] product = sums.times(vector);
      for (int account = 0; account < expected.length; account++) {
        assertThat(product[account]).containsExactly(expected[account], within(1e-10));
      }
    }
  }

  @Property
  void rowsLeftOutAreAsIfTheyHadNeverBeenThere(@ForAll long seed) {
    Made made = new Made(seed);
    boolean[] leftOut = new boolean[ROWS];
    double[] rest = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      leftOut[i] = made.random.nextInt(3) == 0 || i < made.accountStart[1];
      rest[i] = leftOut[i] ? 0 : 1;
    }
    Design fewer = made.design().withoutRows(leftOut);
    assertThat(fewer.rows()).isEqualTo((int) Arrays.stream(rest).sum());
    assertThat(fewer.accounts()).isLessThan(made.design().accounts());
    double[][] expected = AccountSums.of(made.design(), rest).gram();
    double[][] gram = AccountSums.of(fewer, null).gram();
    for (int j = 0; j < gram.length; j++) {
      assertThat(gram[j]).containsExactly(expected[j], within(1e-10));
    }
  }

  /** Frisch, Waugh and Lovell: beside a fit stands what stands in the fit of everything. */
  @Property
  void columnsPutBesideAFitHaveTheCoefficientsOfTheWholeFit(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] accountStart = {0, 7, 20, 21, 44, ROWS};
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < 6; j++) {
      boolean dummy = j > 2;
      int of = j;
      double[] column = new double[ROWS];
      Arrays.setAll(
          column,
          i -> of == 0 ? 1 : dummy && i % 5 > 0 ? random.nextInt(2) : random.nextGaussian());
      columns.add(column);
    }
    double[] y = random.doubles(ROWS, -1, 1).toArray();
    Design all = Design.of(columns, accountStart);
    Fit whole = Span.of(AccountSums.of(all, null)).map(span -> span.fit(y)).orElseThrow();
    Design some = Design.of(columns.subList(0, 4), accountStart);
    Span span = Span.of(AccountSums.of(some, null)).orElseThrow();
    List<double[]> apart = span.apart(columns.subList(4, 6)).orElseThrow();
    Fit beside =
        span.fit(y)
            .extended(
                span.sums().plus(apart),
                Inverses.of(Inverses.products(apart, apart)).orElseThrow());
    assertThat(beside.residual()).containsExactly(whole.residual(), within(1e-9));
    Doubt doubt = new Doubt(new Rules(1, 1, 2, 1, 1, 100, 0, 199, 1), 5);
    for (int column = 4; column < 6; column++) {
      assertThat(beside.coefficient()[column]).isCloseTo(whole.coefficient()[column], within(1e-9));
      assertThat(beside.design().times(beside.ownPart(column)))
          .containsExactly(all.times(whole.ownPart(column)), within(1e-9));
      Doubt.Result one = doubt.of(beside, column, null);
      Doubt.Result other = doubt.of(whole, column, null);
      assertThat(one.refused()).isEqualTo(other.refused());
      if (one.refused() == null) {
        assertThat(one.estimate().p()).isEqualTo(other.estimate().p());
        assertThat(one.estimate().standardError())
            .isCloseTo(other.estimate().standardError(), within(1e-9));
      }
    }
  }

  @Property
  void columnsThatOthersSayAlreadyAreNotPutBesideThem(@ForAll long seed) {
    Made made = new Made(seed);
    Design design = Design.of(List.of(made.column(0), made.column(4)), made.accountStart);
    Span span = Span.of(AccountSums.of(design, null)).orElseThrow();
    double[] said = new double[ROWS];
    Arrays.setAll(said, i -> 2 - 3 * made.column(4)[i]);
    assertThat(span.isApartFrom(List.of(said))).isFalse();
    assertThat(span.apart(List.of(made.column(3), made.column(3)))).isEmpty();
    assertThat(span.isApartFrom(List.of(made.column(3)))).isTrue();
  }
}
