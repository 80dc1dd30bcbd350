package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import wildfire.model.Moments;

final class SummaryTest {
  @Test
  void figuresStandBelowEachOther() {
    assertThat(
            Summary.of("Done.")
                .figure("events", 6_500_000)
                .figure("rejected", 12)
                .figure("reports", "w/reports")
                .sentence("Look at the page.")
                .lines())
        .containsExactly(
            "Done.",
            "  events    6,500,000",
            "  rejected         12",
            "  reports   w/reports",
            "Look at the page.");
    assertThat(Summary.empty().lines()).isEmpty();
  }

  @Test
  void spansAreSaidAsPeopleSayThem() {
    assertThat(Moments.words(Duration.ofMillis(440))).isEqualTo("0.4 s");
    assertThat(Moments.words(Duration.ofMillis(12_700))).isEqualTo("12 s");
    assertThat(Moments.words(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Moments.words(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
  }
}
