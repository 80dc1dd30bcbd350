package wildfire.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import wildfire.page.Page;
import wildfire.settings.ReportSettings;
import wildfire.table.Table;

/** The page of a run, beside its tables and made of them. */
final class PageFile {
  private PageFile() {}

  /** Writes the page of a run whose tables are written; nothing where the settings want none. */
  static void write(
      SparkSession spark, ReportFolder folder, String runId, ReportSettings settings) {
    if (settings.pagePosts() == 0) {
      return;
    }
    try (OutputStream to = files(spark, folder).create(path(folder, runId), false)) {
      Page.write(
          table -> spark.read().parquet(folder.table(runId, table).toString()),
          settings.language(),
          settings.pagePosts(),
          to);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether a run has a page. */
  static boolean isThere(SparkSession spark, ReportFolder folder, String runId) {
    try {
      return files(spark, folder).exists(path(folder, runId));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the tables of a run are such that today's page can be made of them. */
  static boolean canBeMade(SparkSession spark, ReportFolder folder, String runId) {
    return PublishedTables.all().stream()
        .filter(table -> Page.TABLES.contains(table.name()))
        .allMatch(table -> hasColumns(spark, folder.table(runId, table.name()), table));
  }

  private static boolean hasColumns(SparkSession spark, Path path, Table<?> table) {
    try {
      if (!path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)) {
        return false;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    StructType stored = spark.read().parquet(path.toString()).schema();
    Set<String> names = Arrays.stream(stored.fieldNames()).collect(Collectors.toSet());
    return table.columns().stream().allMatch(column -> names.contains(column.name()));
  }

  private static Path path(ReportFolder folder, String runId) {
    return new Path(folder.run(runId), Page.FILE);
  }

  private static FileSystem files(SparkSession spark, ReportFolder folder) throws IOException {
    return folder.run("_").getFileSystem(spark.sparkContext().hadoopConfiguration());
  }
}
