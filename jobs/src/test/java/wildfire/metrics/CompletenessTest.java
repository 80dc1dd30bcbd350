package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When a log is a part, and when two are about as incomplete. */
final class CompletenessTest {
  @Test
  void exactlyHalfIsNoPart() {
    assertThat(new Completeness(170, 340).isPart()).isFalse();
    assertThat(new Completeness(169, 340).isPart()).isTrue();
    assertThat(new Completeness(170, 340.5).isPart()).isTrue();
  }

  @Test
  void nineMissingIsNoPart() {
    assertThat(new Completeness(1, 10).isPart()).isFalse();
    assertThat(new Completeness(1, 11).isPart()).isTrue();
    assertThat(new Completeness(0, 9).isPart()).isFalse();
    assertThat(new Completeness(0, 10).isPart()).isTrue();
  }

  @Property
  void halvingsAreHowOftenTheTotalIsHalvedWithoutFallingBelowTheLog(
      @ForAll @IntRange(min = 1, max = 5_000) int logged,
      @ForAll @IntRange(max = 5_000_000) int counted) {
    Completeness log = new Completeness(logged, counted);
    int halvings = log.halvings();
    if (log.isPart()) {
      assertThat(halvings).isPositive();
      assertThat(logged * Math.pow(2, halvings)).isLessThanOrEqualTo(counted);
      assertThat(logged * Math.pow(2, halvings + 1)).isGreaterThan(counted);
    } else {
      assertThat(halvings).isZero();
    }
  }

  @Test
  void aLogWithNothingIsMoreIncompleteThanAnyOther() {
    assertThat(new Completeness(0, 10).halvings())
        .isGreaterThan(new Completeness(1, Long.MAX_VALUE).halvings());
  }
}
