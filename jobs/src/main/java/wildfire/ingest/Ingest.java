package wildfire.ingest;

import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.ExportTime.Basis;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.settings.IngestSettings;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.table.ParallelWork;

/** Exports in, canonical lake out. */
public final class Ingest {
  /**
   * SQL function for the expressions of sources: where an id is put together out of account ids, it
   * must be made a pseudonym there, since only account columns become one of themselves.
   */
  public static final String PSEUDONYM = "pseudonym";

  /**
   * SQL function for the expressions of sources: the id of a post, with the digits that a
   * spreadsheet rounded away where its link tells them.
   */
  public static final String WHOLE_ID = "whole_id";

  private final SparkSession spark;
  private final Configuration hadoop;
  private final Settings settings;
  private final As as;
  private final Workspace workspace;
  private final Pseudonyms pseudonyms;
  private final StagedErasure erasure;
  private final Consumer<String> progress;
  private final Consumer<String> teller;
  private final Intake before;

  private Ingest(
      SparkSession spark,
      Settings settings,
      As as,
      Workspace workspace,
      Consumer<String> progress,
      Consumer<String> teller) {
    this.spark = spark;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
    this.settings = settings;
    this.as = as;
    this.workspace = workspace;
    this.progress = progress;
    this.teller = teller;
    this.pseudonyms =
        PseudonymKey.pseudonyms(settings, workspace.note().map(Workspace.Note::keyId), teller);
    registerFunctions(spark, pseudonyms);
    workspace.begin(as.run());
    this.erasure = new StagedErasure(workspace, pseudonyms, as.run());
    this.before = Intake.find(spark, workspace);
  }

