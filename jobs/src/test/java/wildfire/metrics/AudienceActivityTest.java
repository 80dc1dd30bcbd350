package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class AudienceActivityTest {
  private static final int HOURS = AudienceActivity.HOURS_OF_WEEK;
  private static final int AGES = AudienceActivity.AGES;

  private static long[][] some(long seed) {
    Random random = new Random(seed);
    long[][] engagements = new long[HOURS][AGES];
    for (int i = 0; i < 400; i++) {
      engagements[random.nextInt(HOURS)][random.nextInt(AGES)] += random.nextInt(20);
    }
    return engagements;
  }

  @Property(tries = 30)
  void allHoursTogetherDoWhatIsExpected(@ForAll long seed) {
    AudienceActivity activity = AudienceActivity.of(some(seed));
    double did = 0;
    double would = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      AudienceActivity.Reading reading = activity.from(hour, 1, 0).orElse(null);
      if (reading != null) {
        assertThat(reading.share()).isFinite().isNotNegative();
        did += reading.share() * reading.expected();
        would += reading.expected();
      }
    }
    assertThat(did).isCloseTo(would, within(1e-6 * (1 + would)));
  }

  /** When posts are published must not show as when people are awake. */
  @Test
  void anAudienceThatIsAlwaysAwakeHasNoQuietHours() {
    long[][] engagements = new long[HOURS][AGES];
    for (int age = 0; age < AGES; age++) {
      engagements[9][age] = 1_000 / (1 + age);
      engagements[33][age] = 3_000 / (1 + age);
    }
    AudienceActivity activity = AudienceActivity.of(engagements);
    for (int hour = 9; hour < 80; hour++) {
      assertThat(activity.from(hour, 3, 10).orElseThrow().share()).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void whereTooLittleIsKnownOfTheWeekTheHoursOfAllDaysTell() {
    long[][] engagements = new long[HOURS][AGES];
    for (int day = 0; day < 7; day++) {
      engagements[24 * day + 9][0] = 10;
    }
    AudienceActivity activity = AudienceActivity.of(engagements);
    assertThat(activity.from(9, 1, 11).orElseThrow().expected()).isCloseTo(70, within(1e-9));
    assertThat(activity.from(9, 1, 71)).isEmpty();
    assertThat(AudienceActivity.unknown().from(9, 3, 0)).isEmpty();
  }
}
