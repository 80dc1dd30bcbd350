package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PostStoryTest {
  @Test
  void oneHourIsSingular() {
    assertThat(PostStory.eachOf(1)).isEqualTo("the first hour");
    assertThat(PostStory.eachOf(5)).isEqualTo("each of the first 5 hours");
  }
}
