package wildfire.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Versions of something, each in a folder of its own under {@code runs/} that is written once and
 * never changed. A file in it, written last, says that it is whole; one small file beside them,
 * {@code CURRENT}, says which of them to read. So nothing of consequence rests on folders being
 * moved in one step, which object stores cannot do: they need only to show a file whole or not at
 * all. Nor does it rest on listings: whether a version is whole, and which is the current one, is
 * asked of a file by its name.
 */
public final class Versions {
  private static final String POINTER = "CURRENT";
  private static final String NEXT_POINTER = "_CURRENT"; // where POINTER is written aside
  private static final String RUNS = "runs";
  private static final String WHOLE = "_WHOLE";
  private static final String ASIDE = "_";

  /** Object stores by the scheme of their paths: a file is there once it is closed, and whole. */
  private static final Set<String> SHOWN_ON_CLOSE = Set.of("s3", "s3a", "gs");

  private final FileSystem files;
  private final Path folder;

  /** The versions in a folder; nothing is made yet. */
  public Versions(Path folder, Configuration hadoop) {
    try {
      this.files = folder.getFileSystem(hadoop);
      this.folder = files.makeQualified(folder);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  public Path folder() {
    return folder;
  }

  public Path of(String version) {
    return new Path(new Path(folder, RUNS), version);
  }

  /**
   * The version that readers should read; empty before the first. Where the storage cannot replace
   * a file in one step, and is in between or was cut short there, it is the one that is to become
   * the current one.
   */
  public Optional<String> current() {
    Path pointer = new Path(folder, POINTER);
    return named(pointer)
        .or(this::next)
        .or(() -> named(pointer)); // in its place since it was looked for
  }

  private Optional<String> next() {
    return named(new Path(folder, NEXT_POINTER)).filter(this::isWhole);
  }

  /** Whether a version was finished. */
  public boolean isWhole(String version) {
    return io(() -> files.exists(new Path(of(version), WHOLE)));
  }

  /** What was noted of a version when it was finished; empty if it was not. */
  public Optional<String> note(String version) {
    return text(new Path(of(version), WHOLE));
  }

  /** The finished versions, by name. */
  public List<String> all() {
    return names().stream().filter(this::isWhole).sorted().toList();
  }

  /** Versions that were begun and not finished. */
  public List<String> unfinished() {
    return names().stream().filter(version -> !isWhole(version)).sorted().toList();
  }

  /**
   * Finishes a version that was written, and makes it the current one.
   *
   * @param note what is to be known of it
   */
  public void makeCurrent(String version, String note) {
    finish(version, note);
    point(version);
  }

  /**
   * Finishes a version that was written, beside the current one.
   *
   * @param note what is to be known of it
   */
  public void finish(String version, String note) {
    change(() -> put(new Path(of(version), WHOLE), note));
  }

  /** Makes a finished version the current one. */
  public void point(String version) {
    change(
        () -> {
          Path pointer = new Path(folder, POINTER);
          if (!files.exists(pointer) && next().isPresent()) {
            replace(
                new Path(folder, NEXT_POINTER), pointer); // the only one, and to be written over
          }
          put(pointer, version + "\n");
        });
  }

  /**
   * Notes something else of a finished version, which is whole all the while. Cut short, it leaves
   * the note before, none of it or a part of it.
   */
  public void noteAnew(String version, String note) {
    change(() -> write(new Path(of(version), WHOLE), note));
  }

  /** Removes all versions, the current one among them: then there is nothing to read. */
  public void removeAll() {
    change(
        () -> {
          files.delete(new Path(folder, NEXT_POINTER), false);
          files.delete(new Path(folder, POINTER), false);
          files.delete(folder, true);
        });
  }

  /** Removes what was begun and not finished. */
  public void clean() {
    remove(version -> !isWhole(version));
  }

  /**
   * Keeps the newest versions by name, and the current one in any case.
   *
   * @param too versions that are kept beside them
   */
  public void keep(int newest, Set<String> too) {
    List<String> finished = all(); // by name
    List<String> tooMany = finished.subList(0, Math.max(0, finished.size() - newest));
    remove(version -> tooMany.contains(version) && !too.contains(version));
  }

  /** Removes versions; never the current one. */
  public void remove(Predicate<String> unwanted) {
    String current = current().orElse("");
    for (String version : names()) {
      if (!version.equals(current) && unwanted.test(version)) {
        change(
            () -> {
              files.delete(new Path(of(version), WHOLE), false); // first: half a version is none
              files.delete(of(version), true);
            });
      }
    }
  }

  private List<String> names() {
    return io(
        () -> {
          try {
            return Stream.of(files.listStatus(new Path(folder, RUNS)))
                .map(version -> version.getPath().getName())
                .toList();
          } catch (FileNotFoundException noneYet) {
            return List.of();
          }
        });
  }

  private Optional<String> named(Path pointer) {
    return text(pointer).map(String::strip).filter(version -> !version.isEmpty());
  }

  private Optional<String> text(Path file) {
    return io(
        () -> {
          try (FSDataInputStream in = files.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          } catch (FileNotFoundException none) {
            return Optional.empty();
          }
        });
  }

  private void write(Path file, String text) throws IOException {
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Puts a small file in place, over what is there, so that it is seen whole or not at all: aside
   * and then renamed, or at once where the storage shows files only when they are closed, since to
   * such storage a rename is a copy and a removal.
   */
  private void put(Path file, String text) throws IOException {
    if (isShownOnClose(file)) {
      write(file, text);
      return;
    }
    Path aside = new Path(file.getParent(), ASIDE + file.getName());
    write(aside, text);
    replace(aside, file);
  }

  private boolean isShownOnClose(Path file) throws IOException {
    return SHOWN_ON_CLOSE.contains(folder.toUri().getScheme())
        || files.hasPathCapability(file, CommonPathCapabilities.ABORTABLE_STREAM);
  }

  /**
   * Rename over what is there; deprecated in Hadoop's words only because it is meant for
   * filesystems' own use.
   */
  private void replace(Path from, Path to) throws IOException {
    if ("file".equals(folder.toUri().getScheme())) {
      Files.move(
          java.nio.file.Path.of(from.toUri().getPath()),
          java.nio.file.Path.of(to.toUri().getPath()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    FileContext.getFileContext(files.getUri(), files.getConf())
        .rename(from, to, Options.Rename.OVERWRITE);
  }

  private interface Change {
    void make() throws IOException;
  }

  private static void change(Change change) {
    io(
        () -> {
          change.make();
          return null;
        });
  }

  private interface Action<T> {
    T take() throws IOException;
  }

  private static <T> T io(Action<T> action) {
    try {
      return action.take();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
