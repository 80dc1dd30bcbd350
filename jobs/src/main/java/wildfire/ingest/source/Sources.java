package wildfire.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import wildfire.model.OperatorError;

/** The sources of a folder: one YAML file each, called like the source. */
public final class Sources {
  private final Path folder;

  /** The sources under a folder, such as {@code conf/sources}. */
  public Sources(Path folder) {
    this.folder = folder;
  }

  /**
   * What there is, in alphabetical order.
   *
   * @throws OperatorError if the folder cannot be listed
   */
  public List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The folder of sources %s cannot be listed (%s). Name the folder that holds the"
              + " sources' YAML files.",
          folder, unreadable);
    }
  }

  /**
   * The source of that name.
   *
   * @throws OperatorError if there is none, naming what there is, or if its file does not describe
   *     a source
   */
  public Source named(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new OperatorError(
          "There is no source \"%s\" in %s%s Known sources: %s.",
          name,
          folder,
          names.isEmpty() ? "." : Nearest.hint(name, names),
          names.isEmpty() ? "none" : String.join(", ", names));
    }
    return SourceReader.read(folder.resolve(name + ".yaml"));
  }
}