  /**
   * Takes in the files of all inputs that are new or changed since the last time, or all of them
   * where the settings say so. The lake before stays until the new one is whole. The session must
   * be in UTC, with ANSI off.
   *
   * @param progress hears what is being done, as it begins
   * @param teller hears what the person should know
   * @throws OperatorError if the settings, a source, the key or the exports need mending; by {@link
   *     OperatorError#inputQuality} if a source has more rejects than the limit. The lake before is
   *     then still there
   */
  public static Intake run(
      SparkSession spark,
      Settings settings,
      As as,
      Sources sources,
      Consumer<String> progress,
      Consumer<String> teller) {
    Workspace workspace = Workspace.of(spark, settings.workspace());
    try {
      return new Ingest(spark, settings, as, workspace, progress, teller).run(sources);
    } finally {
      workspace.clean(Set.of()); // raw ids have passed through what a run that failed leaves
    }
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

  public static RecordLimits limits(IngestSettings settings) {
    int recordBytes = (int) Math.min(Integer.MAX_VALUE, settings.maxRecordBytes());
    return new RecordLimits(recordBytes, RecordLimits.DEFAULT.keptChars());
  }

  static void registerFunctions(SparkSession spark, Pseudonyms pseudonyms) {
    spark.udf().register(PSEUDONYM, (UDF1<String, String>) pseudonyms::of, DataTypes.StringType);
    spark.udf().register(WHOLE_ID, (UDF2<String, String, String>) Ids::whole, DataTypes.StringType);
  }

  /**
   * Looks whether the settings name anything to read.
   *
   * @throws OperatorError if they do not
   */
  public static void checkThatThereAreInputs(Settings settings) {
    if (settings.inputs().isEmpty()) {
      throw new OperatorError(
          "There is nothing to read: name exports under inputs in the settings, or with"
              + " --input PATH (--source NAME after it says how to read it; without, the columns tell).");
    }
  }

  private Intake run(Sources sources) {
    if (before.isNone()) { // a lake that is there stays what it is until inputs are named again
      checkThatThereAreInputs(settings);
    }
    RecordLimits limits = limits(settings.ingest());
    List<InputSettings> emptied = emptied();
    List<InputSettings> inputs = new ArrayList<>(settings.inputs());
    inputs.removeAll(emptied);
    FileList there =
        FileList.of(hadoop, inputs, sources, settings.ingest(), pseudonyms).shown(erasure::shown);
    there.detected().forEach(teller);
    Ledger.Plan plan = plan(there.files());
    if (!before.isNone()) { // nobody needs to be told that a first intake reads everything
      plan.news(there.files().size(), emptied).forEach(teller);
      if (plan.changesNothing()) {
        return before.beside(there.left());
      }
    }
    FileList files = there.numbered(plan.toRead());
    tellEncodings(files);
    tellYears(files);
    progress.accept("Preparing " + Plural.of(files.files().size(), "file"));
    Staging staging =
        new Staging(spark, workspace, settings.vocabulary(), pseudonyms, new ArrayList<>());
    Map<Batch, Dataset<Row>> records = new HashMap<>();
    Function<Batch, Dataset<Row>> once =
        batch ->
            records.computeIfAbsent(
                batch, its -> RawRecords.of(spark, its.exportFiles(), its.read(), limits));
    staging.plan(files, once, once, teller);
    staging.write(progress);
    progress.accept("Taking out duplicates, and counting that no row is lost");
    erasure.moveAccepted(staging);
    Map<CanonicalTable, Dataset<Row>> rejected = erasure.kept(staging.rejected());
    String readWhole = plan.readsAll() ? as.run() : before.note().readWhole();
    LakeRows rows = new LakeRows(spark, workspace, plan.after(), readWhole);
    Map<String, String> made = makeTables(staging.acceptedTables(), plan, rows);
    Map<CanonicalTable, Dataset<Row>> accepted = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : staging.acceptedTables()) {
      accepted.put(table, rows.read(LakeRows.schema(table), workspace.rows(as.run(), table)));
    }
    List<RowsByFile> counted = RowsByFile.counted(List.of(accepted, rejected, rows.made(made)));
    Accounting read =
        Accounting.read(
            files.files(),
            staging.fileRows(),
            RowsByFile.lost(rejected),
            staging.read(),
            counted.get(0),
            counted.get(1),
            erasure.removed(staging, counted.get(0), counted.get(1)));
    Accounting all = accounting(plan, read).kept(counted.get(2));
    checkThatThereIsAnything(all, there);
    checkQuality(read, makeQuarantine(rejected, rows));
    Intake.write(workspace, as.run(), plan.after(), all, meanings(files, plan));
    Workspace.Note note =
        new Workspace.Note(pseudonyms.keyId(), readWhole, made, erasure.lakeIsWithout(before));
    workspace.publish(as.run(), note);
    workspace.forgetWhatNoLongerCounts(plan.after(), note);
    return Intake.load(spark, workspace).beside(there.left());
  }

  /** Inputs that brought files before and hold none now: that is no news, and no fault. */
  private List<InputSettings> emptied() {
    return settings.inputs().stream()
        .filter(input -> before.ledger().filesOf(input.path()) > 0)
        .filter(input -> ExportFiles.holdsNothing(hadoop, input.path()))
        .toList();
  }

  private Ledger.Plan plan(List<InputFile> there) {
    boolean all = before.isNone() || settings.ingest().full();
    return before
        .ledger()
        .plan(
            there,
            settings.inputs().stream().map(InputSettings::path).collect(toSet()),
            file -> pseudonyms.of(file.source() + " " + file.path()),
            files -> FileDigests.of(files, spark),
            as,
            all ? Ledger.Extent.ALL : Ledger.Extent.NEW);
  }

  /** A sentence on files of which the age may have to tell the years of dates. */
  private void tellYears(FileList files) {
    for (Batch batch : files.batches()) {
      List<InputFile> byAge =
          batch.files().stream().filter(f -> f.exported().basis() == Basis.AGE).toList();
      if (!byAge.isEmpty() && ExportTimes.yearsAreMissing(batch.source().conventions())) {
        InputFile first = byAge.get(0);
        teller.accept(
            String.format(
                Locale.ROOT,
                "Dates without a year: no name tells when %s was exported. Where its rows do not tell"
                    + " their years either, these go by its age (%s); if it was copied later, set exported_at"
                    + " of the input.",
                first.shownPath()
                    + (byAge.size() == 1 ? "" : " (and " + (byAge.size() - 1) + " more)"),
                first.exportedAt().truncatedTo(ChronoUnit.SECONDS)));
      }
    }
  }

