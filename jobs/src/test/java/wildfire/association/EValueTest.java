package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EValueTest {

  /** The example of the paper: risk ratio 3.9 with an interval from 1.8. */
  @Test
  void breastFeedingAndRespiratoryDeath() {
    EValue eValue = EValue.ofLogOdds(Math.log(3.9), new Interval(Math.log(1.8), 3), 0.01);
    assertThat(eValue.estimate()).isCloseTo(7.26, within(0.005));
    assertThat(eValue.limit()).isCloseTo(3.0, within(0.005));
  }

  @Test
  void noDifferenceNeedsNoConfounding() {
    assertThat(EValue.ofDifference(0, new Interval(-1, 1), 2)).isEqualTo(new EValue(1, 1));
    assertThat(EValue.ofDifference(0.5, new Interval(-1, 2), 2).limit()).isEqualTo(1);
  }

  @Test
  void lessAndMoreAreTheSame() {
    EValue more = EValue.ofDifference(0.8, new Interval(0.3, 1.3), 1);
    EValue less = EValue.ofDifference(-0.8, new Interval(-1.3, -0.3), 1);
    assertThat(less.estimate()).isCloseTo(more.estimate(), within(1e-12));
    assertThat(less.limit()).isCloseTo(more.limit(), within(1e-12));
  }

  @Test
  void aCommonOutcomeTakesTheSquareRootOfTheOdds() {
    Interval interval = new Interval(0.5, 2);
    assertThat(EValue.ofLogOdds(1.4, interval, 0.4))
        .isEqualTo(EValue.ofLogOdds(0.7, new Interval(0.25, 1), 0.01));
  }

  @Test
  void anEnormousDifferenceStaysFinite() {
    assertThat(EValue.ofDifference(1e9, new Interval(1e8, 1e10), 1e-3).estimate()).isFinite();
  }
}
