package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SizeMatchingTest {
  private static final Rules RULES = new Rules(5, 5, 2, 2, 3, 0, 0, 999, 1);
  private static final int POSTS = 400;

  private final SplittableRandom random = new SplittableRandom(3);

  private static OutcomeData data(double[] shape, double[] strength, int[] size) {
    int[] account = new int[shape.length];
    for (int i = 0; i < account.length; i++) {
      account[i] = i % 50;
    }
    return new OutcomeData(
        "all",
        "depth",
        Scale.LOG,
        shape,
        account,
        List.of(Factor.joint("emotion", strength)),
        List.of(),
        size);
  }

  private static EqualSize of(double[] shape, double[] strength, int[] size) {
    return data(shape, strength, size).rows(RULES).get(0).equalSize();
  }

  private double[] strengths() {
    double[] strength = new double[POSTS];
    Arrays.setAll(strength, i -> random.nextInt(3) == 0 ? 1 : 0);
    return strength;
  }

  /** Cascades with the factor are larger. */
  private int[] sizes(double[] strength) {
    int[] size = new int[POSTS];
    Arrays.setAll(size, i -> 3 + random.nextInt(4) + (strength[i] > 0 ? random.nextInt(4) : 0));
    return size;
  }

  @Test
  void aShapeThatIsSizeAloneNoLongerDiffers() {
    double[] strength = strengths();
    int[] size = sizes(strength);
    double[] shape = new double[POSTS];
    Arrays.setAll(shape, i -> Math.log(size[i]) + 0.01 * random.nextGaussian());
    AssociationRow row = data(shape, strength, size).rows(RULES).get(0);
    assertThat(((Plain.Medians) row.plain()).difference()).isGreaterThan(0.1);
    assertThat(row.equalSize().estimate().interval().holds(0)).isTrue();
    assertThat(row.equalSize().estimate().coefficient()).isCloseTo(0, within(0.01));
  }

  @Test
  void sizeDecidesTheShapeEntirely() {
    double[] strength = strengths();
    int[] size = sizes(strength);
    double[] shape = Arrays.stream(size).mapToDouble(Math::log).toArray();
    assertThat(of(shape, strength, size).refused().reason()).isEqualTo(Refusal.EXACT_FIT);
  }

  @Test
  void equalsTheMeanOverManySubsamplesDrawnByLot() {
    double[] strength = strengths();
    int[] size = sizes(strength);
    double[] shape = new double[POSTS];
    Arrays.setAll(shape, i -> size[i] + 0.5 * strength[i] * size[i] + random.nextGaussian());
    EqualSize matched = of(shape, strength, size);
    double sum = 0;
    for (int draw = 0; draw < 2000; draw++) {
      sum += oneSubsample(shape, strength, size, matched.matched());
    }
    assertThat(matched.estimate().coefficient()).isCloseTo(sum / 2000, within(0.02));
  }

  /** As Juul and Ugander do it: of every size as many of the one kind as of the other. */
  private double oneSubsample(double[] shape, double[] strength, int[] size, int matched) {
    double difference = 0;
    for (int one = 3; one < 20; one++) {
      List<Double> with = new ArrayList<>();
      List<Double> without = new ArrayList<>();
      for (int i = 0; i < POSTS; i++) {
        if (size[i] == one) {
          (strength[i] > 0 ? with : without).add(shape[i]);
        }
      }
      int pairs = Math.min(with.size(), without.size());
      difference += drawn(with, pairs) - drawn(without, pairs);
    }
    return difference / matched;
  }

  private double drawn(List<Double> values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values.remove(random.nextInt(values.size()));
    }
    return sum;
  }

  /** The definition: clustered errors of a weighted regression with a level for every size. */
  @Test
  void doubtIsThatOfTheWeightedRegression() {
    double[] strength = strengths();
    int[] size = sizes(strength);
    double[] shape = new double[POSTS];
    Arrays.setAll(
        shape, i -> size[i] + 0.3 * strength[i] + (i % 50) / 25.0 + random.nextGaussian());
    OutcomeData data = data(shape, strength, size);
    EqualSize matched = data.rows(RULES).get(0).equalSize();
    Frame frame = Frame.of(IntStream.range(0, POSTS), data.account());
    double[] with = new double[20];
    double[] without = new double[20];
    for (int i = 0; i < POSTS; i++) {
      (strength[i] > 0 ? with : without)[size[i]]++;
    }
    double[] root = new double[POSTS];
    boolean[] alone = new boolean[POSTS];
    for (int row = 0; row < POSTS; row++) {
      int i = frame.post()[row];
      double pairs = Math.min(with[size[i]], without[size[i]]);
      alone[row] = pairs == 0;
      root[row] = Math.sqrt(pairs / (strength[i] > 0 ? with : without)[size[i]]);
    }
    List<double[]> columns = new ArrayList<>();
    for (int level = 3; level < 20; level++) {
      if (with[level] > 0 && without[level] > 0) {
        columns.add(scaled(frame, root, level, size));
      }
    }
    int asked = columns.size();
    columns.add(product(frame.take(strength), root));
    columns.add(product(frame.take(shape), root));
    Design rows = Design.of(columns, frame.drawStart()).withoutRows(alone);
    int[] explaining = new int[asked + 1];
    Arrays.setAll(explaining, j -> j);
    Design design = rows.withColumns(explaining);
    double[] y = rows.column(asked + 1);
    double[][] inverse = Inverses.of(AccountSums.of(design, null).gram()).orElseThrow();
    double[] coefficient = Inverses.times(inverse, design.crossed(y));
    double[] residual = design.times(coefficient);
    for (int i = 0; i < y.length; i++) {
      residual[i] = y[i] - residual[i];
    }
    Fit fit = Fit.of(AccountSums.of(design, null), coefficient, residual, inverse);
    double correction = Doubt.correction(design.accounts(), y.length, asked + 1);
    double[] own = fit.sumsOfResidual(fit.ownPart(asked));
    double error = Math.sqrt(correction * Doubt.sumOfSquares(own)) * inverse[asked][asked];
    assertThat(matched.estimate().coefficient()).isCloseTo(coefficient[asked], within(1e-9));
    assertThat(matched.estimate().standardError()).isCloseTo(error, within(1e-9));

    Estimate drawn =
        data.rows(new Rules(5, 5, 2, 2, 3, 1000, 0, 999, 1)).get(0).equalSize().estimate();
    assertThat(drawn.method()).isEqualTo(Estimate.Method.WILD_BOOTSTRAP);
    Interval direct = intervalOf(fit, asked, correction);
    assertThat(drawn.interval().lower()).isCloseTo(direct.lower(), within(0.06));
    assertThat(drawn.interval().upper()).isCloseTo(direct.upper(), within(0.06));
  }

  private static Interval intervalOf(Fit fit, int column, double correction) {
    double[] own = fit.sumsOfResidual(fit.ownPart(column));
    double error = Math.sqrt(correction * Doubt.sumOfSquares(own)) * fit.inverse()[column][column];
    Doubt.Measured measured =
        new Doubt.Measured(fit.coefficient()[column], error, fit.design().accounts(), 20);
    return new Doubt(new Rules(5, 5, 2, 2, 3, 1000, 0, 999, 1), 77)
        .judge(measured, new Doubt.Line(() -> WildBootstrap.alongTheLine(fit, column, correction)))
        .estimate()
        .interval();
  }

  private static double[] scaled(Frame frame, double[] root, int level, int[] size) {
    double[] column = new double[root.length];
    Arrays.setAll(column, row -> size[frame.post()[row]] == level ? root[row] : 0);
    return column;
  }

  private static double[] product(double[] one, double[] other) {
    double[] product = new double[one.length];
    Arrays.setAll(product, i -> one[i] * other[i]);
    return product;
  }

  @Test
  void classesAreExactWhileSmallAndATenthWideAbove() {
    assertThat(SizeMatching.sizeClass(2)).isEqualTo(-1);
    for (int size = 3; size < 10_000_000; size += 1 + size / 50) {
      int own = SizeMatching.sizeClass(size);
      assertThat(SizeMatching.sizeClass(size + 1)).isBetween(own, own + 1);
      assertThat(SizeMatching.sizeClass((int) Math.ceil(size * 1.11) + 1)).isGreaterThan(own);
    }
  }

  @Test
  void withoutCommonSizesThereIsNothingToCompare() {
    double[] strength = strengths();
    int[] size = new int[POSTS];
    Arrays.setAll(size, i -> strength[i] > 0 ? 10 : 5);
    assertThat(
            of(Arrays.stream(size).asDoubleStream().toArray(), strength, size).refused().reason())
        .isEqualTo(Refusal.NO_COMMON_SIZES);
  }
}
