package wildfire.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Sources;
import wildfire.model.HowMany;
import wildfire.model.OperatorError;
import wildfire.settings.Settings;
import wildfire.table.Table;

/** Exports in, canonical lake out. */
public final class Ingest {
  /**
   * SQL function for the expressions of sources: where an id is put together out of account ids, it
   * must be made a pseudonym there, since only account columns become one of themselves.
   */
  public static final String PSEUDONYM = "pseudonym";

  private final SparkSession spark;
  private final Settings settings;
  private final Workspace workspace;
  private final Consumer<String> progress;

  private Ingest(
      SparkSession spark, Settings settings, Workspace workspace, Consumer<String> progress) {
    this.spark = spark;
    this.settings = settings;
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * Reads all inputs into a new lake, which takes the place of the one before when it is whole. The
   * session must be in UTC, with ANSI off.
   *
   * @param sources that can be named, and that may fit a file
   * @param progress hears what is being done, as it begins
   * @param teller hears what the person should know
   * @throws OperatorError if the settings, a source, the key or the exports need mending; of the
   *     cause {@link OperatorError.Cause#INPUT_QUALITY} if a source has more rejects than the
   *     limit. The lake before is then still there
   */
  public static Intake run(
      SparkSession spark,
      Settings settings,
      Sources sources,
      Consumer<String> progress,
      Consumer<String> teller) {
    Exports exports = new HadoopExports(spark, limits(settings));
    return run(spark, settings, sources, exports, progress, teller);
  }

  /** How much of a record is read, and kept when it is rejected. */
  public static RecordLimits limits(Settings settings) {
    int recordBytes = (int) Math.min(Integer.MAX_VALUE, settings.ingest().maxRecordBytes());
    return new RecordLimits(recordBytes, RecordLimits.DEFAULT.keptChars());
  }

  static Intake run(
      SparkSession spark,
      Settings settings,
      Sources sources,
      Exports exports,
      Consumer<String> progress,
      Consumer<String> teller) {
    Workspace workspace =
        new Workspace(settings.workspace(), spark.sparkContext().hadoopConfiguration());
    workspace.settle();
    Pseudonyms pseudonyms =
        PseudonymKey.pseudonyms(
            System.getenv(PseudonymKey.VARIABLE),
            java.nio.file.Path.of(settings.ingest().pseudonymKeyFile()),
            workspace.keyId(),
            teller);
    registerPseudonym(spark, pseudonyms);
    workspace.begin();
    try {
      return new Ingest(spark, settings, workspace, progress)
          .run(sources, exports, pseudonyms, teller);
    } finally {
      workspace.settle(); // raw ids have passed through what a run that failed leaves
    }
  }

  static void registerPseudonym(SparkSession spark, Pseudonyms pseudonyms) {
    spark
        .udf()
        .register(
            PSEUDONYM,
            (UDF1<String, String>) id -> id == null ? null : pseudonyms.of(id),
            DataTypes.StringType);
  }

  private Intake run(
      Sources sources, Exports exports, Pseudonyms pseudonyms, Consumer<String> teller) {
    FileList files = FileList.of(settings.inputs(), sources, exports, pseudonyms);
    files.detected().forEach(teller);
    files.batches().forEach(batch -> exports.notes(batch.read(), batch.files()).forEach(teller));
    progress.accept("Preparing " + HowMany.of(files.files().size(), "file"));
    Staging staging = new Staging(spark, workspace, settings.vocabulary(), pseudonyms);
    staging.plan(files, exports);
    staging.write(progress);
    progress.accept("Taking out duplicates, and counting that no row is lost");
    Accounting accounting = makeLake(staging, files);
    checkThatThereIsAnything(accounting, files);
    workspace.rememberKeyId(pseudonyms.keyId());
    Dataset<Row> quarantine = makeQuarantine(staging);
    checkQuality(accounting, quarantine);
    workspace.publish();
    return Intake.load(spark, workspace);
  }

  private Accounting makeLake(Staging staging, FileList files) {
    Map<CanonicalTable, Dataset<Row>> staged = new EnumMap<>(CanonicalTable.class);
    Map<CanonicalTable, Dataset<Row>> kept = new EnumMap<>(CanonicalTable.class);
    Map<CanonicalTable, Dataset<Row>> refused = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : CanonicalTable.values()) {
      if (staging.hasAccepted(table) && table != CanonicalTable.ENGAGEMENTS) {
        staged.put(table, staging.accepted(table));
      }
    }
    staging.tablesWithRejected().forEach(table -> refused.put(table, staging.rejected(table)));
    RowsByFile before = RowsByFile.counted(staged);
    RowsByFile rejected = RowsByFile.counted(refused);
    for (CanonicalTable table : CanonicalTable.values()) {
      Path folder = new Path(workspace.newLake(), table.id());
      workspace.makeFolder(folder);
      if (staged.containsKey(table)) {
        Duplicates.removed(table, staged.get(table))
            .write()
            .mode(SaveMode.Append)
            .parquet(folder.toString());
      } else if (staging.hasAccepted(table)) { // duplicates are found where events are sorted
        staging.moveAccepted(table, folder);
      } else {
        continue;
      }
      kept.put(table, spark.read().schema(Intake.schema(table)).parquet(folder.toString()));
    }
    RowsByFile after = RowsByFile.counted(kept);
    before.addAll(CanonicalTable.ENGAGEMENTS, after);
    Accounting accounting = accounting(files, staging.read(), before, after, rejected);
    write(Accounting.TABLE, accounting.entries(), Intake.ACCOUNTING);
    write(FileList.TABLE, files.files(), Intake.FILES);
    write(MetricMeaning.TABLE, MetricMeaning.of(files), Intake.METRIC_MEANINGS);
    return accounting;
  }

  private static Accounting accounting(
      FileList files, RowsByFile read, RowsByFile before, RowsByFile after, RowsByFile rejected) {
    List<Accounting.Entry> entries = new ArrayList<>();
    for (InputFile file : files.files()) {
      for (CanonicalTable table : CanonicalTable.values()) {
        if (read.knows(table, file.id())) {
          long accepted = after.of(table, file.id());
          entries.add(
              new Accounting.Entry(
                  file.source(),
                  table,
                  file.id(),
                  file.shownPath(),
                  read.of(table, file.id()),
                  accepted,
                  rejected.of(table, file.id()),
                  before.of(table, file.id()) - accepted,
                  0));
        }
      }
    }
    return new Accounting(entries);
  }

  private <R> void write(Table<R> table, List<R> rows, String name) {
    spark
        .createDataFrame(rows.stream().map(table::row).toList(), table.schema())
        .coalesce(1)
        .write()
        .parquet(new Path(workspace.newLake(), name).toString());
  }

  private Dataset<Row> makeQuarantine(Staging staging) {
    String folder = workspace.newQuarantine().toString();
    Dataset<Row> files =
        spark
            .read()
            .schema(FileList.TABLE.schema())
            .parquet(new Path(workspace.newLake(), Intake.FILES).toString());
    workspace.makeFolder(workspace.newQuarantine());
    for (CanonicalTable table : staging.tablesWithRejected()) {
      Quarantine.rows(table, staging.rejected(table), files)
          .coalesce(spark.sparkContext().defaultParallelism())
          .write()
          .mode(SaveMode.Append)
          .parquet(folder);
    }
    return spark.read().schema(Quarantine.SCHEMA).parquet(folder);
  }

  /** Reports of nothing would take the place of last night's. */
  private static void checkThatThereIsAnything(Accounting accounting, FileList files) {
    if (accounting.entries().stream().allMatch(entry -> entry.rowsRead() == 0)) {
      throw new OperatorError(
          "There is not one row in the files of the inputs (%,d, such as %s): export them again, or give"
              + " other inputs; the lake is as it was.",
          files.files().size(), files.files().get(0).shownPath());
    }
  }

  private void checkQuality(Accounting accounting, Dataset<Row> quarantine) {
    double limit = settings.ingest().maxRejectedShare();
    List<String> tooBad = new ArrayList<>();
    for (String source : accounting.sources()) {
      double share = accounting.rejectedShare(source);
      if (share > limit) {
        tooBad.add(
            String.format(
                Locale.ROOT,
                "Of source %s %.1f %% of the rows are rejected, and %.1f %% is the limit"
                    + " (ingest.max_rejected_share). Commonest reasons: %s.",
                source,
                100 * share,
                100 * limit,
                Quarantine.commonest(quarantine, source)));
      }
    }
    if (!tooBad.isEmpty()) {
      workspace.refuse();
      throw OperatorError.inputQuality(
          "%s All rejected rows are in %s, each with its reasons; the lake is as it was. Mend the export"
              + " or its source, or raise the limit, and run again.",
          String.join(" ", tooBad), workspace.refused());
    }
  }
}