  /** Sentences on files that are in another encoding than the first of their read. */
  private void tellEncodings(FileList files) {
    for (Batch batch : files.batches()) {
      for (InputFile file : batch.files()) {
        RawRecords.note(file.file(), batch.read(), hadoop)
            .ifPresent(note -> teller.accept(file.shownPath() + " " + note + "."));
      }
    }
  }

  /**
   * The tables of which each key is kept once, anew where files that have or had rows of them are
   * other than before.
   *
   * @return the intake in whose folder each is
   */
  private Map<String, String> makeTables(
      Set<CanonicalTable> accepted, Ledger.Plan plan, LakeRows rows) {
    Map<String, String> made = new TreeMap<>(before.note().tables());
    Set<Integer> counting = plan.after().countingIds();
    Stream<CanonicalTable> had =
        before.accounting().entries().stream()
            .filter(entry -> plan.readsAll() || !counting.contains(entry.fileId()))
            .map(Accounting.Entry::table);
    List<CanonicalTable> changed =
        Stream.concat(accepted.stream(), had)
            .distinct()
            .filter(CanonicalTable.keptOnce()::contains)
            .toList();
    ParallelWork.all(
        changed.stream().map(t -> (Runnable) () -> rows.makeTable(t, as.run())).toList());
    changed.forEach(table -> made.put(table.id(), as.run()));
    return made;
  }

  /** What became of the rows of every file that counts. */
  private Accounting accounting(Ledger.Plan plan, Accounting read) {
    Set<Integer> others = plan.after().countingIds();
    others.removeAll(plan.toRead().values());
    List<Accounting.Entry> all = new ArrayList<>(read.entries());
    all.addAll(before.accounting().of(others).entries());
    return new Accounting(all);
  }

  /** What the sources of all files that count say of metrics; of those that are read, anew. */
  private List<MetricMeaning> meanings(FileList files, Ledger.Plan plan) {
    Set<MetricMeaning> meanings = new LinkedHashSet<>(MetricMeaning.of(files));
    Set<String> others =
        plan.after().counting().stream().map(file -> file.place().source()).collect(toSet());
    files.files().forEach(file -> others.remove(file.source()));
    before.meanings().stream()
        .filter(meaning -> others.contains(meaning.source()))
        .forEach(meanings::add);
    return List.copyOf(meanings);
  }

  private Dataset<Row> makeQuarantine(
      Map<CanonicalTable, Dataset<Row>> rejected, LakeRows written) {
    Path folder = workspace.quarantine(as.run());
    rejected.entrySet().stream()
        .map(each -> Quarantine.rows(each.getKey(), each.getValue(), written.ledger()))
        .reduce(Dataset::union)
        .ifPresent(rows -> Quarantine.write(rows, folder));
    return written.read(Quarantine.SCHEMA, folder);
  }

  /** Reports of nothing would take the place of last night's. */
  private static void checkThatThereIsAnything(Accounting accounting, FileList files) {
    if (accounting.entries().stream().allMatch(entry -> entry.rowsMade() == 0)) {
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
      accounting
          .tooBad(source, limit)
          .ifPresent(
              what ->
                  tooBad.add(
                      String.format(
                          Locale.ROOT,
                          "%s rejected, and %.1f %% is the limit (%singest.max_rejected_share). Commonest"
                              + " reasons: %s.",
                          what.sentence(),
                          100 * limit * (what.fileId() < 0 ? 1 : Accounting.FILE_TIMES),
                          what.fileId() < 0 ? "" : "of one file three times ",
                          Quarantine.commonest(
                              what.fileId() < 0
                                  ? quarantine
                                  : quarantine.where(col(Mapping.FILE_ID).equalTo(what.fileId())),
                              source))));
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
