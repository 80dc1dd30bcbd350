package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasuringCodeTest {
  @TempDir private Path classes;

  private void put(String file, String bytes) throws IOException {
    Path path = classes.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, bytes);
  }

  @Test
  void anotherMetricIsOtherCodeAndAnotherCommandIsNot() throws IOException {
    put("wildfire/measure/Measure.class", "one");
    put("wildfire/metrics/deep/Velocity.class", "two");
    put("wildfire/model/Post.class", "three");
    String before = MeasuringCode.digest(classes);
    put("wildfire/cli/Shell.class", "four");
    assertThat(MeasuringCode.digest(classes)).isEqualTo(before);
    put("wildfire/metrics/deep/Velocity.class", "other");
    assertThat(MeasuringCode.digest(classes)).isNotEqualTo(before);
  }

  @Test
  void theRunningCodeIsFound() {
    assertThat(MeasuringCode.digest()).hasSize(64).isEqualTo(MeasuringCode.digest());
  }
}
