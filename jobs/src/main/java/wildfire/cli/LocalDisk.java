package wildfire.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk as Hadoop knows it, but for how permissions are set. Without its native library
 * Hadoop starts a process for that ({@code chmod}) with every folder and every file that it makes;
 * a run makes hundreds of small ones, and then this takes longer than to write them.
 */
public final class LocalDisk extends LocalFileSystem {
  public LocalDisk() {
    super(new Raw());
  }

  /**
   * Lets this process use it for {@code file:}, whatever its configurations say: Hadoop keeps the
   * first that is asked for. Where something has asked before, as spark-submit does, that stays; so
   * does what the executors of a cluster have.
   */
  public static void use() {
    Configuration own = new Configuration();
    own.setClass("fs.file.impl", LocalDisk.class, FileSystem.class);
    try {
      FileSystem.get(URI.create("file:///"), own);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      PosixFileAttributeView attributes =
          Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (attributes == null || permission.getStickyBit()) { // neither of which Java can say
        super.setPermission(path, permission);
      } else {
        attributes.setPermissions(PosixFilePermissions.fromString(permission.toString()));
      }
    }
  }
}
