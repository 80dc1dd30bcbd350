package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.settings.InputSettings;
import wildfire.settings.SettingsReader;

final class InputSizeTest {
  @TempDir private Path folder;

  @Test
  void filesFoldersAndGlobsCountWhereverTheyAre() throws Exception {
    Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("one.csv"), new byte[100]);
    Files.write(folder.resolve("a/two.csv.gz"), new byte[10]);
    Files.write(Files.createDirectories(folder.resolve("w/lake/posts")).resolve("p"), new byte[7]);
    Files.write(Files.createDirectories(folder.resolve("elsewhere")).resolve("e"), new byte[3]);
    assertThat(size("a")).isEqualTo(170);
    assertThat(size("a/b/one.csv")).isEqualTo(110);
    assertThat(size("a/*/one.csv")).isEqualTo(110);
    assertThat(size("absent")).isEqualTo(10);
  }

  private long size(String input) {
    return Sizing.inputBytes(
        new SettingsReader()
            .workspace(folder.resolve("w").toString())
            .inputs(
                List.of(
                    new InputSettings(folder.resolve(input).toString(), "s"),
                    new InputSettings(folder.resolve("elsewhere").toUri().toString(), "s")))
            .read(),
        new Configuration());
  }
}
