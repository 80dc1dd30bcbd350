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
import org.apache.spark.sql.types.StructType;
import wildfire.model.OperatorError;
import wildfire.settings.Settings;

/** The lake as it stands: canonical tables, the files they came from, and the accounting. */
public final class Intake {
  private static final String ACCOUNTING = "accounting";
  private static final String LEDGER = "ledger";
  private static final String METRIC_MEANINGS = "metric_meanings";

  private final String run;
  private final Workspace.Note note;
  private final LakeRows rows;
  private final Accounting accountingOfWhole;
  private final List<MetricMeaning> meanings;
  private final Instant knownAt; // null: all files count
  private final List<String> left;

  private Intake(
      String run,
      Workspace.Note note,
      LakeRows rows,
      Accounting accountingOfWhole,
      List<MetricMeaning> meanings,
      Instant knownAt,
      List<String> left) {
    this.run = run;
    this.note = note;
    this.rows = rows;
    this.accountingOfWhole = accountingOfWhole;
    this.meanings = meanings;
    this.knownAt = knownAt;
    this.left = left;
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

  /** How many files that an input brought count in the lake; 0 where there is no lake. */
  public static long filesOf(SparkSession spark, String workspaceFolder, String inputPath) {
    return find(spark, Workspace.of(spark, workspaceFolder)).ledger().filesOf(inputPath);
  }

  static Intake load(SparkSession spark, Workspace workspace) {
    Intake lake = find(spark, workspace);
    if (lake.isNone()) {
      throw new OperatorError(
          "There is no lake in %s: run `wildfire ingest` first.", workspace.lake());
    }
    return lake;
  }

  /** The lake of a workspace, or one of no files where there is none yet. */
  static Intake find(SparkSession spark, Workspace workspace) {
    String run = workspace.current().orElse("");
    Workspace.Note note = workspace.note().orElse(new Workspace.Note("", "", Map.of(), ""));
    if (run.isEmpty()) {
      LakeRows none = new LakeRows(spark, workspace, new Ledger(List.of()), "");
      return new Intake(run, note, none, new Accounting(List.of()), List.of(), null, List.of());
    }
    Ledger ledger =
        new Ledger(
            workspace.records(run, LEDGER, LedgerEntry.Stored.class).stream()
                .map(LedgerEntry.Stored::entry)
                .toList());
    return new Intake(
        run,
        note,
        new LakeRows(spark, workspace, ledger, note.readWhole()),
        new Accounting(
            workspace.records(run, ACCOUNTING, Accounting.Stored.class).stream()
                .map(Accounting.Stored::entry)
                .toList()),
        workspace.records(run, METRIC_MEANINGS, MetricMeaning.class),
        null,
        List.of());
  }

  /** The same of a run that left files of its inputs unread, as these sentences say. */
  Intake beside(List<String> sentences) {
    return new Intake(run, note, rows, accountingOfWhole, meanings, knownAt, sentences);
  }

  /** Sentences on files of the inputs that the run which took them in left unread. */
  public List<String> left() {
    return left;
  }

  static void write(
      Workspace workspace,
      String run,
      Ledger ledger,
      Accounting accounting,
      List<MetricMeaning> meanings) {
    workspace.write(
        run,
        ACCOUNTING,
        Accounting.Stored.class,
        accounting.entries().stream().map(Accounting.Stored::of).toList());
    workspace.write(
        run,
        LEDGER,
        LedgerEntry.Stored.class,
        ledger.files().stream().map(LedgerEntry::stored).toList());
    workspace.write(run, METRIC_MEANINGS, MetricMeaning.class, meanings);
  }

  boolean isNone() {
    return run.isEmpty();
  }

  /**
   * The lake as it was known at an instant: without what was taken in later. Where nothing was
   * known yet, or nothing was taken in later, it is the lake as it stands.
   */
  public Intake knownAt(Instant then) {
    List<LedgerEntry> known = rows.ledger().knownAt(then).counting();
    return known.isEmpty() || known.equals(rows.ledger().counting())
        ? this
        : new Intake(run, note, rows, accountingOfWhole, meanings, then, left);
  }

  /** Until when files count, of a lake that is looked at as it was; empty: all files count. */
  public Optional<Instant> knownAt() {
    return Optional.ofNullable(knownAt);
  }

  /** The files that count in the lake as it stands, and not in this one, by number. */
  public List<LedgerEntry> takenInSince() {
    Set<Integer> then = ledger().countingIds();
    return rows.ledger().counting().stream().filter(file -> !then.contains(file.id())).toList();
  }

  /** The intake that this lake is of. */
  public String run() {
    return run;
  }

  Workspace.Note note() {
    return note;
  }

  public Ledger ledger() {
    return knownAt == null ? rows.ledger() : rows.ledger().knownAt(knownAt);
  }

  /**
   * A canonical table: its columns as {@link CanonicalTable} declares them, then {@code file_id}
   * and, where it has instants, {@code time_precision}; for engagements {@code parents_logged}.
   * Engagements may hold the same event more than once; the other tables have each key once.
   */
  public Dataset<Row> table(CanonicalTable table) {
    if (table == CanonicalTable.ENGAGEMENTS) {
      return rows(table, LakeRows.schema(table));
    }
    if (knownAt != null) {
      return rows.onceEach(table, ledger());
    }
    Dataset<Row> made = rows.made(note.tables()).get(table);
    return made == null ? rows.of(table, List.of(), LakeRows.schema(table)) : made;
  }

  /** The rows of a table that the files which count brought. */
  Dataset<Row> rows(CanonicalTable table, StructType schema) {
    return rows.of(table, ledger().counting(), schema);
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
    return rows.quarantine(ledger().counting());
  }

  /** What became of every row of the files that count. */
  public Accounting accounting() {
    if (knownAt == null) {
      return accountingOfWhole;
    }
    Map<CanonicalTable, Dataset<Row>> tables = new EnumMap<>(CanonicalTable.class);
    CanonicalTable.keptOnce().forEach(table -> tables.put(table, table(table)));
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
