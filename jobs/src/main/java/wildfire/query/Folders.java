package wildfire.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that this program made, and takes away again. */
final class Folders {
  private Folders() {}

  /** With all that is in it; nothing, where it is gone already. */
  static void remove(Path folder) {
    try {
      List<Path> within;
      try (Stream<Path> walk = Files.walk(folder)) {
        within = walk.sorted(Comparator.reverseOrder()).toList();
      } catch (NoSuchFileException gone) {
        return;
      }
      for (Path each : within) {
        Files.deleteIfExists(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes a hook back, unless the process is ending and runs it. */
  static void withoutHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return;
    }
  }
}
