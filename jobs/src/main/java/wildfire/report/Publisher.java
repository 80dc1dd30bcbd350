package wildfire.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import wildfire.table.Table;

/**
 * Puts tables in place whole: written aside, checked, then made current in one step. A run that
 * fails or is killed leaves the current reports as they were; the next one removes what it left.
 */
final class Publisher {
  private static final long ROWS_PER_FILE = 500_000;
  private static final long UNFOLDED_ROWS_PER_FILE = 2_000_000; // of few columns

  private final SparkSession spark;
  private final ReportFolder folder;
  private final String runId;
  private final Map<String, Long> counted = new ConcurrentSkipListMap<>();

  Publisher(SparkSession spark, ReportFolder folder, String runId) {
    this.spark = spark;
    this.folder = folder;
    this.runId = runId;
    folder.clean();
  }

  /** Writes a table aside and checks it; gives it back as it was written. */
  Dataset<Row> write(Table<Row> table, Dataset<Row> rows, long expectedRows) {
    return inOrder(
        table, ordered(rows.select(columns(table)), expectedRows, ROWS_PER_FILE, table.key()));
  }

  /**
   * Writes a table of which each post has many rows: posts are brought in order, which are fewer,
   * and then unfolded.
   *
   * @param posts rows of posts, each with what its rows are made from
   * @param order the columns that posts are ordered by: the first ones of the table's key
   * @param unfold gives the rows of each post one after the other, in the order of the key
   */
  Dataset<Row> writeUnfolded(
      Table<Row> table,
      Dataset<Row> posts,
      List<String> order,
      UnaryOperator<Dataset<Row>> unfold,
      long expectedRows) {
    Dataset<Row> inOrder = ordered(posts, expectedRows, UNFOLDED_ROWS_PER_FILE, order);
    return inOrder(table, unfold.apply(inOrder).select(columns(table)));
  }

  private static Dataset<Row> ordered(
      Dataset<Row> rows, long expectedRows, long perFile, List<String> order) {
    Column[] key = order.stream().map(functions::col).toArray(Column[]::new);
    int files = (int) Math.max(1, (expectedRows + perFile - 1) / perFile);
    return (files == 1 ? rows.coalesce(1) : rows.repartitionByRange(files, key))
        .sortWithinPartitions(key);
  }

  private static Column[] columns(Table<Row> table) {
    return Stream.of(asStored(table).fields())
        .map(f -> functions.col(f.name()).as(f.name(), f.metadata()))
        .toArray(Column[]::new);
  }

  private Dataset<Row> inOrder(Table<Row> table, Dataset<Row> rows) {
    Path path = new Path(folder.run(runId), table.name());
    rows.to(asStored(table)).write().parquet(path.toString());
    Dataset<Row> stored = spark.read().schema(asStored(table)).parquet(path.toString());
    counted.put(table.name(), StoredKeys.of(table, stored).check().rows());
    return stored;
  }

  /** Writes a table of few rows, which are at hand and so checked here. */
  void write(Table<Row> table, List<Row> rows) {
    List<String> names = table.columns().stream().map(wildfire.table.Column::name).toList();
    List<Integer> key = table.key().stream().map(names::indexOf).toList();
    Set<List<Object>> keys = new HashSet<>();
    long incomplete = 0;
    for (Row row : rows) {
      keys.add(key.stream().map(row::get).toList());
      boolean lacks = false;
      for (int i = 0; i < names.size(); i++) {
        lacks |= row.isNullAt(i) && !table.columns().get(i).nullable();
      }
      incomplete += lacks ? 1 : 0;
    }
    check(table, rows.size(), keys.size(), incomplete);
    counted.put(table.name(), (long) rows.size());
    Column[] order = table.key().stream().map(functions::col).toArray(Column[]::new);
    spark
        .createDataFrame(rows, asStored(table))
        .coalesce(1)
        .sortWithinPartitions(order)
        .write()
        .parquet(new Path(folder.run(runId), table.name()).toString());
  }

  private static void check(Table<Row> table, long rows, long keys, long incomplete) {
    if (rows != keys) {
      throw new IllegalStateException(
          table.name()
              + " has "
              + rows
              + " rows but only "
              + keys
              + " different keys "
              + table.key());
    }
    if (incomplete > 0) {
      throw new IllegalStateException(
          table.name() + " has " + incomplete + " rows without a value that every row must have");
    }
  }

  /** How many rows were written, by table. */
  Map<String, Long> rows() {
    return Map.copyOf(counted);
  }

  /** A table of this run, as it was written. */
  Dataset<Row> published(Table<Row> table) {
    return spark
        .read()
        .schema(asStored(table))
        .parquet(folder.table(runId, table.name()).toString());
  }

  /**
   * The declared schema; Spark cannot know of its own rows that they are complete, so that is
   * checked after writing.
   */
  static StructType asStored(Table<Row> table) {
    StructType schema = new StructType();
    for (StructField field : table.schema().fields()) {
      schema = schema.add(new StructField(field.name(), field.dataType(), true, field.metadata()));
    }
    return schema;
  }

  /** Makes what was written the current reports, and forgets the oldest ones. */
  void makeCurrent(RunRecord record, int keepRuns) {
    folder.makeCurrent(record);
    folder.keep(keepRuns);
  }

  /** Keeps what was written beside the current reports, and forgets the oldest ones. */
  void keepBeside(RunRecord record, int keepRuns) {
    folder.keepBeside(record);
    folder.keep(keepRuns);
  }
}
