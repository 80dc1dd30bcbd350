package wildfire.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import wildfire.report.PublishedTables;
import wildfire.table.Table;

/**
 * The folder of a run's tables on this machine: where it is, or a copy for as long as it is looked
 * into, which the owner alone can read.
 */
record LocalTables(java.nio.file.Path folder, boolean isCopy) implements AutoCloseable {

  /**
   * Copies it where that is needed.
   *
   * @throws UncheckedIOException if the storage cannot be reached
   */
  static LocalTables of(PublishedRun run) {
    Path any = run.table("any");
    if ("file".equals(any.toUri().getScheme())) {
      return new LocalTables(java.nio.file.Path.of(any.toUri().getPath()).getParent(), false);
    }
    try {
      java.nio.file.Path copy = Files.createTempDirectory("wildfire-reports-");
      FileSystem.getLocal(run.hadoop()).deleteOnExit(new Path(copy.toUri()));
      FileSystem storage = any.getFileSystem(run.hadoop());
      for (Table<?> table : PublishedTables.all()) {
        Path there = run.table(table.name());
        if (storage.exists(there)) {
          Path here = new Path(copy.resolve(table.name()).toUri());
          storage.copyToLocalFile(false, there, here, true);
        }
      }
      return new LocalTables(copy, true);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  @Override
  public void close() {
    if (isCopy) {
      FileUtil.fullyDelete(folder.toFile());
    }
  }
}
