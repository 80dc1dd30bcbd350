package wildfire.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import wildfire.model.OperatorError;

/** A folder that is made aside and moved into place whole. */
final class Folders {
  private Folders() {}

  /**
   * An empty folder beside the one asked for, to be filled and then moved.
   *
   * @throws OperatorError if there are files that must be kept
   */
  static Path aside(Path out, Existing existing) throws IOException {
    if (existing == Existing.KEEP && Files.exists(out) && !isEmpty(out)) {
      throw new OperatorError(
          "%s is not empty. Choose another folder, or say that it may be overwritten.", out);
    }
    Path aside = beside(out, ".unfinished");
    delete(aside);
    Files.createDirectories(aside);
    return aside;
  }

  /** Puts the finished folder in its place. */
  static void moveInto(Path finished, Path out) throws IOException {
    Path replaced = beside(out, ".replaced");
    delete(replaced);
    if (Files.exists(out)) {
      Files.move(out, replaced);
    }
    Files.move(finished, out);
    delete(replaced);
  }

  /** With all that is in it; nothing happens if it is not there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static Path beside(Path out, String ending) {
    Path whole = out.toAbsolutePath().normalize();
    return whole.resolveSibling("." + whole.getFileName() + ending);
  }
}
