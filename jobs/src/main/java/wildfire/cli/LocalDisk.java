package wildfire.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk as Hadoop knows it, but for permissions. Without its native library Hadoop starts
 * a process with every folder and every file that it makes ({@code chmod}) or lists ({@code ls});
 * of hundreds of small ones this takes longer than to write or to read them.
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
    /** Of a mode, without the kind of file. */
    private static final int PERMISSIONS = 01777;

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      java.nio.file.Path file = pathToFile(path).toPath();
      if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return status;
      }
      Map<String, Object> unix;
      try {
        unix = Files.readAttributes(file, "unix:mode,owner,group");
      } catch (NoSuchFileException gone) {
        throw new FileNotFoundException(gone.getMessage()); // Hadoop leaves it out of a list
      }
      return new FileStatus(
          status.getLen(),
          status.isDirectory(),
          status.getReplication(),
          status.getBlockSize(),
          status.getModificationTime(),
          status.getAccessTime(),
          new FsPermission((Integer) unix.get("mode") & PERMISSIONS),
          ((Principal) unix.get("owner")).getName(),
          ((Principal) unix.get("group")).getName(),
          status.getPath());
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      PosixFileAttributeView attributes =
          Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
      if (attributes == null || permission.getStickyBit()) { // neither of which Java can say
        super.setPermission(path, permission);
      } else {
        attributes.setPermissions(PosixFilePermissions.fromString(permission.toString()));
      }
    }
  }
}
