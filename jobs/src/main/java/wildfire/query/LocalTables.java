package wildfire.query;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import wildfire.report.PublishedTables;
import wildfire.table.Table;

/**
 * The files of a run's tables on this machine: where they are, or a copy for as long as they are
 * looked into, which the owner alone can read.
 */
final class LocalTables implements AutoCloseable {
  private final Map<String, List<Path>> files = new LinkedHashMap<>();
  private final Path copy;
  private final Thread cleaner;

  private LocalTables(Path copy) {
    this.copy = copy;
    this.cleaner = new Thread(this::remove, "wildfire-copy-cleaner");
  }

  /**
   * The files of every table that the run has; one of an earlier version may lack some.
   *
   * @throws UncheckedIOException if the storage cannot be reached
   */
  static LocalTables of(PublishedRun run) {
    try {
      boolean isHere = "file".equals(run.table("any").toUri().getScheme());
      LocalTables tables =
          new LocalTables(isHere ? null : Files.createTempDirectory("wildfire-reports-"));
      Runtime.getRuntime().addShutdownHook(tables.cleaner);
      for (Table<?> table : PublishedTables.all()) {
        for (FileStatus file : parquet(run, table)) {
          tables
              .files
              .computeIfAbsent(table.name(), name -> new ArrayList<>())
              .add(
                  isHere
                      ? Path.of(file.getPath().toUri().getPath())
                      : tables.copied(run, table, file));
        }
      }
      return tables;
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private Path copied(PublishedRun run, Table<?> table, FileStatus file) throws IOException {
    Path local =
        Files.createDirectories(copy.resolve(table.name())).resolve(file.getPath().getName());
    FileSystem storage = file.getPath().getFileSystem(run.hadoop());
    storage.copyToLocalFile(
        false, file.getPath(), new org.apache.hadoop.fs.Path(local.toUri()), true);
    return local;
  }

  /** The files by table, in the order of the declarations; no table is without one. */
  Map<String, List<Path>> files() {
    return files;
  }

  /** What Spark left in a table's folder, without its marks; by name, which is the rows' order. */
  private static List<FileStatus> parquet(PublishedRun run, Table<?> table) throws IOException {
    org.apache.hadoop.fs.Path folder = run.table(table.name());
    try {
      return Stream.of(
              folder
                  .getFileSystem(run.hadoop())
                  .listStatus(folder, file -> file.getName().matches("[^_.].*\\.parquet")))
          .sorted()
          .toList();
    } catch (FileNotFoundException ofAnEarlierVersion) {
      return List.of();
    }
  }

  private void remove() {
    if (copy != null) {
      FileUtil.fullyDelete(copy.toFile());
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException ending) {
      return; // the process ends, and runs it
    }
  }
}
