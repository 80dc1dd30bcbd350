package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;

/** The committed samples are what their README's command makes. */
final class StoryTest {
  private static final Path SAMPLES = Path.of("..", "data-samples", "two-campaigns");

  @Test
  void remakesTheCommittedSamples(@TempDir Path temp) throws IOException {
    Path made = temp.resolve("two-campaigns");
    Generator.run(
        SparkForTests.session(),
        Story.TWO_CAMPAIGNS.settings(),
        made,
        Existing.KEEP,
        progress -> {});
    assertThat(names(made)).isEqualTo(names(SAMPLES));
    for (String name : names(made)) {
      assertThat(content(made.resolve(name))).as(name).isEqualTo(content(SAMPLES.resolve(name)));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Unpacked, since two machines may pack the same bytes differently. */
  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return file.toString().endsWith(".gz")
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    }
  }
}
