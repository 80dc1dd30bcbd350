package wildfire.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small exports of each source: headers as platforms write them, posts made up. */
public final class Samples {
  static final Path FOLDER = Path.of("src", "test", "resources", "samples");

  private Samples() {}

  /** The sources of which there are samples. */
  public static List<String> sources() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The samples of a source. */
  public static List<Path> of(String source) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(source))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Exports with a trap in them, as people have met them. */
  public static Path ofCase(String path) {
    return Path.of("src", "test", "resources", "cases").resolve(path);
  }
}
