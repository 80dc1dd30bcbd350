package wildfire.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompiledCodeTest {
  private static final List<String> MEASURING = List.of("measure", "metrics", "model");

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
    String before = CompiledCode.digest(classes, MEASURING);
    put("wildfire/cli/Shell.class", "four");
    assertThat(CompiledCode.digest(classes, MEASURING)).isEqualTo(before);
    put("wildfire/metrics/deep/Velocity.class", "other");
    assertThat(CompiledCode.digest(classes, MEASURING)).isNotEqualTo(before);
  }

  @Test
  void theRunningCodeIsFound() {
    assertThat(CompiledCode.digest(MEASURING))
        .hasSize(64)
        .isEqualTo(CompiledCode.digest(MEASURING));
  }
}
