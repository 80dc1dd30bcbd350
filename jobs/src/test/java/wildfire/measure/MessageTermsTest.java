package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildfire.settings.MeasureSettings;

/** What is asked of posts, as the next run compares it. */
final class MessageTermsTest {
  private static MeasureSettings until(Instant end) {
    return new MeasureSettings(Duration.ofDays(30), end, 0.5, 0.8, Duration.ofHours(1), 0.25, 0.1);
  }

  private static String asked(Map<String, List<String>> terms) {
    return new MeasureJob.Rules(until(null), Duration.ofDays(3), new MessageTerms(terms)).words();
  }

  @Test
  void otherWordsOfAMessageAreAnotherQuestion() {
    assertThat(asked(Map.of("safe-home", List.of("veilig thuis"))))
        .isNotEqualTo(asked(Map.of()))
        .isNotEqualTo(asked(Map.of("safe-home", List.of("veilig"))))
        .isNotEqualTo(asked(Map.of("soup", List.of("veilig thuis"))));
  }

  @Test
  void theOrderOfCampaignsAndTheEndAreNone() {
    Map<String, List<String>> one = new LinkedHashMap<>();
    Map<String, List<String>> other = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      one.put("campaign-" + i, List.of("word " + i));
      other.put("campaign-" + (19 - i), List.of("word " + (19 - i)));
    }
    assertThat(asked(one)).isEqualTo(asked(other));
    MeasureJob.Rules later =
        new MeasureJob.Rules(
            until(Instant.parse("2026-03-02T00:00:00Z")),
            Duration.ofDays(3),
            new MessageTerms(one));
    assertThat(later.words()).isEqualTo(asked(one));
  }

  @Test
  void aCampaignWithoutWordsIsNotAskedAbout() {
    MessageTerms terms =
        new MessageTerms(Map.of("soup", List.of(), "safe-home", List.of("veilig thuis")));
    assertThat(terms.campaigns()).containsExactly("safe-home");
    assertThat(new MessageTerms(Map.of("soup", List.of()))).isEqualTo(MessageTerms.NONE);
  }
}
