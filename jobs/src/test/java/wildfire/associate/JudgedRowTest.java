package wildfire.associate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.verdict.Standing;
import wildfire.verdict.Verdict;

final class JudgedRowTest {
  private static Double viral(Verdict verdict, Standing speed, Standing breadth, String... unseen) {
    return JudgedRow.viral(verdict, List.of(unseen), speed, breadth);
  }

  @Test
  void whatCouldNotBeSeenIsNotViralAndNotNotViral() {
    assertThat(viral(Verdict.VIRAL, Standing.ABOVE, Standing.ABOVE, "conversation")).isEqualTo(1);
    assertThat(viral(Verdict.NOT_ENOUGH_EVIDENCE, Standing.UNSEEN, Standing.UNSEEN)).isNull();
    assertThat(viral(Verdict.OVERPERFORMING, Standing.ABOVE, Standing.ABOVE, "escape")).isNull();
    assertThat(viral(Verdict.OVERPERFORMING, Standing.ABOVE, Standing.UNSEEN, "breadth")).isNull();
  }

  @Test
  void whatIsSeenToBeUsualRulesViralOut() {
    assertThat(viral(Verdict.TYPICAL, Standing.AS_EXPECTED, Standing.ABOVE, "escape")).isZero();
    assertThat(viral(Verdict.FLOP, Standing.BELOW, Standing.UNSEEN, "breadth")).isZero();
    assertThat(viral(Verdict.OVERPERFORMING, Standing.ABOVE, Standing.ABOVE, "organic")).isZero();
    assertThat(viral(Verdict.BROADCAST, Standing.ABOVE, Standing.UNSEEN, "breadth")).isZero();
  }
}
