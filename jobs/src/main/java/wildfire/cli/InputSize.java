package wildfire.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/** About how much a run has to read; good enough to cut the work into pieces. */
final class InputSize {
  private static final Pattern BEFORE_GLOB = Pattern.compile("^([^*?\\[{]*/)?[^/]*[*?\\[{].*$");
  private static final Pattern URI_SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  /** What gzipped logs grow to. */
  private static final int GZIP_FACTOR = 6;

  private InputSize() {}

  /** Bytes in the local inputs and the local lake; files elsewhere count for nothing. */
  static long bytes(Settings settings) {
    List<String> places = new ArrayList<>();
    settings.inputs().stream().map(InputSettings::path).forEach(places::add);
    places.add(settings.workspace() + "/lake");
    return places.stream().mapToLong(InputSize::bytesAt).sum();
  }

  private static long bytesAt(String place) {
    if (URI_SCHEME.matcher(place).matches()) {
      return 0;
    }
    Matcher glob = BEFORE_GLOB.matcher(place);
    String folder = place;
    if (glob.matches()) {
      folder = glob.group(1) == null ? "." : glob.group(1);
    }
    Path root = Path.of(folder);
    if (!Files.exists(root)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.mapToLong(InputSize::bytesOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long bytesOf(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return 0;
      }
      return Files.size(file) * (file.toString().endsWith(".gz") ? GZIP_FACTOR : 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
