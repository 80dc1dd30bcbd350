package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ProportionsTest {

  @Property
  void intervalsHoldWhatWasSeenAndStayInRange(
      @ForAll @IntRange(min = 1, max = 60) int n1,
      @ForAll @IntRange(min = 1, max = 60) int n2,
      @ForAll @IntRange(max = 60) int some1,
      @ForAll @IntRange(max = 60) int some2) {
    int yes1 = Math.min(some1, n1);
    int yes2 = Math.min(some2, n2);
    Interval share = Proportions.wilson(yes1, n1);
    assertThat(share.holds((double) yes1 / n1)).isTrue();
    assertThat(share.lower()).isGreaterThanOrEqualTo(0);
    assertThat(share.upper()).isLessThanOrEqualTo(1);
    Interval difference = Proportions.newcombe(yes1, n1, yes2, n2);
    assertThat(difference.holds((double) yes1 / n1 - (double) yes2 / n2)).isTrue();
    assertThat(difference.lower()).isGreaterThanOrEqualTo(-1);
    assertThat(difference.upper()).isLessThanOrEqualTo(1);
    if (yes2 > 0) {
      Interval ratio = Proportions.koopman(yes1, n1, yes2, n2).orElseThrow();
      assertThat(ratio.holds((double) yes1 / n1 * n2 / yes2)).isTrue();
    } else {
      assertThat(Proportions.koopman(yes1, n1, yes2, n2)).isEmpty();
    }
  }

  @Property
  void turningARatioAroundTurnsItsIntervalAround(
      @ForAll @IntRange(min = 1, max = 50) int yes1,
      @ForAll @IntRange(min = 1, max = 50) int yes2,
      @ForAll @IntRange(max = 50) int no1,
      @ForAll @IntRange(max = 50) int no2) {
    Interval one = Proportions.koopman(yes1, yes1 + no1, yes2, yes2 + no2).orElseThrow();
    Interval other = Proportions.koopman(yes2, yes2 + no2, yes1, yes1 + no1).orElseThrow();
    assertThat(one.lower() * other.upper()).isCloseTo(1, within(1e-9));
    assertThat(one.upper() * other.lower()).isCloseTo(1, within(1e-9));
  }

  @Test
  void morePostsNarrowEveryInterval() {
    assertThat(Proportions.wilson(300, 1000).halfWidth())
        .isLessThan(Proportions.wilson(30, 100).halfWidth() / 3);
    assertThat(Proportions.koopman(300, 1000, 200, 1000).orElseThrow().halfWidth())
        .isLessThan(Proportions.koopman(30, 100, 20, 100).orElseThrow().halfWidth() / 3);
  }

  @Test
  void neverAYesStillLeavesARatioPossible() {
    Interval ratio = Proportions.koopman(0, 20, 10, 40).orElseThrow();
    assertThat(ratio.lower()).isZero();
    assertThat(ratio.upper()).isBetween(0.1, 2.0);
  }
}
