package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.model.OperatorError;

final class LogFileTest {
  @TempDir private Path folder;

  @Test
  void theLogIsInTheWorkspaceIfThatIsOnThisMachine() {
    assertThat(LogFile.of("w")).isEqualTo(Path.of("w/logs/wildfire.log"));
    assertThat(LogFile.of("file:///data/w")).isEqualTo(Path.of("/data/w/logs/wildfire.log"));
    assertThat(LogFile.of("s3a://bucket/w")).isEqualTo(Path.of("wildfire.log"));
    assertThat(LogFile.of("hdfs://name:8020/w")).isEqualTo(Path.of("wildfire.log"));
  }

  @Test
  void aWorkspaceThatCannotBeMadeIsOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");
    assertThatThrownBy(() -> LogFile.use(LogFile.of(file.toString()), "OFF"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("choose another workspace with --workspace");
  }
}
