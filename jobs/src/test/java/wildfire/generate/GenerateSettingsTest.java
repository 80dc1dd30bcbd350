package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildfire.generate.OutputFormat.CSV;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import wildfire.model.OperatorError;

final class GenerateSettingsTest {
  @Test
  void defaultsAndStoriesAreRight() {
    assertThat(GenerateSettings.defaults().checked()).isEqualTo(GenerateSettings.defaults());
    for (Story story : Story.values()) {
      assertThat(story.settings().checked()).isEqualTo(story.settings());
    }
  }

  @Test
  void everyProblemIsToldAtOnce() {
    GenerateSettings wrong =
        GenerateSettings.defaults()
            .with(new GenerateSettings.Extent(0, 10, -3, 0, LocalDate.of(2026, 3, 2), 30, 1))
            .with(new GenerateSettings.Output(CSV, CSV, 0, 0, 0.9, 0, false));
    assertThatThrownBy(wrong::checked)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("accounts is 0 and must be at least 1")
        .hasMessageContaining("target events is -3")
        .hasMessageContaining("broken share is 0.9 and must lie between 0.0 and 0.5");
  }
}
