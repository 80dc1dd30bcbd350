package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.model.OperatorError;

final class GenerateSettingsTest {
  @Test
  void defaultsAndStoriesAreRight() {
    assertThat(GenerateSettings.defaults().checked()).isEqualTo(GenerateSettings.defaults());
    for (Story story : Story.values()) {
      assertThat(story.settings().checked()).isEqualTo(story.settings());
      assertThat(Story.ofId(story.id())).contains(story);
    }
  }

  @Test
  void everyProblemIsToldAtOnce() {
    GenerateSettings wrong =
        GenerateSettings.defaults()
            .withExtent(new GenerateSettings.Extent(0, 10, -3, 0, LocalDate.of(2026, 3, 2), 30, 1))
            .withPlatforms(List.of("linkedin", "friendfeed"))
            .withTagging(new GenerateSettings.Tagging(0.2, 2, 1.5, 0));
    assertThatThrownBy(wrong::checked)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("accounts is 0 and must be at least 1")
        .hasMessageContaining("target events is -3")
        .hasMessageContaining("platform 'friendfeed' is not among")
        .hasMessageContaining("missed share is 1.5 and must lie between 0.0 and 1.0");
  }
}
