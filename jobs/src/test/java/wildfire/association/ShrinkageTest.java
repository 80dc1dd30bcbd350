package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class ShrinkageTest {

  @Provide
  Arbitrary<double[][]> platforms() {
    Arbitrary<double[]> one =
        Arbitraries.doubles()
            .between(-3, 3)
            .flatMap(
                coefficient ->
                    Arbitraries.doubles()
                        .between(0.05, 2)
                        .map(error -> new double[] {coefficient, error}));
    return one.array(double[][].class).ofMinSize(1).ofMaxSize(7);
  }

  private static Shrinkage of(double[][] platforms) {
    return Shrinkage.of(
        Arrays.stream(platforms).mapToDouble(p -> p[0]).toArray(),
        Arrays.stream(platforms).mapToDouble(p -> p[1]).toArray());
  }

  @Property
  void everyPlatformLandsBetweenItsOwnValueAndTheMean(@ForAll("platforms") double[][] platforms) {
    Shrinkage shrinkage = of(platforms);
    for (int i = 0; i < platforms.length; i++) {
      Shrinkage.Shrunk shrunk = shrinkage.shrunk().get(i);
      double own = platforms[i][0];
      assertThat(shrunk.coefficient())
          .isBetween(
              Math.min(own, shrinkage.mean()) - 1e-9, Math.max(own, shrinkage.mean()) + 1e-9);
      assertThat(shrunk.platforms()).isEqualTo(platforms.length);
    }
  }

  @Property
  void shiftsAndScalesWithItsUnits(
      @ForAll("platforms") double[][] platforms,
      @ForAll @DoubleRange(min = -5, max = 5) double shift,
      @ForAll @DoubleRange(min = 0.2, max = 5) double scale) {
    Shrinkage before = of(platforms);
    Shrinkage after =
        of(
            Arrays.stream(platforms)
                .map(p -> new double[] {scale * p[0] + shift, scale * p[1]})
                .toArray(double[][]::new));
    assertThat(after.between()).isCloseTo(scale * before.between(), within(1e-6));
    for (int i = 0; i < platforms.length; i++) {
      assertThat(after.shrunk().get(i).coefficient())
          .isCloseTo(scale * before.shrunk().get(i).coefficient() + shift, within(1e-6));
    }
  }

  @Test
  void aPlatformAloneKeepsItsValue() {
    Shrinkage.Shrunk shrunk = of(new double[][] {{0.7, 0.2}}).shrunk().get(0);
    assertThat(shrunk.coefficient()).isEqualTo(0.7);
    assertThat(shrunk.weight()).isEqualTo(1);
  }

  @Test
  void platformsThatDifferByChanceAloneBecomeOne() {
    Shrinkage shrinkage = of(new double[][] {{0.5, 0.2}, {0.4, 0.2}, {0.6, 0.2}});
    assertThat(shrinkage.between()).isZero();
    assertThat(shrinkage.shrunk())
        .allSatisfy(shrunk -> assertThat(shrunk.coefficient()).isCloseTo(0.5, within(1e-12)));
  }

  @Test
  void threeLuckyPostsDoNotTopTheList() {
    Shrinkage shrinkage = of(new double[][] {{2, 1.5}, {0.8, 0.1}, {0.3, 0.1}, {0.5, 0.1}});
    assertThat(shrinkage.shrunk().get(0).coefficient())
        .isLessThan(shrinkage.shrunk().get(1).coefficient());
  }
}
