package wildfire.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Small files of text under a folder, with what each kind of storage needs to show them whole. */
final class SmallFiles {
  private static final String ASIDE = "_";

  /** Object stores by the scheme of their paths: a file is there once it is closed, and whole. */
  private static final Set<String> SHOWN_ON_CLOSE = Set.of("s3", "s3a", "gs");

  private final FileSystem storage;
  private final Path folder;

  /** Nothing is made yet. */
  SmallFiles(Path folder, Configuration hadoop) {
    FileSystem its = io(() -> folder.getFileSystem(hadoop));
    this.storage = its instanceof LocalFileSystem disk ? disk.getRaw() : its; // no checksums
    this.folder = its.makeQualified(folder);
  }

  Path folder() {
    return folder;
  }

  private boolean isLocal() {
    return "file".equals(folder.toUri().getScheme());
  }

  private static java.nio.file.Path local(Path file) {
    return java.nio.file.Path.of(file.toUri().getPath());
  }

  /** Empty where it is not there. */
  Optional<String> read(Path file) {
    return io(
        () -> {
          try (FSDataInputStream in = storage.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          } catch (FileNotFoundException none) {
            return Optional.empty();
          }
        });
  }

  boolean isThere(Path file) {
    return io(() -> storage.exists(file));
  }

  /** The names of all there is in a folder; none where that is not there. */
  List<String> names(Path within) {
    return io(
        () -> {
          try {
            return Stream.of(storage.listStatus(within)).map(it -> it.getPath().getName()).toList();
          } catch (FileNotFoundException noneYet) {
            return List.of();
          }
        });
  }

  /** Removes a file, or a folder with all that is in it. */
  void delete(Path path) {
    io(() -> storage.delete(path, true));
  }

  /**
   * Makes a file that only one can make; on a local disk Hadoop looks before it creates, which is
   * not one step.
   *
   * @return whether it was this one
   */
  boolean create(Path file, String text) {
    return io(
        () -> {
          try {
            if (isLocal()) {
              Files.createDirectories(local(file).getParent());
              Files.writeString(local(file), text, StandardOpenOption.CREATE_NEW);
            } else {
              write(storage.create(file, false), text);
            }
            return true;
          } catch (IOException failed) {
            if (storage.exists(file)) { // storages differ in what they throw
              return false;
            }
            throw failed;
          }
        });
  }

  /** Writes over a file. Elsewhere than on a disk it may be seen empty or in part meanwhile. */
  void write(Path file, String text) {
    io(
        () -> {
          if (isLocal()) {
            Files.createDirectories(local(file).getParent());
            Files.writeString(local(aside(file)), text);
            replace(aside(file), file);
          } else {
            write(storage.create(file, true), text);
          }
          return file;
        });
  }

  private static void write(FSDataOutputStream made, String text) throws IOException {
    try (FSDataOutputStream out = made) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Puts a file in place, over what is there, so that it is seen whole or not at all: aside and
   * then renamed, or at once where the storage shows files only when they are closed, since to such
   * storage a rename is a copy and a removal.
   */
  void put(Path file, String text) {
    boolean isWritten =
        isLocal()
            || SHOWN_ON_CLOSE.contains(folder.toUri().getScheme())
            || io(() -> storage.hasPathCapability(file, CommonPathCapabilities.ABORTABLE_STREAM));
    write(isWritten ? file : aside(file), text);
    if (!isWritten) {
      replace(aside(file), file);
    }
  }

  private static Path aside(Path file) {
    return new Path(file.getParent(), ASIDE + file.getName());
  }

  /**
   * Rename over what is there; deprecated in Hadoop's words only because it is meant for
   * filesystems' own use.
   */
  void replace(Path from, Path to) {
    io(
        () -> {
          if (isLocal()) {
            return Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
          }
          FileContext.getFileContext(storage.getUri(), storage.getConf())
              .rename(from, to, Options.Rename.OVERWRITE);
          return to;
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
