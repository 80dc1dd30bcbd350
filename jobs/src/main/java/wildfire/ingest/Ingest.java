package wildfire.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.table.SideBySide;
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
  private final As as;
  private final Workspace workspace;
  private final StagedErasure erasure;
  private final Consumer<String> progress;

  private Ingest(
      SparkSession spark,
      Settings settings,
      As as,
      Workspace workspace,
      StagedErasure erasure,
      Consumer<String> progress) {
    this.spark = spark;
    this.settings = settings;
    this.as = as;
    this.workspace = workspace;
    this.erasure = erasure;
    this.progress = progress;
  }

  /**
   * Takes in the files of all inputs that are new or changed since the last time, or all of them
   * where the settings say so. The lake before stays until the new one is whole. The session must
   * be in UTC, with ANSI off.
   *
   * @param as what the intake is called, and until when it looks
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
      As as,
      Sources sources,
      Consumer<String> progress,
      Consumer<String> teller) {
    Exports exports = new HadoopExports(spark, limits(settings));
    return run(spark, settings, as, sources, exports, progress, teller);
  }

  /**
   * What an intake is called, and until when it looks.
   *
   * @param run later ones sort after it
   * @param startedAt when the run began
   * @param asOf the end of what the run looks at; null: everything
   */
  public record As(String run, Instant startedAt, Instant asOf) {
    /**
     * Since when files that are taken in are known: the end of what the run looks at. A run that
     * looks back knows them only now.
     *
     * @param latest since when the file that came last is known; null if there is none
     */
    Instant knownSince(Instant latest) {
      boolean looksBack = asOf != null && latest != null && asOf.isBefore(latest);
      return asOf == null || looksBack ? startedAt : asOf;
    }
  }

  /** How much of a record is read, and kept when it is rejected. */
  public static RecordLimits limits(Settings settings) {
    int recordBytes = (int) Math.min(Integer.MAX_VALUE, settings.ingest().maxRecordBytes());
    return new RecordLimits(recordBytes, RecordLimits.DEFAULT.keptChars());
  }

  static Intake run(
      SparkSession spark,
      Settings settings,
      As as,
      Sources sources,
      Exports exports,
      Consumer<String> progress,
      Consumer<String> teller) {
    Workspace workspace =
        new Workspace(settings.workspace(), spark.sparkContext().hadoopConfiguration());
    Pseudonyms pseudonyms =
        PseudonymKey.pseudonyms(
            System.getenv(PseudonymKey.VARIABLE),
            java.nio.file.Path.of(settings.ingest().pseudonymKeyFile()),
            workspace.note().map(Workspace.Note::keyId),
            teller);
    registerPseudonym(spark, pseudonyms);
    workspace.begin(as.run());
    try {
      StagedErasure erasure = StagedErasure.of(spark, workspace, pseudonyms, as.run());
      return new Ingest(spark, settings, as, workspace, erasure, progress)
          .run(sources, exports, pseudonyms, teller);
    } finally {
      workspace.clean(Set.of()); // raw ids have passed through what a run that failed leaves
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
    Optional<Intake> before = Intake.find(spark, workspace);
    List<InputSettings> emptied =
        before.map(lake -> emptied(lake.ledger(), exports)).orElse(List.of());
    List<InputSettings> inputs = new ArrayList<>(settings.inputs());
    inputs.removeAll(emptied);
    FileList found = FileList.of(inputs, sources, exports, pseudonyms).shown(erasure::shown);
    found.detected().forEach(teller);
    Ledger.Plan plan = plan(before, found, pseudonyms);
    before.ifPresent(lake -> IntakeNews.of(plan, found, emptied).forEach(teller));
    if (before.isPresent() && plan.changesNothing()) {
      return before.get();
    }
    FileList files = found.numbered(plan.toRead());
    files.batches().forEach(batch -> exports.notes(batch.read(), batch.files()).forEach(teller));
    progress.accept("Preparing " + HowMany.of(files.files().size(), "file"));
    Staging staging = new Staging(spark, workspace, settings.vocabulary(), pseudonyms);
    staging.plan(files, exports);
    staging.write(progress);
    progress.accept("Taking out duplicates, and counting that no row is lost");
    String readWhole = plan.readsAll() ? as.run() : before.map(Intake::readWhole).orElse(as.run());
    erasure.moveAccepted(staging);
    Workspace.Note note =
        new Workspace.Note(
            pseudonyms.keyId(),
            readWhole,
            makeTables(staging, plan, readWhole, before),
            erasure.lakeIsWithout(before));
    Accounting read = accountingOfRead(staging, files);
    Accounting accounting = accounting(plan, read, note, before);
    checkThatThereIsAnything(accounting, found);
    Dataset<Row> quarantine = makeQuarantine(staging, plan.after());
    checkQuality(read, quarantine);
    write(Accounting.TABLE, accounting.entries(), Intake.ACCOUNTING);
    write(Known.TABLE, plan.after().with(tables(files, read)).files(), Intake.LEDGER);
    write(MetricMeaning.TABLE, meanings(files, plan, before), Intake.METRIC_MEANINGS);
    workspace.publish(as.run(), note);
    forgetWhatNoLongerCounts(workspace, plan.after(), note);
    return Intake.load(spark, workspace);
  }

  /** Inputs that brought files before and hold none now: that is no news, and no fault. */
  private List<InputSettings> emptied(Ledger before, Exports exports) {
    return settings.inputs().stream()
        .filter(input -> before.filesOf(input.path()) > 0 && exports.holdsNothing(input.path()))
        .toList();
  }

  private Ledger.Plan plan(Optional<Intake> before, FileList found, Pseudonyms pseudonyms) {
    Set<String> inputs = new HashSet<>();
    settings.inputs().forEach(input -> inputs.add(input.path()));
    boolean all = before.isEmpty() || settings.ingest().full();
    return before
        .map(Intake::ledger)
        .orElse(new Ledger(List.of()))
        .plan(
            found.files(),
            inputs,
            file -> pseudonyms.of(file.source() + " " + file.path()),
            files -> Digests.of(spark, files),
            as,
            all ? Ledger.Extent.ALL : Ledger.Extent.NEW);
  }

  /** The tables of which each key is kept once, anew where files that have rows of them changed. */
  private Map<String, String> makeTables(
      Staging staging, Ledger.Plan plan, String readWhole, Optional<Intake> before) {
    Map<String, String> made = new ConcurrentSkipListMap<>();
    before.ifPresent(lake -> made.putAll(lake.tables()));
    Set<CanonicalTable> lost = tablesOf(plan, before);
    SideBySide.all(
        Stream.of(CanonicalTable.values())
            .filter(table -> table != CanonicalTable.ENGAGEMENTS) // repeats: where they are sorted
            .filter(table -> staging.hasAccepted(table) || lost.contains(table) || plan.readsAll())
            .map(table -> (Runnable) () -> makeTable(table, staging, plan, readWhole, made))
            .toList());
    return made;
  }

  private void makeTable(
      CanonicalTable table,
      Staging staging,
      Ledger.Plan plan,
      String readWhole,
      Map<String, String> made) {
    made.remove(table.id());
    Dataset<Row> rows =
        Intake.rows(
            spark,
            workspace,
            table,
            plan.after(),
            plan.after().counting(),
            readWhole,
            Intake.schema(table).add(Mapping.POSITION, DataTypes.LongType));
    if (staging.hasAccepted(table) || !rows.isEmpty()) {
      Duplicates.removed(table, rows, plan.after().order())
          .write()
          .parquet(workspace.table(as.run(), table).toString());
      made.put(table.id(), as.run());
    }
  }

  /** The tables that had rows of files which do not count any more. */
  private static Set<CanonicalTable> tablesOf(Ledger.Plan plan, Optional<Intake> before) {
    Set<Integer> counting = new HashSet<>();
    plan.after().counting().forEach(file -> counting.add(file.id()));
    Set<CanonicalTable> tables = EnumSet.noneOf(CanonicalTable.class);
    before.ifPresent(
        lake ->
            lake.accounting().entries().stream()
                .filter(entry -> !counting.contains(entry.fileId()))
                .forEach(entry -> tables.add(entry.table())));
    return tables;
  }

  /** What became of the rows that were read, before the same thing is counted once. */
  private Accounting accountingOfRead(Staging staging, FileList files) {
    Map<CanonicalTable, Dataset<Row>> accepted = new EnumMap<>(CanonicalTable.class);
    Map<CanonicalTable, Dataset<Row>> refused = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : CanonicalTable.values()) {
      if (staging.hasAccepted(table)) {
        accepted.put(
            table,
            spark
                .read()
                .schema(Intake.schema(table))
                .parquet(workspace.rows(as.run(), table).toString()));
      }
    }
    staging
        .tablesWithRejected()
        .forEach(table -> refused.put(table, erasure.kept(staging.rejected(table))));
    RowsByFile read = staging.read();
    RowsByFile kept = RowsByFile.counted(accepted);
    RowsByFile rejected = RowsByFile.counted(refused);
    RowsByFile forgotten = erasure.removed(staging, kept, rejected);
    List<Accounting.Entry> entries = new ArrayList<>();
    for (InputFile file : files.files()) {
      for (CanonicalTable table : CanonicalTable.values()) {
        if (read.knows(table, file.id())) {
          entries.add(
              new Accounting.Entry(
                  file.source(),
                  table,
                  file.id(),
                  file.shownPath(),
                  read.of(table, file.id()),
                  kept.of(table, file.id()),
                  rejected.of(table, file.id()),
                  0,
                  forgotten.of(table, file.id()),
                  0));
        }
      }
    }
    return new Accounting(entries);
  }

  /** What became of the rows of every file that counts. */
  private Accounting accounting(
      Ledger.Plan plan, Accounting read, Workspace.Note note, Optional<Intake> before) {
    RowsByFile kept = keptOnce(spark, workspace, note);
    Set<Integer> again = new HashSet<>(plan.toRead().values());
    List<Accounting.Entry> all = new ArrayList<>(read.entries());
    Set<Integer> counting = new HashSet<>();
    plan.after().counting().forEach(file -> counting.add(file.id()));
    before.ifPresent(
        lake ->
            lake.accounting().entries().stream()
                .filter(entry -> counting.contains(entry.fileId()))
                .filter(entry -> !again.contains(entry.fileId()))
                .forEach(all::add));
    return new Accounting(all).kept(kept);
  }

  /** How many rows each file has in the tables in which each key is once. */
  static RowsByFile keptOnce(SparkSession spark, Workspace workspace, Workspace.Note note) {
    Map<CanonicalTable, Dataset<Row>> tables = new EnumMap<>(CanonicalTable.class);
    note.tables()
        .forEach(
            (id, run) -> {
              CanonicalTable table = CanonicalTable.byId().get(id);
              tables.put(
                  table,
                  spark
                      .read()
                      .schema(Intake.schema(table))
                      .parquet(workspace.table(run, table).toString()));
            });
    return RowsByFile.counted(tables);
  }

  private static Map<Integer, Set<CanonicalTable>> tables(FileList files, Accounting read) {
    Map<Integer, Set<CanonicalTable>> tables = new TreeMap<>();
    files.files().forEach(file -> tables.put(file.id(), EnumSet.noneOf(CanonicalTable.class)));
    for (Accounting.Entry entry : read.entries()) {
      if (entry.rowsAccepted() > 0) {
        tables.get(entry.fileId()).add(entry.table());
      }
    }
    return tables;
  }

  private List<MetricMeaning> meanings(FileList files, Ledger.Plan plan, Optional<Intake> before) {
    Set<MetricMeaning> meanings = new LinkedHashSet<>(MetricMeaning.of(files));
    Set<String> said = new HashSet<>();
    files.files().forEach(file -> said.add(file.source()));
    Set<String> counting = new HashSet<>();
    plan.after().counting().forEach(file -> counting.add(file.place().source()));
    before.ifPresent(
        lake ->
            lake.metricMeanings().collectAsList().stream()
                .map(MetricMeaning::of)
                .filter(m -> counting.contains(m.source()) && !said.contains(m.source()))
                .forEach(meanings::add));
    return List.copyOf(meanings);
  }

  /** Folders of intakes of which no row counts, and tables that were made anew. */
  static void forgetWhatNoLongerCounts(Workspace workspace, Ledger after, Workspace.Note note) {
    Set<String> wanted = new HashSet<>(note.tables().values());
    after.counting().forEach(file -> wanted.add(file.run()));
    Set<String> unwanted = new HashSet<>(workspace.intakes());
    unwanted.removeAll(wanted);
    workspace.clean(unwanted);
    workspace.forgetTables(note);
  }

  private <R> void write(Table<R> table, List<R> rows, String name) {
    write(spark, table, rows, workspace.of(as.run(), name));
  }

  static <R> void write(SparkSession spark, Table<R> table, List<R> rows, Path into) {
    spark
        .createDataFrame(rows.stream().map(table::row).toList(), table.schema())
        .coalesce(1)
        .write()
        .parquet(into.toString());
  }

  private Dataset<Row> makeQuarantine(Staging staging, Ledger ledger) {
    String folder = workspace.quarantine(as.run()).toString();
    Dataset<Row> files =
        spark.createDataFrame(
            ledger.files().stream().map(Known.TABLE::row).toList(), Known.TABLE.schema());
    for (CanonicalTable table : staging.tablesWithRejected()) {
      Quarantine.rows(table, erasure.kept(staging.rejected(table)), files)
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
      workspace.refuse(as.run());
      throw OperatorError.inputQuality(
          "%s All rejected rows are in %s, each with its reasons; the lake is as it was. Mend the export"
              + " or its source, or raise the limit, and run again.",
          String.join(" ", tooBad), workspace.refused());
    }
  }
}
