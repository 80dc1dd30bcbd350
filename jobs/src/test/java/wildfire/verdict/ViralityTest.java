package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ViralityTest {
  private static Optional<Boolean> viral(
      Verdict verdict, Standing speed, Standing breadth, String... unseen) {
    return Virality.of(verdict, List.of(unseen), speed, breadth);
  }

  @Test
  void whatCouldNotBeSeenIsNotViralAndNotNotViral() {
    assertThat(viral(Verdict.VIRAL, Standing.ABOVE, Standing.ABOVE, "conversation")).contains(true);
    assertThat(viral(Verdict.NOT_ENOUGH_EVIDENCE, Standing.UNSEEN, Standing.UNSEEN)).isEmpty();
    assertThat(viral(Verdict.OVERPERFORMING, Standing.ABOVE, Standing.ABOVE, "escape")).isEmpty();
    assertThat(viral(Verdict.OVERPERFORMING, Standing.ABOVE, Standing.UNSEEN, "breadth")).isEmpty();
  }

  @Test
  void whatIsSeenToBeUsualRulesViralOut() {
    assertThat(viral(Verdict.TYPICAL, Standing.AS_EXPECTED, Standing.ABOVE, "escape"))
        .contains(false);
    assertThat(viral(Verdict.FLOP, Standing.BELOW, Standing.UNSEEN, "breadth")).contains(false);
    assertThat(viral(Verdict.OVERPERFORMING, Standing.ABOVE, Standing.ABOVE, "organic"))
        .contains(false);
    assertThat(viral(Verdict.BROADCAST, Standing.ABOVE, Standing.UNSEEN, "breadth"))
        .contains(false);
  }
}
