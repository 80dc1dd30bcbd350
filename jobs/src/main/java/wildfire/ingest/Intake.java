package wildfire.ingest;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.model.OperatorError;
import wildfire.settings.Settings;

/** The lake as it stands: canonical tables, the files they came from, and the accounting. */
public final class Intake {
  static final String ACCOUNTING = "accounting";
  static final String LEDGER = "ledger";
  static final String METRIC_MEANINGS = "metric_meanings";

  private final SparkSession spark;
  private final Workspace workspace;
  private final String run;
  private final Workspace.Note note;
  private final Ledger ledger;
  private final Accounting accounting;

  /** Until when files count; null: all do. */
  private final Instant knownAt;

  private Intake(
      SparkSession spark,
      Workspace workspace,
      String run,
      Workspace.Note note,
      Ledger ledger,
      Accounting accounting,
      Instant knownAt) {
    this.spark = spark;
    this.workspace = workspace;
    this.run = run;
    this.note = note;
    this.ledger = ledger;
    this.accounting = accounting;
    this.knownAt = knownAt;
  }

  /**
   * The lake of a workspace.
   *
   * @throws OperatorError if there is none
   */
  public static Intake load(SparkSession spark, String workspaceFolder) {
    return load(spark, new Workspace(workspaceFolder, spark.sparkContext().hadoopConfiguration()));
  }

  /**
   * Removes what an intake that did not finish left: raw ids passed through it. Only for whoever
   * holds the workspace, since an intake that is at work has not finished either.
   */
  public static void tidyUp(SparkSession spark, String workspaceFolder) {
    new Workspace(workspaceFolder, spark.sparkContext().hadoopConfiguration()).clean(Set.of());
  }

