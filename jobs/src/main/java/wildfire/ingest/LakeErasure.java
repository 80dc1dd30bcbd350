package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.not;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.settings.Settings;

/**
 * Accounts out of the lake: all rows that stay are written anew as one intake, which then is the
 * lake, and the intakes before it are removed. The ledger knows the same files as before, so that
 * none of them is read again.
 */
public final class LakeErasure {
  private final SparkSession spark;
  private final Workspace workspace;
  private final Pseudonyms pseudonyms;
  private final ForgottenList list;

  private LakeErasure(SparkSession spark, Workspace workspace, Pseudonyms pseudonyms) {
    this.spark = spark;
    this.workspace = workspace;
    this.pseudonyms = pseudonyms;
    this.list = new ForgottenList(workspace);
  }

  /**
   * Of the workspace that the settings name; empty where there is no lake.
   *
   * @throws wildfire.model.OperatorError if the key of the pseudonyms is not there or is another
   */
  public static Optional<LakeErasure> of(SparkSession spark, Settings settings) {
    Workspace workspace = Workspace.of(spark, settings.workspace());
    return workspace
        .note()
        .map(
            note -> new LakeErasure(spark, workspace, PseudonymKey.ofLake(settings, note.keyId())));
  }

  /** Whether somebody is to be forgotten of whom something may still be kept. */
  public static boolean isUnderWay(SparkSession spark, Settings settings) {
    Workspace workspace = Workspace.of(spark, settings.workspace());
    ForgottenList list = new ForgottenList(workspace);
    return workspace
        .note()
        .map(note -> !list.isDone() || !list.version().equals(note.forgotten()))
        .orElse(false);
  }

  /** All accounts that are to be forgotten so far, with their posts. */
  public Forgotten forgotten() {
    return list.read(pseudonyms);
  }

  /** The same, with these accounts and the posts that the lake has of them. */
  public Forgotten with(List<AccountsToForget.Account> accounts) {
    Forgotten more = forgotten().withAccounts(accounts);
    Dataset<Row> posts = intake().table(CanonicalTable.POSTS);
    return more.withPosts(new ForgottenRows(more).posts(posts));
  }

  public List<Traces.Target> targets(List<AccountsToForget.Account> accounts) {
    return accounts.stream()
        .map(
            account ->
                new Traces.Target(
                    account.platform().orElse(null), account.id(), pseudonyms.of(account.id())))
        .toList();
  }

  /** Remembers them; from then on every run begins with what is still to be removed. */
  public void begin(Forgotten forgotten, String version) {
    list.write(forgotten, pseudonyms, version, ForgottenList.Progress.BEGUN);
  }

  public void done() {
    list.done(pseudonyms);
  }

  private Intake intake() {
    return Intake.load(spark, workspace);
  }

  /**
   * Makes the lake without them; nothing where it already is.
   *
   * @param run what the new intake is called
   */
  public void run(String run) {
    Intake before = intake();
    if (!before.note().forgotten().equals(list.version())) {
      workspace.begin(run);
      rewrite(before, forgotten(), run);
    }
    Intake lake = intake();
    workspace.forgetWhatNoLongerCounts(lake.ledger(), lake.note());
  }

  private void rewrite(Intake before, Forgotten forgotten, String run) {
    ForgottenRows gone = new ForgottenRows(forgotten);
    Ledger ledger =
        before
            .ledger()
            .with(file -> file.counts() ? file.writtenIn(run) : file)
            .with(file -> file.shown(forgotten::without));
    LakeRows rows = new LakeRows(spark, workspace, ledger, run);
    Map<CanonicalTable, Dataset<Row>> had = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : CanonicalTable.values()) {
      Dataset<Row> its = before.rows(table, LakeRows.withPosition(table));
      if (!its.isEmpty()) {
        had.put(table, its);
      }
    }
    gone.writeKept(had, table -> workspace.rows(run, table));
    Map<CanonicalTable, Dataset<Row>> have = new EnumMap<>(CanonicalTable.class);
    Map<String, String> made = new TreeMap<>();
    for (CanonicalTable table : had.keySet()) {
      have.put(table, rows.read(LakeRows.schema(table), workspace.rows(run, table)));
      if (CanonicalTable.keptOnce().contains(table)) {
        rows.makeTable(table, run);
        made.put(table.id(), run);
      }
    }
    RowsByFile taken = RowsByFile.counted(had).less(RowsByFile.counted(have));
    RowsByFile rejected = rejected(before.quarantine(), gone, rows, run);
    Accounting accounting =
        before
            .accounting()
            .with(
                entry ->
                    entry
                        .forgotten(
                            taken.of(entry.table(), entry.fileId()),
                            rejected.of(entry.table(), entry.fileId()))
                        .shown(forgotten::without))
            .kept(RowsByFile.counted(rows.made(made)));
    Intake.write(workspace, run, ledger, accounting, before.meanings());
    workspace.publish(run, new Workspace.Note(pseudonyms.keyId(), run, made, list.version()));
  }

  /** Writes the rejected rows that stay; gives how many do not, by table and file. */
  private RowsByFile rejected(
      Dataset<Row> quarantine, ForgottenRows gone, LakeRows written, String run) {
    Path folder = workspace.quarantine(run);
    Quarantine.write(
        quarantine
            .where(not(gone.rejected(concat_ws(Mapping.BETWEEN_REASONS, col("reasons")))))
            .withColumn("file", gone.without(col("file"))),
        folder);
    return RowsByFile.counted(quarantine, "target_table")
        .less(RowsByFile.counted(written.read(Quarantine.SCHEMA, folder), "target_table"));
  }
}
