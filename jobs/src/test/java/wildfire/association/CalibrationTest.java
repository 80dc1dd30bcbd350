package wildfire.association;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether intervals hold the planted truth as often as they say, whether nothing is found where
 * nothing was planted, and whether adjusting takes planted confounding away. The long version:
 * {@code mvn test -Pcalibration}.
 */
final class CalibrationTest {

  @Test
  void aFewCampaigns() {
    assertCalibrated(Campaigns.of(10, 30), Campaigns.of(40, 10));
  }

  @Test
  @Tag("calibration")
  void manyCampaigns() {
    assertCalibrated(Campaigns.of(10, 600), Campaigns.of(40, 400), Campaigns.of(200, 200));
  }

  private static void assertCalibrated(Campaigns... sizes) {
    System.out.println(Campaigns.HEADER);
    for (Campaigns campaigns : sizes) {
      campaigns.lines().forEach(System.out::println);
    }
    for (Campaigns campaigns : sizes) {
      for (Scale scale : Scale.values()) {
        campaigns.assertCoverage(scale);
      }
      campaigns.assertNothingFoundWhereNothingIs();
      campaigns.assertConfoundingTakenAway();
    }
  }
}
