package wildfire.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import wildfire.ingest.Forgotten;
import wildfire.ingest.ForgottenRows;
import wildfire.table.RunId;

/**
 * Forgotten accounts out of runs that were published. A run that has rows of them is written anew
 * without these rows, under {@link RunId#afterErasure} its name, and takes its own place; the other
 * tables of it are copied. Totals of such a run stay what they were: they name nobody, and what
 * they were made from is no longer there.
 */
public final class KeptRuns {
  /** Of these every row is told of something else too: the account in it is unnamed. */
  private static final Set<String> UNNAMED =
      Set.of(RunTables.DATA_QUALITY.name(), RunTables.RUN.name());

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkSession spark;
  private final ReportFolder folder;
  private final Forgotten forgotten;
  private final ForgottenRows rows;

  private KeptRuns(SparkSession spark, ReportFolder folder, Forgotten forgotten) {
    this.spark = spark;
    this.folder = folder;
    this.forgotten = forgotten;
    this.rows = new ForgottenRows(forgotten);
  }

  /**
   * Removes their rows from every run that is kept, of all posts and of some. The pages of those
   * runs go: what they were made from is no longer there.
   *
   * @return how many runs were written anew
   */
  public static int without(SparkSession spark, String workspace, Forgotten forgotten) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      return new KeptRuns(spark, ReportFolder.nightly(workspace, hadoop), forgotten).clean(hadoop)
          + new KeptRuns(spark, ReportFolder.filtered(workspace, hadoop), forgotten).clean(hadoop);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private int clean(Configuration hadoop) throws IOException {
    folder.clean();
    int changed = 0;
    folder.finishReplacements();
    for (String run : folder.keptRuns()) {
      List<String> tables = tables(run, hadoop);
      List<String> touched = tables.stream().filter(table -> isTouched(run, table)).toList();
      String note = folder.note(run).orElse("");
      if (!touched.isEmpty() || forgotten.isNamedIn(null, note)) {
        String by = RunId.afterErasure(run);
        ObjectNode without = without(note).put("run", by);
        for (String table : tables) {
          if (touched.contains(table)) {
            without.withObjectProperty("rows").put(table, write(table, run, by));
          } else {
            copy(folder.table(run, table), folder.table(by, table), hadoop);
          }
        }
        TableSql.write(folder, by, hadoop);
        folder.replace(run, by, without + "\n");
        changed++;
      }
    }
    folder.clean();
    return changed;
  }

  private Dataset<Row> stored(String run, String table) {
    return spark.read().parquet(folder.table(run, table).toString());
  }

  private boolean isTouched(String run, String table) {
    Dataset<Row> stored = stored(run, table);
    return !stored.where(rows.in(stored.schema())).isEmpty();
  }

  /** Writes a table of a run into another one; returns how many rows are left. */
  private long write(String table, String run, String by) {
    Dataset<Row> stored = stored(run, table);
    Dataset<Row> kept = stored;
    if (UNNAMED.contains(table)) {
      for (StructField field : stored.schema().fields()) {
        if (field.dataType().equals(DataTypes.StringType)) {
          kept =
              kept.withColumn(
                  field.name(), rows.without(col(field.name())).as(field.name(), field.metadata()));
        }
      }
    } else {
      kept = stored.where(not(coalesce(rows.in(stored.schema()), lit(false))));
    }
    int parts = Math.max(1, stored.inputFiles().length);
    kept.coalesce(parts).write().parquet(folder.table(by, table).toString());
    return stored(by, table).count();
  }

  private static void copy(Path from, Path into, Configuration hadoop) throws IOException {
    FileSystem files = from.getFileSystem(hadoop);
    if (!FileUtil.copy(files, from, files, into, false, hadoop)) {
      throw new IOException("cannot copy " + from + " to " + into);
    }
  }

  /** What a run noted of itself, without the accounts, and when rows were removed. */
  private ObjectNode without(String note) throws JsonProcessingException {
    ObjectNode without =
        JSON.readTree(note) instanceof ObjectNode said ? said : JSON.createObjectNode();
    without.put("rowsRemovedAt", Instant.now().toString());
    if (without.path("filters").isTextual()) {
      without.put("filters", forgotten.without(without.path("filters").asText()));
    }
    return without;
  }

  /** The folders of a run that hold rows. */
  private List<String> tables(String run, Configuration hadoop) throws IOException {
    FileSystem files = folder.run(run).getFileSystem(hadoop);
    List<String> tables = new ArrayList<>();
    for (FileStatus table : files.listStatus(folder.run(run))) {
      if (table.isDirectory() && holdsRows(files.listStatus(table.getPath()))) {
        tables.add(table.getPath().getName());
      }
    }
    return tables;
  }

  private static boolean holdsRows(FileStatus[] files) {
    return Stream.of(files).anyMatch(file -> file.getPath().getName().endsWith(".parquet"));
  }
}
