package wildfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HowManyTest {
  @Test
  void oneOfThemIsSingular() {
    assertThat(HowMany.of(1, "file")).isEqualTo("1 file");
    assertThat(HowMany.of(0, "file")).isEqualTo("0 files");
    assertThat(HowMany.of(2, "file")).isEqualTo("2 files");
    assertThat(HowMany.of(1_412_000, "row")).isEqualTo("1,412,000 rows");
  }
}