  /**
   * How many files that an input brought count in the lake; 0 where there is no lake.
   *
   * @param input its path
   */
  public static long filesOf(SparkSession spark, String workspaceFolder, String input) {
    return find(spark, new Workspace(workspaceFolder, spark.sparkContext().hadoopConfiguration()))
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

  /** The lake; empty if there is none. */
  static Optional<Intake> find(SparkSession spark, Workspace workspace) {
    return workspace
        .current()
        .map(
            run ->
                new Intake(
                    spark,
                    workspace,
                    run,
                    workspace.note().orElseThrow(),
                    ledger(spark, workspace, run),
                    accounting(spark, workspace, run),
                    null));
  }

  private static Ledger ledger(SparkSession spark, Workspace workspace, String run) {
    return new Ledger(
        spark
            .read()
            .schema(Known.TABLE.schema())
            .parquet(workspace.of(run, LEDGER).toString())
            .collectAsList()
            .stream()
            .map(Known::of)
            .toList());
  }

  private static Accounting accounting(SparkSession spark, Workspace workspace, String run) {
    return new Accounting(
        spark
            .read()
            .schema(Accounting.TABLE.schema())
            .parquet(workspace.of(run, ACCOUNTING).toString())
            .collectAsList()
            .stream()
            .map(Accounting::entry)
            .sorted(
                Comparator.comparingInt(Accounting.Entry::fileId)
                    .thenComparing(Accounting.Entry::table))
            .toList());
  }

  /**
   * The lake as it was known at an instant: without what was taken in later. Where nothing was
   * known yet, or nothing was taken in later, it is the lake as it stands.
   */
  public Intake knownAt(Instant then) {
    Ledger known = ledger.knownAt(then);
    if (known.counting().isEmpty() || known.counting().equals(ledger.counting())) {
      return this;
    }
    return new Intake(spark, workspace, run, note, ledger, accounting, then);
  }

  /** Until when files count, of a lake that is looked at as it was; empty: all files count. */
  public Optional<Instant> knownAt() {
    return Optional.ofNullable(knownAt);
  }

  /** The files that count in the lake as it stands, and not in this one, by number. */
  public List<Known> takenInSince() {
    Set<Known> now = new HashSet<>(ledger().counting());
    return ledger.counting().stream().filter(file -> !now.contains(file)).toList();
  }

  /** The intake that this lake is of. */
  public String run() {
    return run;
  }

  /** The latest intake that read every file. */
  public String readWhole() {
    return note.readWhole();
  }

  /** For each table of which rows are kept once, the intake in whose folder it is. */
  Map<String, String> tables() {
    return note.tables();
  }

  /** The version of the list of whom to forget that this lake is without; empty: none. */
  String forgotten() {
    return note.forgotten();
  }

  /** Every file that the lake knows. */
  public Ledger ledger() {
    return knownAt == null ? ledger : ledger.knownAt(knownAt);
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
        ? spark.createDataFrame(List.of(), schema(table))
        : spark.read().schema(schema(table)).parquet(workspace.table(made, table).toString());
  }

  /** What an intake of the files that count would have made of them. */
  private Dataset<Row> onceEach(CanonicalTable table) {
    return Duplicates.removed(
        table,
        rows(
            spark,
            workspace,
            table,
            ledger,
            ledger().counting(),
            note.readWhole(),
            schema(table).add(Mapping.POSITION, DataTypes.LongType)),
        ledger().order());
  }

  /** The rows of a table that files brought, in the columns of {@link #table}. */
  public Dataset<Row> rows(CanonicalTable table, List<Known> files) {
    return rows(spark, workspace, table, ledger, files, note.readWhole(), schema(table));
  }

  /**
   * The rows of a table that files brought. Where an intake has nothing but wanted rows nothing is
   * filtered.
   *
   * @param readWhole the latest intake that read every file: earlier ones may hold former rows of
   *     files that it read again
   */
  static Dataset<Row> rows(
      SparkSession spark,
      Workspace workspace,
      CanonicalTable table,
      Ledger ledger,
      List<Known> files,
      String readWhole,
      StructType schema) {
    Set<Integer> wanted = new HashSet<>();
    files.forEach(file -> wanted.add(file.id()));
    TreeMap<String, List<Integer>> byRun = new TreeMap<>();
    Set<String> inPart = new HashSet<>();
    for (Known file : ledger.files()) {
      if (wanted.contains(file.id())) {
        byRun.computeIfAbsent(file.run(), run -> new ArrayList<>()).add(file.id());
      } else {
        inPart.add(file.run());
      }
    }
    List<String> whole = new ArrayList<>();
    Dataset<Row> all = null;
    for (String run : byRun.keySet()) {
      String folder = workspace.rows(run, table).toString();
      if (!workspace.exists(workspace.rows(run, table))) {
        continue;
      }
      if (run.compareTo(readWhole) >= 0 && !inPart.contains(run)) {
        whole.add(folder);
        continue;
      }
      Dataset<Row> some =
          spark
              .read()
              .schema(schema)
              .parquet(folder)
              .where(col(Mapping.FILE_ID).isin(byRun.get(run).toArray()));
      all = all == null ? some : all.unionAll(some);
    }
    if (!whole.isEmpty()) {
      Dataset<Row> their = spark.read().schema(schema).parquet(whole.toArray(String[]::new));
      all = all == null ? their : all.unionAll(their);
    }
    return all == null ? spark.createDataFrame(List.of(), schema) : all;
  }

  /**
   * What sources say that platforms count: {@code source}, {@code target_table}, {@code metric},
   * {@code scope} (null: every one), {@code means}.
   */
  public Dataset<Row> metricMeanings() {
    return spark
        .read()
        .schema(MetricMeaning.TABLE.schema())
        .parquet(workspace.of(run, METRIC_MEANINGS).toString());
  }

  /** All files: {@code file_id}, {@code source}, {@code path} and the rest of the ledger. */
  public Dataset<Row> files() {
    return spark.read().schema(Known.TABLE.schema()).parquet(workspace.of(run, LEDGER).toString());
  }

  /**
   * Rejected rows of the files that count: {@code source}, {@code target_table}, {@code file_id},
   * {@code file}, {@code position}, {@code raw_text}, {@code reasons}.
   */
  public Dataset<Row> quarantine() {
    Dataset<Row> all = spark.createDataFrame(List.of(), Quarantine.SCHEMA);
    TreeMap<String, List<Integer>> byRun = new TreeMap<>();
    ledger()
        .counting()
        .forEach(f -> byRun.computeIfAbsent(f.run(), run -> new ArrayList<>()).add(f.id()));
    for (var each : byRun.entrySet()) {
      if (workspace.exists(workspace.quarantine(each.getKey()))) {
        all =
            all.unionAll(
                spark
                    .read()
                    .schema(Quarantine.SCHEMA)
                    .parquet(workspace.quarantine(each.getKey()).toString())
                    .where(col(Mapping.FILE_ID).isin(each.getValue().toArray())));
      }
    }
    return all;
  }

  /** What became of every row of the files that count. */
  public Accounting accounting() {
    if (knownAt == null) {
      return accounting;
    }
    Map<CanonicalTable, Dataset<Row>> tables = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : CanonicalTable.values()) {
      if (table != CanonicalTable.ENGAGEMENTS) {
        tables.put(table, onceEach(table));
      }
    }
    Set<Integer> counting = new HashSet<>();
    ledger().counting().forEach(file -> counting.add(file.id()));
    return new Accounting(
            accounting.entries().stream()
                .filter(entry -> counting.contains(entry.fileId()))
                .toList())
        .kept(RowsByFile.counted(tables));
  }

  /** Which pseudonym key the accounts are under. */
  public String keyId() {
    return note.keyId();
  }

  /**
   * The pseudonym that an account has in this lake.
   *
   * @throws OperatorError if the key is not there or is another one
   */
  public String pseudonym(Settings settings, String accountId) {
    return PseudonymKey.pseudonyms(
            System.getenv(PseudonymKey.VARIABLE),
            java.nio.file.Path.of(settings.ingest().pseudonymKeyFile()),
            Optional.of(keyId()),
            told -> {})
        .of(accountId);
  }

  /** The columns of a table in the lake. */
  static StructType schema(CanonicalTable table) {
    StructType schema = new StructType();
    for (CanonicalTable.CanonicalColumn column : table.columns()) {
      schema = schema.add(column.name(), column.type().sparkType(), true, column.meaning());
    }
    schema = schema.add(Mapping.FILE_ID, DataTypes.IntegerType, true, "the file it came from");
    if (table == CanonicalTable.ENGAGEMENTS) {
      schema =
          schema.add(
              Mapping.PARENTS_LOGGED,
              DataTypes.BooleanType,
              true,
              "whether the log says what an event descends from, so that no parent means the post");
    }
    return ColumnMappings.instants(table).isEmpty()
        ? schema
        : schema.add(
            Mapping.TIME_PRECISION,
            DataTypes.StringType,
            true,
            "what its time is good for: instant, day or none");
  }
}
