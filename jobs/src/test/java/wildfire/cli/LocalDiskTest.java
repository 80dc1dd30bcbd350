package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivilegedAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalDiskTest {
  private static final URI ROOT = URI.create("file:///");

  @TempDir private java.nio.file.Path folder;
  private final LocalDisk disk = new LocalDisk();

  @BeforeEach
  void open() throws IOException {
    disk.initialize(ROOT, new Configuration(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rwxr-xr-x", "rwx------", "r--------", "rw-rw-rw-"})
  void aFileGetsThePermissionsThatAreAskedFor(String permissions) throws IOException {
    java.nio.file.Path file = Files.writeString(folder.resolve("file"), "");

    disk.setPermission(new Path(file.toUri()), FsPermission.valueOf("-" + permissions));

    assertThat(permissionsOf(file)).isEqualTo(permissions);
  }

  @Test
  void aStickyFolderGetsItsPermissionsToo() throws IOException {
    disk.setPermission(new Path(folder.toUri()), new FsPermission((short) 01750));

    assertThat(permissionsOf(folder)).isEqualTo("rwxr-x---");
    assertThat(Files.getAttribute(folder, "unix:mode")).isEqualTo(041750);
  }

  @Test
  void whatIsMadeHasThePermissionsThatHadoopsOwnWouldGive() throws IOException {
    LocalFileSystem hadoops = new LocalFileSystem();
    hadoops.initialize(ROOT, new Configuration(false));
    for (String mask : new String[] {"022", "077", "027"}) {
      java.nio.file.Path expected = make(hadoops, mask, folder.resolve("hadoops" + mask));
      java.nio.file.Path made = make(disk, mask, folder.resolve("ours" + mask));

      assertThat(permissionsOf(made)).isEqualTo(permissionsOf(expected));
      assertThat(permissionsOf(made.resolve("file")))
          .isEqualTo(permissionsOf(expected.resolve("file")));
    }
  }

  @Test
  void whatIsThereLooksAsHadoopsOwnSaysItDoes() throws IOException {
    LocalFileSystem hadoops = new LocalFileSystem();
    hadoops.initialize(ROOT, new Configuration(false));
    java.nio.file.Path file = Files.writeString(folder.resolve("file"), "some text");
    disk.setPermission(new Path(folder.toUri()), new FsPermission((short) 01750));

    for (java.nio.file.Path each : new java.nio.file.Path[] {file, folder}) {
      FileStatus expected = hadoops.getFileStatus(new Path(each.toUri()));
      assertThat(expected.getPermission()).as("Hadoop asks once it is asked").isNotNull();
      assertThat(allOf(disk.getFileStatus(new Path(each.toUri())))).isEqualTo(allOf(expected));
    }
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Path missing = new Path(folder.resolve("missing").toUri());

    assertThatThrownBy(() -> disk.setPermission(missing, new FsPermission((short) 0644)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing");
  }

  /** Hadoop keeps a file system for each user apart: nothing has asked for one of these before. */
  @Test
  void whoeverAsksForTheLocalDiskGetsIt() {
    UserGroupInformation someone = UserGroupInformation.createRemoteUser("someone");

    FileSystem disk =
        someone.doAs(
            (PrivilegedAction<FileSystem>)
                () -> {
                  LocalDisk.use();
                  return local();
                });

    assertThat(disk).isInstanceOf(LocalDisk.class);
  }

  @Test
  void whatWasAskedForBeforeStays() {
    UserGroupInformation someone = UserGroupInformation.createRemoteUser("someone");
    FileSystem before = someone.doAs((PrivilegedAction<FileSystem>) LocalDiskTest::local);

    FileSystem after =
        someone.doAs(
            (PrivilegedAction<FileSystem>)
                () -> {
                  LocalDisk.use();
                  return local();
                });

    assertThat(after).isSameAs(before).isNotInstanceOf(LocalDisk.class);
  }

  /** All that there is of it stands in its text, behind the name of its class. */
  private static String allOf(FileStatus status) {
    return status.toString().replaceFirst("^\\w+", "");
  }

  private static FileSystem local() {
    try {
      return FileSystem.get(ROOT, new Configuration());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static java.nio.file.Path make(FileSystem files, String mask, java.nio.file.Path folder)
      throws IOException {
    files.getConf().set("fs.permissions.umask-mode", mask);
    files.mkdirs(new Path(folder.toUri()));
    try (FSDataOutputStream out = files.create(new Path(folder.resolve("file").toUri()))) {
      out.writeUTF("anything");
    }
    return folder;
  }

  private static String permissionsOf(java.nio.file.Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
