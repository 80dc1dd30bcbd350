package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PostTextTest {
  @Test
  void oneHourIsSingular() {
    assertThat(PostText.eachOf(1)).isEqualTo("the first hour");
    assertThat(PostText.eachOf(5)).isEqualTo("each of the first 5 hours");
  }
}
