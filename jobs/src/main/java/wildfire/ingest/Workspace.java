package wildfire.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.function.FailableSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.sql.SparkSession;
import wildfire.table.TypedFile;
import wildfire.table.Versions;

/**
 * The folders of the lake and the quarantine. Each intake has a folder of its own in both, written
 * once; the lake is what its newest intake says it is. What an intake that did not finish left is
 * removed by whoever comes next.
 *
 * <pre>
 * lake/CURRENT                        the newest intake
 * lake/runs/RUN/rows/TABLE            rows of the files that were taken in, as they were mapped
 * lake/runs/RUN/tables/TABLE          all rows that count, each key once
 * lake/runs/RUN/{ledger,accounting,metric_meanings}
 * quarantine/RUN                      rejected rows of these files
 * forgotten                           whom to forget, see {@link ForgottenList}
 * </pre>
 */
final class Workspace {
  private static final FsPermission OWNER_ONLY = new FsPermission("700");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What is noted of a lake.
   *
   * @param readWhole the latest intake that read every file
   * @param tables for each table of which rows are kept once, the intake in whose folder it is
   * @param forgotten the version of the list of whom to forget that this lake is without; empty:
   *     none
   */
  record Note(String keyId, String readWhole, Map<String, String> tables, String forgotten) {}

  private final Configuration hadoop;
  private final FileSystem files;
  private final Path folder;
  private final Versions lake;

  Workspace(String folder, Configuration hadoop) {
    Path path = new Path(folder);
    this.hadoop = hadoop;
    files = call(() -> path.getFileSystem(hadoop));
    this.folder = files.makeQualified(path);
    lake = new Versions(new Path(this.folder, "lake"), hadoop);
  }

  static Workspace of(SparkSession spark, String folder) {
    return new Workspace(folder, spark.sparkContext().hadoopConfiguration());
  }

  Path folder() {
    return folder;
  }

  Configuration hadoop() {
    return hadoop;
  }

  Path lake() {
    return lake.folder();
  }

  Optional<String> current() {
    return lake.current();
  }

  Optional<Note> note() {
    return current().flatMap(lake::note).map(text -> call(() -> JSON.readValue(text, Note.class)));
  }

  Path rows(String run, CanonicalTable table) {
    return new Path(lake.of(run), "rows/" + table.id());
  }

  Path table(String run, CanonicalTable table) {
    return new Path(lake.of(run), "tables/" + table.id());
  }

  /** Records that an intake left beside its tables. */
  <T> List<T> records(String run, String name, Class<T> type) {
    return TypedFile.allThatThereIs(new Path(lake.of(run), name), hadoop, type);
  }

  <T> void write(String run, String name, Class<T> type, List<T> records) {
    TypedFile.write(new Path(lake.of(run), name), hadoop, type, records);
  }

  Path quarantine() {
    return new Path(folder, "quarantine");
  }

  Path quarantine(String run) {
    return new Path(quarantine(), run);
  }

  /** The quarantine of a run that stopped because too much was rejected. */
  Path refused() {
    return new Path(folder, "quarantine-refused");
  }

  /**
   * Where rows are as they come out of the one pass over the records; readable by its owner alone,
   * since raw ids pass through it.
   */
  Path staged() {
    return new Path(folder, "_ingest");
  }

  /** Makes room for an intake, and removes what others left that did not finish. */
  void begin(String run) {
    clean(Set.of());
    for (Path raw : List.of(staged(), quarantine())) {
      call(() -> FileSystem.mkdirs(files, raw, OWNER_ONLY));
    }
    call(() -> files.mkdirs(quarantine(run)));
  }

  void publish(String run, Note note) {
    lake.makeCurrent(run, call(() -> JSON.writeValueAsString(note)));
    delete(refused());
  }

  /** Keeps an intake's quarantine for looking at, and leaves the lake as it is. */
  void refuse(String run) {
    delete(refused());
    move(quarantine(run), refused());
    clean(Set.of());
  }

  /**
   * Removes what intakes that did not finish left, and of finished ones what is no longer wanted.
   *
   * @param unwanted finished intakes of which no row counts
   */
  void clean(Set<String> unwanted) {
    lake.clean();
    lake.remove(unwanted::contains);
    delete(staged());
    for (FileStatus run : in(quarantine())) {
      if (!lake.isWhole(run.getPath().getName())) {
        delete(run.getPath());
      }
    }
  }

  /** Removes intakes of which no row counts, and tables that a newer intake made anew. */
  void forgetWhatNoLongerCounts(Ledger ledger, Note note) {
    Set<String> unwanted = new HashSet<>(intakes());
    unwanted.removeAll(note.tables().values());
    ledger.counting().forEach(file -> unwanted.remove(file.run()));
    clean(unwanted);
    forgetTables(note);
  }

  List<String> intakes() {
    return lake.all();
  }

  void forgetTables(Note note) {
    for (String run : intakes()) {
      for (CanonicalTable table : CanonicalTable.values()) {
        String made = note.tables().get(table.id());
        if (made != null && !made.equals(run)) {
          delete(table(run, table));
        }
      }
    }
  }

  /** Moves the Parquet files of a folder, if it is there, into another one under a prefix. */
  void moveFiles(Path from, Path into, String prefix) {
    call(() -> files.mkdirs(into));
    for (FileStatus file : in(from)) {
      String name = file.getPath().getName();
      if (file.isFile() && name.endsWith(".parquet")) {
        move(file.getPath(), new Path(into, prefix + name));
      }
    }
  }

  boolean exists(Path path) {
    return call(() -> files.exists(path));
  }

  private List<FileStatus> in(Path path) {
    return exists(path) ? List.of(call(() -> files.listStatus(path))) : List.of();
  }

  private void delete(Path path) {
    call(() -> files.delete(path, true));
  }

  private void move(Path from, Path to) {
    if (!call(() -> files.rename(from, to))) {
      throw new UncheckedIOException(new IOException("cannot move " + from + " to " + to));
    }
  }

  private static <T> T call(FailableSupplier<T, IOException> question) {
    try {
      return question.get();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
