package wildfire.ingest;

import java.util.Comparator;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
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
  static final String FILES = "files";
  static final String METRIC_MEANINGS = "metric_meanings";

  private final SparkSession spark;
  private final Workspace workspace;
  private final Accounting accounting;
  private final String keyId;

  private Intake(SparkSession spark, Workspace workspace, Accounting accounting, String keyId) {
    this.spark = spark;
    this.workspace = workspace;
    this.accounting = accounting;
    this.keyId = keyId;
  }

  /**
   * The lake of a workspace. Finishes a move into place that was cut short.
   *
   * @throws OperatorError if there is none
   */
  public static Intake load(SparkSession spark, String workspaceFolder) {
    Workspace workspace =
        new Workspace(workspaceFolder, spark.sparkContext().hadoopConfiguration());
    workspace.settle();
    return load(spark, workspace);
  }

  static Intake load(SparkSession spark, Workspace workspace) {
    String keyId =
        workspace
            .keyId()
            .orElseThrow(
                () ->
                    new OperatorError(
                        "There is no lake in %s: run the ingest step first.", workspace.lake()));
    Accounting accounting =
        new Accounting(
            spark
                .read()
                .schema(Accounting.TABLE.schema())
                .parquet(new Path(workspace.lake(), ACCOUNTING).toString())
                .collectAsList()
                .stream()
                .map(Accounting::entry)
                .sorted(
                    Comparator.comparingInt(Accounting.Entry::fileId)
                        .thenComparing(Accounting.Entry::table))
                .toList());
    return new Intake(spark, workspace, accounting, keyId);
  }

  /**
   * A canonical table: its columns as {@link CanonicalTable} declares them, then {@code file_id}
   * and, where it has instants, {@code time_precision}; for engagements {@code parents_logged}.
   * Engagements may hold the same event more than once; the other tables have each key once.
   */
  public Dataset<Row> table(CanonicalTable table) {
    return spark
        .read()
        .schema(schema(table))
        .parquet(new Path(workspace.lake(), table.id()).toString());
  }

  /** The files: {@code file_id}, {@code source}, {@code path} (with pseudonyms for account ids). */
  public Dataset<Row> files() {
    return spark
        .read()
        .schema(FileList.TABLE.schema())
        .parquet(new Path(workspace.lake(), FILES).toString());
  }

  /**
   * What sources say that platforms count: {@code source}, {@code target_table}, {@code metric},
   * {@code scope} (null: every one), {@code means}.
   */
  public Dataset<Row> metricMeanings() {
    return spark
        .read()
        .schema(MetricMeaning.TABLE.schema())
        .parquet(new Path(workspace.lake(), METRIC_MEANINGS).toString());
  }

  /**
   * Rejected rows: {@code source}, {@code target_table}, {@code file_id}, {@code file}, {@code
   * position}, {@code raw_text}, {@code reasons}.
   */
  public Dataset<Row> quarantine() {
    return spark.read().schema(Quarantine.SCHEMA).parquet(workspace.quarantine().toString());
  }

  public Accounting accounting() {
    return accounting;
  }

  /** Which pseudonym key the accounts are under. */
  public String keyId() {
    return keyId;
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
            Optional.of(keyId),
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
