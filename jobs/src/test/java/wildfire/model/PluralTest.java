package wildfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PluralTest {
  @Test
  void oneOfThemIsSingular() {
    assertThat(Plural.of(1, "file")).isEqualTo("1 file");
    assertThat(Plural.of(0, "file")).isEqualTo("0 files");
    assertThat(Plural.of(2, "file")).isEqualTo("2 files");
    assertThat(Plural.of(1_412_000, "row")).isEqualTo("1,412,000 rows");
  }
}
