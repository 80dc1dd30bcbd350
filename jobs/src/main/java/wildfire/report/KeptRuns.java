package wildfire.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final FileSystem files;

  private KeptRuns(SparkSession spark, ReportFolder folder, Path path, Forgotten forgotten) {
    this.spark = spark;
    this.folder = folder;
    this.forgotten = forgotten;
    this.rows = new ForgottenRows(forgotten);
    try {
      this.files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /**
   * Removes their rows from every run that is kept, of all posts and of some. The pages of those
   * runs go: what they were made from is no longer there.
   *
   * @return how many runs were written anew
   */
  public static int without(SparkSession spark, String workspace, Forgotten forgotten) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    int changed = 0;
    for (ReportFolder folder :
        List.of(
            ReportFolder.nightly(workspace, hadoop), ReportFolder.filtered(workspace, hadoop))) {
      KeptRuns kept = new KeptRuns(spark, folder, new Path(workspace), forgotten);
      changed += kept.clean();
    }
    return changed;
  }

  private int clean() {
    folder.clean();
    int changed = 0;
    folder.finishReplacements();
    for (String run : folder.keptRuns()) {
      Map<String, Path> tables = tables(run);
      Set<String> touched = new HashSet<>();
      tables.forEach(
          (name, path) -> {
            if (isTouched(path)) {
              touched.add(name);
            }
          });
      if (!touched.isEmpty() || isTouched(run)) {
        replace(run, tables, touched);
        changed++;
      }
    }
    folder.clean();
    return changed;
  }

  private boolean isTouched(String run) {
    return forgotten.isNamedIn(null, folder.note(run).orElse(""));
  }

  private boolean isTouched(Path table) {
    Dataset<Row> stored = spark.read().parquet(table.toString());
    return !stored.where(rows.in(stored.schema())).isEmpty();
  }

  private void replace(String run, Map<String, Path> tables, Set<String> touched) {
    String by = RunId.afterErasure(run);
    tables.forEach(
        (name, path) -> {
          Path into = folder.table(by, name);
          if (touched.contains(name)) {
            write(name, path, into);
          } else {
            copy(path, into);
          }
        });
    TableSql.write(folder, by, files.getConf());
    folder.replace(run, by, note(run, by, counted(by, touched)));
  }

  private Map<String, Long> counted(String run, Set<String> tables) {
    Map<String, Long> rowsByTable = new TreeMap<>();
    tables.forEach(
        name ->
            rowsByTable.put(
                name, spark.read().parquet(folder.table(run, name).toString()).count()));
    return rowsByTable;
  }

  private void write(String name, Path from, Path into) {
    Dataset<Row> stored = spark.read().parquet(from.toString());
    Dataset<Row> kept = stored;
    if (UNNAMED.contains(name)) {
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
    kept.coalesce(parts).write().parquet(into.toString());
  }

  private void copy(Path from, Path into) {
    io(
        () -> {
          if (!FileUtil.copy(files, from, files, into, false, files.getConf())) {
            throw new IOException("cannot copy " + from + " to " + into);
          }
          return null;
        });
  }

  /** What the run noted of itself, and when rows were removed since. */
  private String note(String run, String by, Map<String, Long> counts) {
    String before = folder.note(run).orElse("");
    try {
      JsonNode said = before.isBlank() ? JSON.createObjectNode() : JSON.readTree(before);
      if (said instanceof ObjectNode note) {
        note.put("run", by);
        note.put("rowsRemovedAt", Instant.now().toString());
        if (note.get("rows") instanceof ObjectNode counted) {
          counts.forEach(counted::put);
        }
        if (note.path("filters").isTextual()) {
          note.put("filters", forgotten.without(note.path("filters").asText()));
        }
        return JSON.writeValueAsString(note) + "\n";
      }
      return forgotten.without(before);
    } catch (JsonProcessingException ofAnEarlierForm) {
      return forgotten.without(before);
    }
  }

  /** The folders of a run that hold rows, by name. */
  private Map<String, Path> tables(String run) {
    return io(
        () -> {
          Map<String, Path> tables = new TreeMap<>();
          for (FileStatus table : files.listStatus(folder.run(run))) {
            if (table.isDirectory() && holdsRows(table.getPath())) {
              tables.put(table.getPath().getName(), table.getPath());
            }
          }
          return tables;
        });
  }

  private boolean holdsRows(Path table) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(table)) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException gone) {
      return false;
    }
    return names.stream().anyMatch(name -> name.endsWith(".parquet"));
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
