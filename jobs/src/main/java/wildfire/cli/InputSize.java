package wildfire.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/** About how much a run has to read; good enough to cut the work into pieces. */
final class InputSize {
  private static final Pattern BEFORE_GLOB = Pattern.compile("^([^*?\\[{]*/)?[^/]*[*?\\[{].*$");

  /** What gzipped logs grow to. */
  private static final int GZIP_FACTOR = 6;

  private InputSize() {}

  /** Bytes in the inputs and in the lake, wherever they are; of a glob, of the folder before it. */
  static long bytes(Settings settings, Configuration hadoop) {
    List<String> places = new ArrayList<>();
    settings.inputs().stream().map(InputSettings::path).forEach(places::add);
    places.add(settings.workspace() + "/lake");
    return places.stream().mapToLong(place -> bytesAt(place, hadoop)).sum();
  }

  private static long bytesAt(String place, Configuration hadoop) {
    Matcher glob = BEFORE_GLOB.matcher(place);
    String folder = place;
    if (glob.matches()) {
      folder = glob.group(1) == null ? "." : glob.group(1);
    }
    Path root = new Path(folder);
    try {
      FileSystem storage = root.getFileSystem(hadoop);
      RemoteIterator<LocatedFileStatus> files = storage.listFiles(root, true);
      long bytes = 0;
      while (files.hasNext()) {
        LocatedFileStatus file = files.next();
        bytes += file.getLen() * (file.getPath().getName().endsWith(".gz") ? GZIP_FACTOR : 1);
      }
      return bytes;
    } catch (FileNotFoundException nothingThereYet) {
      return 0;
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }
}
