package wildfire.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import wildfire.model.OperatorError;
import wildfire.yaml.Nearest;

/**
 * The sources that can be named: those that come with Wildfire, and those of a folder, which go
 * before them. One YAML file each, called like the source.
 */
public final class Sources {
  private static final String ENDING = ".yaml";

  /** {@code conf/sources} as it was when this was built. */
  private static final String SHIPPED = "/wildfire/conf/sources";

  private final Path folder;
  private final SortedMap<String, String> shipped;
  private final Map<String, Source> read = new ConcurrentHashMap<>();

  private Sources(Path folder, SortedMap<String, String> shipped) {
    this.folder = folder;
    this.shipped = shipped;
  }

  public static Sources shipped() {
    return new Sources(null, texts(Sources.class.getResource(SHIPPED)));
  }

  /**
   * Those of a folder, such as {@code conf/sources}, and those that come with Wildfire and have no
   * namesake there.
   */
  public static Sources in(Path folder) {
    return new Sources(folder, shipped().shipped);
  }

  /**
   * What there is, in alphabetical order.
   *
   * @throws OperatorError if the folder cannot be listed
   */
  public List<String> names() {
    SortedSet<String> names = new TreeSet<>(shipped.keySet());
    names.addAll(namesInFolder());
    return List.copyOf(names);
  }

  /**
   * All of them, in alphabetical order.
   *
   * @throws OperatorError as {@link #named}
   */
  public List<Source> all() {
    return names().stream().map(this::named).toList();
  }

  private List<String> namesInFolder() {
    if (folder == null) {
      return List.of();
    }
    try {
      return namesIn(folder);
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The folder of sources %s cannot be listed (%s). Name the folder that holds the"
              + " sources' YAML files.",
          folder, unreadable);
    }
  }

  /**
   * The source of that name; read once.
   *
   * @throws OperatorError if there is none, naming what there is, or if its file does not describe
   *     a source
   */
  public Source named(String name) {
    return read.computeIfAbsent(name, this::read);
  }

  private Source read(String name) {
    if (namesInFolder().contains(name)) {
      return SourceReader.read(folder.resolve(name + ENDING));
    }
    String text = shipped.get(name);
    if (text == null) {
      throw new OperatorError(
          "There is no source \"%s\"%s Known sources, the nearest by name first: %s. They come with Wildfire%s.",
          name,
          Nearest.to(name, names()).isPresent() ? Nearest.hint(name, names()) : ".",
          String.join(", ", Nearest.first(name, names())),
          folder == null
              ? "; your own go into conf/sources of a folder that WILDFIRE_HOME names"
              : ", or are in " + folder);
    }
    return SourceReader.parse(name, "built-in source " + name, text);
  }

  /** The texts of a folder's YAML files by name; of one in a jar too. */
  static SortedMap<String, String> texts(URL folder) {
    try {
      if (folder.openConnection() instanceof JarURLConnection inJar) {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
          return texts(jar.getPath(inJar.getEntryName()));
        }
      }
      return texts(Path.of(folder.toURI()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SortedMap<String, String> texts(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : namesIn(folder)) {
      texts.put(name, Files.readString(folder.resolve(name + ENDING)));
    }
    return texts;
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .toList();
    }
  }
}
