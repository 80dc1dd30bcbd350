package wildfire.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FileUtil;

/**
 * A hidden folder within the one that files are for: they are written there and moved to their
 * places when all of them are whole. Whoever is killed leaves it behind, and the next one takes it
 * away, which it knows by the lock that its maker held.
 */
record StagingFolder(Path target, Path folder, FileChannel lock) implements AutoCloseable {
  private static final String PREFIX = ".wildfire-extract-";
  private static final String LOCK = "lock";

  /** Makes one, and takes away those whose makers are gone. */
  static StagingFolder in(Path target) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(target, PREFIX + "*")) {
      for (Path each : left) {
        if (isLeft(each)) {
          FileUtil.fullyDelete(each.toFile());
        }
      }
    }
    Path folder = Files.createDirectory(target.resolve(PREFIX + UUID.randomUUID()));
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock(); // for as long as the channel is open
    return new StagingFolder(target, folder, channel);
  }

  private static boolean isLeft(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null;
    } catch (OverlappingFileLockException | NoSuchFileException ofThisProcessOrJustMade) {
      return false;
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Moves files to their places, each in one step and in the place of what is there. */
  void moveIntoPlace(Set<String> names) throws IOException {
    for (String name : names) {
      Files.move(
          file(name),
          target.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }
}
