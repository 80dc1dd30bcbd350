package wildfire;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local files under {@code dying:/…}, as a process sees them that is killed at a chosen change:
 * that change is not made, or half of it, and none after it. Or as one sees them whose disk is
 * full.
 */
public final class DyingFileSystem extends RawLocalFileSystem {
  /** The end of the process that makes the changes. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static Predicate<Path> watched = path -> true;
  private static Predicate<Path> full = path -> false;
  private static int changesLeft = Integer.MAX_VALUE;

  /** The next process lives, and has room. */
  public static synchronized void live() {
    changesLeft = Integer.MAX_VALUE;
    full = path -> false;
  }

  /** The disk has no room for more files of some paths. */
  public static synchronized void fill(Predicate<Path> paths) {
    full = paths;
  }

  /** The next process is killed at a change, counted from 0, among those of some paths. */
  public static synchronized void dieAt(int change, Predicate<Path> ofPaths) {
    changesLeft = change;
    watched = ofPaths;
  }

  /** Makes {@code dying:/…} known. */
  public static Configuration knownTo(Configuration hadoop) {
    hadoop.setClass("fs.dying.impl", DyingFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    hadoop.setBoolean("fs.dying.impl.disable.cache", true);
    hadoop.setClass(
        "fs.AbstractFileSystem.dying.impl",
        Context.class,
        org.apache.hadoop.fs.AbstractFileSystem.class);
    return hadoop;
  }

  /** The same under Hadoop's newer interface. */
  public static final class Context extends DelegateToFileSystem {
    public Context(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new DyingFileSystem(), hadoop, "dying", false);
    }
  }

  /** What a death at this change leaves of it. */
  private interface Half {
    void make() throws IOException;
  }

  private static synchronized void change(Path path, Half half) throws IOException {
    if (changesLeft < 0) {
      throw new Death();
    }
    if (watched.test(path)) {
      if (changesLeft == 0) {
        half.make();
        changesLeft = -1;
        throw new Death();
      }
      changesLeft--;
    }
  }

  private static synchronized void checkRoom(Path path) throws IOException {
    if (full.test(path)) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public URI getUri() {
    return URI.create("dying:///");
  }

  @Override
  public String getScheme() {
    return "dying";
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change(to, () -> {});
    return super.rename(from, to);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    change(path, () -> {});
    return super.mkdirs(path);
  }

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    change(path, () -> {});
    Files.setPosixFilePermissions( // Hadoop starts a process for it
        pathToFile(path).toPath(), PosixFilePermissions.fromString(permission.toString()));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (exists(path)) {
      change(path, () -> deleteOneFile(path));
    }
    return super.delete(path, recursive);
  }

  private void deleteOneFile(Path path) throws IOException {
    FileStatus status = getFileStatus(path);
    if (status.isFile()) {
      return;
    }
    for (FileStatus inside : listStatus(path)) {
      if (inside.isFile()) {
        File file = pathToFile(inside.getPath());
        if (!file.delete()) {
          throw new IOException("cannot delete " + file);
        }
        return;
      }
      deleteOneFile(inside.getPath());
    }
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    checkRoom(path);
    change(
        path,
        () ->
            super.create(path, permission, overwrite, buffer, replication, block, progress)
                .close());
    return super.create(path, permission, overwrite, buffer, replication, block, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    checkRoom(path);
    change(path, () -> super.create(path, overwrite, buffer, replication, block, progress).close());
    return super.create(path, overwrite, buffer, replication, block, progress);
  }
}
