package wildfire.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The folder of the lake and the quarantine. Both are made aside and moved into place when whole; a
 * move that was cut short is finished, and what was not whole is removed, by whoever comes next.
 */
final class Workspace {
  static final String LAKE = "lake";
  static final String QUARANTINE = "quarantine";

  /** The quarantine of a run that stopped because too much was rejected. */
  static final String REFUSED = "quarantine-refused";

  private static final FsPermission OWNER_ONLY = new FsPermission("700");
  private static final String KEY_FILE = "key.json";
  private static final Pattern KEY_ID = Pattern.compile("\"key_id\"\\s*:\\s*\"([0-9a-f]+)\"");

  private final FileSystem files;
  private final Path folder;

  Workspace(String folder, Configuration hadoop) {
    try {
      Path path = new Path(folder);
      files = path.getFileSystem(hadoop);
      this.folder = files.makeQualified(path);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  Path lake() {
    return new Path(folder, LAKE);
  }

  Path quarantine() {
    return new Path(folder, QUARANTINE);
  }

  Path refused() {
    return new Path(folder, REFUSED);
  }

  /**
   * Where a run makes what it makes; readable by its owner alone, since raw ids pass through it.
   */
  private Path aside() {
    return new Path(folder, "_ingest");
  }

  /** Rows as they come out of the one pass over the records. */
  Path staged() {
    return new Path(aside(), "staged");
  }

  private Path made() {
    return new Path(aside(), "made");
  }

  /** The new lake, before it is in place. */
  Path newLake() {
    return new Path(made(), LAKE);
  }

  /** The new quarantine, before it is in place. */
  Path newQuarantine() {
    return new Path(made(), QUARANTINE);
  }

  private Path whole() {
    return new Path(aside(), "whole");
  }

  private Path replaced() {
    return new Path(aside(), "replaced");
  }

  /** Finishes a move that was cut short; else removes what a run that did not finish left. */
  void settle() {
    run(
        () -> {
          if (files.exists(whole())) {
            moveIntoPlace();
          }
          files.delete(aside(), true);
        });
  }

  /** Settles, and makes room for a new lake. */
  void begin() {
    settle();
    run(
        () -> {
          files.mkdirs(folder);
          files.mkdirs(aside());
          files.setPermission(aside(), OWNER_ONLY);
          files.mkdirs(newLake());
        });
  }

  /** Puts the new lake and the new quarantine in the place of the old ones. */
  void publish() {
    run(
        () -> {
          files.mkdirs(newQuarantine());
          files.setPermission(newQuarantine(), OWNER_ONLY);
          files.create(whole()).close();
          moveIntoPlace();
          files.delete(aside(), true);
          files.delete(refused(), true);
        });
  }

  /**
   * Keeps the new quarantine for looking at, and leaves the old lake and quarantine as they are.
   */
  void refuse() {
    run(
        () -> {
          files.delete(refused(), true);
          files.mkdirs(newQuarantine());
          files.setPermission(newQuarantine(), OWNER_ONLY);
          move(newQuarantine(), refused());
          files.delete(aside(), true);
        });
  }

  private void moveIntoPlace() throws IOException {
    for (String name : List.of(LAKE, QUARANTINE)) {
      Path made = new Path(made(), name);
      Path inPlace = new Path(folder, name);
      if (files.exists(made)) {
        if (files.exists(inPlace)) {
          files.delete(new Path(replaced(), name), true);
          files.mkdirs(replaced());
          move(inPlace, new Path(replaced(), name));
        }
        move(made, inPlace);
      }
    }
  }

  /** Moves files of a folder, if it is there, into another one under a prefix. */
  void moveFiles(Path from, Path into, String prefix) {
    run(
        () -> {
          files.mkdirs(into);
          for (Path file : parquetFiles(from)) {
            move(file, new Path(into, prefix + file.getName()));
          }
        });
  }

  void makeFolder(Path path) {
    run(() -> files.mkdirs(path));
  }

  boolean exists(Path path) {
    return call(() -> files.exists(path));
  }

  /** The Parquet files in a folder; none if it is not there. */
  List<Path> parquetFiles(Path in) {
    return call(
        () -> {
          List<Path> found = new ArrayList<>();
          if (files.exists(in)) {
            for (FileStatus status : files.listStatus(in)) {
              if (status.isFile() && status.getPath().getName().endsWith(".parquet")) {
                found.add(status.getPath());
              }
            }
          }
          return found;
        });
  }

  /** The id of the key that the lake in place was made with; empty if there is no lake. */
  Optional<String> keyId() {
    return call(
        () -> {
          Path file = new Path(lake(), KEY_FILE);
          try (FSDataInputStream in = files.open(file)) {
            Matcher keyId = KEY_ID.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!keyId.find()) {
              throw new IllegalStateException(file + " has no key_id");
            }
            return Optional.of(keyId.group(1));
          } catch (FileNotFoundException noLake) {
            return Optional.empty();
          }
        });
  }

  /** Writes the key's id into the new lake. */
  void rememberKeyId(String keyId) {
    run(
        () -> {
          try (FSDataOutputStream out = files.create(new Path(newLake(), KEY_FILE))) {
            out.write(("{\"key_id\": \"" + keyId + "\"}\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot move " + from + " to " + to);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static <T> T call(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
