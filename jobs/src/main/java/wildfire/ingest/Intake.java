package wildfire.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.model.OperatorError;
import wildfire.settings.Settings;

/** The lake as it stands: canonical tables, the files they came from, and the accounting. */
public final class Intake {
  private static final String ACCOUNTING = "accounting";
  private static final String LEDGER = "ledger";
  private static final String METRIC_MEANINGS = "metric_meanings";

  private final SparkSession spark;
  private final Workspace workspace;
  private final String run;
  private final Workspace.Note note;
  private final Ledger whole;
  private final Accounting accountingOfWhole;
  private final List<MetricMeaning> meanings;

  /** Until when files count; null: all do. */
  private final Instant knownAt;

  private Intake(
      SparkSession spark,
      Workspace workspace,
      String run,
      Workspace.Note note,
      Ledger whole,
      Accounting accountingOfWhole,
      List<MetricMeaning> meanings,
      Instant knownAt) {
    this.spark = spark;
    this.workspace = workspace;
    this.run = run;
    this.note = note;
    this.whole = whole;
    this.accountingOfWhole = accountingOfWhole;
    this.meanings = meanings;
    this.knownAt = knownAt;
  }

  /**
   * The lake of a workspace.
   *
   * @throws OperatorError if there is none
   */
  public static Intake load(SparkSession spark, String workspaceFolder) {
    return load(spark, Workspace.of(spark, workspaceFolder));
  }

  /**
   * Removes what an intake that did not finish left: raw ids passed through it. Only for whoever
   * holds the workspace, since an intake that is at work has not finished either.
   */
  public static void tidyUp(SparkSession spark, String workspaceFolder) {
    Workspace.of(spark, workspaceFolder).clean(Set.of());
  }

  /**
   * How many files that an input brought count in the lake; 0 where there is no lake.
   *
   * @param input its path
   */
  public static long filesOf(SparkSession spark, String workspaceFolder, String input) {
    return find(spark, Workspace.of(spark, workspaceFolder))
        .map(lake -> lake.ledger().filesOf(input))
        .orElse(0L);
  }

  static Intake load(SparkSession spark, Workspace workspace) {
    return find(spark, workspace)
        .orElseThrow(
            () ->
                new OperatorError(
                    "There is no lake in %s: run `wildfire ingest` first.", workspace.lake()));
  }

  static Optional<Intake> find(SparkSession spark, Workspace workspace) {
    return workspace.current().map(run -> of(spark, workspace, run));
  }

  private static Intake of(SparkSession spark, Workspace workspace, String run) {
    return new Intake(
        spark,
        workspace,
        run,
        workspace.note().orElseThrow(),
        new Ledger(
            workspace.records(run, LEDGER, LedgerEntry.Stored.class).stream()
                .map(LedgerEntry.Stored::entry)
                .toList()),
        Accounting.ofStored(workspace.records(run, ACCOUNTING, Accounting.Stored.class)),
        workspace.records(run, METRIC_MEANINGS, MetricMeaning.class),
        null);
  }

  static void write(
      Workspace workspace,
      String run,
      Ledger ledger,
      Accounting accounting,
      List<MetricMeaning> meanings) {
    workspace.write(run, ACCOUNTING, Accounting.Stored.class, accounting.stored());
    workspace.write(
        run,
        LEDGER,
        LedgerEntry.Stored.class,
        ledger.files().stream().map(LedgerEntry::stored).toList());
    workspace.write(run, METRIC_MEANINGS, MetricMeaning.class, meanings);
  }

  /**
   * The lake as it was known at an instant: without what was taken in later. Where nothing was
   * known yet, or nothing was taken in later, it is the lake as it stands.
   */
  public Intake knownAt(Instant then) {
    Ledger known = whole.knownAt(then);
    return known.counting().isEmpty() || known.counting().equals(whole.counting())
        ? this
        : new Intake(spark, workspace, run, note, whole, accountingOfWhole, meanings, then);
  }

  /** Until when files count, of a lake that is looked at as it was; empty: all files count. */
  public Optional<Instant> knownAt() {
    return Optional.ofNullable(knownAt);
  }

  /** The files that count in the lake as it stands, and not in this one, by number. */
  public List<LedgerEntry> takenInSince() {
    Set<Integer> then = ledger().countingIds();
    return whole.counting().stream().filter(file -> !then.contains(file.id())).toList();
  }

  /** The intake that this lake is of. */
  public String run() {
    return run;
  }

  /** The latest intake that read every file. */
  public String readWhole() {
    return note.readWhole();
  }

  Workspace.Note note() {
    return note;
  }

  public Ledger ledger() {
    return knownAt == null ? whole : whole.knownAt(knownAt);
  }

  LakeRows rows() {
    return new LakeRows(spark, workspace, whole, note.readWhole());
  }

  /**
   * A canonical table: its columns as {@link CanonicalTable} declares them, then {@code file_id}
   * and, where it has instants, {@code time_precision}; for engagements {@code parents_logged}.
   * Engagements may hold the same event more than once; the other tables have each key once.
   */
  public Dataset<Row> table(CanonicalTable table) {
    if (table == CanonicalTable.ENGAGEMENTS) {
      return rows(table, ledger().counting());
    }
    if (knownAt != null) {
      return onceEach(table);
    }
    String made = note.tables().get(table.id());
    return made == null
        ? spark.createDataFrame(List.of(), LakeRows.schema(table))
        : LakeRows.read(spark, LakeRows.schema(table), workspace.table(made, table));
  }

  /** What an intake of the files that count would have made of them. */
  private Dataset<Row> onceEach(CanonicalTable table) {
    Dataset<Row> rows = rows().of(table, ledger().counting(), LakeRows.withPosition(table));
    return LakeRows.onceEach(table, rows, ledger().order());
  }

  /** The rows of a table that files brought, in the columns of {@link #table}. */
  public Dataset<Row> rows(CanonicalTable table, List<LedgerEntry> files) {
    return rows().of(table, files, LakeRows.schema(table));
  }

  List<MetricMeaning> meanings() {
    return meanings;
  }

  /**
   * What a source says that its platform counts under a metric's name and scope; empty where it
   * does not say.
   */
  public Optional<String> meaning(String source, String metric, String scope) {
    return meanings.stream()
        .filter(meaning -> meaning.holdsFor(source, metric, scope))
        .map(MetricMeaning::means)
        .min(Comparator.naturalOrder());
  }

  /** Whether a table has any row. */
  public boolean holds(CanonicalTable table) {
    return accounting().entries().stream()
        .anyMatch(entry -> entry.table() == table && entry.rowsAccepted() > 0);
  }

  /**
   * Rejected rows of the files that count: {@code source}, {@code target_table}, {@code file_id},
   * {@code file}, {@code position}, {@code raw_text}, {@code reasons}.
   */
  public Dataset<Row> quarantine() {
    return rows().of(ledger().counting(), Quarantine.SCHEMA, workspace::quarantine);
  }

  /** What became of every row of the files that count. */
  public Accounting accounting() {
    if (knownAt == null) {
      return accountingOfWhole;
    }
    Map<CanonicalTable, Dataset<Row>> tables = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : CanonicalTable.values()) {
      if (table != CanonicalTable.ENGAGEMENTS) {
        tables.put(table, onceEach(table));
      }
    }
    return accountingOfWhole.of(ledger().countingIds()).kept(RowsByFile.counted(tables));
  }

  public String keyId() {
    return note.keyId();
  }

  /**
   * The pseudonym that an account has in this lake.
   *
   * @throws OperatorError if the key is not there or is another one
   */
  public String pseudonym(Settings settings, String accountId) {
    return PseudonymKey.ofLake(settings, keyId()).of(accountId);
  }
}
