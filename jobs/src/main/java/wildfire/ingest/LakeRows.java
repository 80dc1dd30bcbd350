package wildfire.ingest;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.table.FileValues;

/**
 * The rows that intakes wrote of the files of a ledger.
 *
 * @param readWhole the latest intake that read every file: earlier ones may hold former rows of
 *     files that it read again
 */
record LakeRows(SparkSession spark, Workspace workspace, Ledger ledger, String readWhole) {
  private static final String PLACE = "_place";

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
    return table.instants().isEmpty()
        ? schema
        : schema.add(
            Mapping.TIME_PRECISION,
            DataTypes.StringType,
            true,
            "what its time is good for: instant, day or none");
  }

  /** The same, and where in its file a row stood. */
  static StructType withPosition(CanonicalTable table) {
    return schema(table).add(Mapping.POSITION, DataTypes.LongType);
  }

  Dataset<Row> read(StructType schema, Path... folders) {
    String[] paths = Stream.of(folders).map(Path::toString).toArray(String[]::new);
    return spark.read().schema(schema).parquet(paths);
  }

  /** The tables in which each key is once, by the intake in whose folder each is. */
  Map<CanonicalTable, Dataset<Row>> made(Map<String, String> runs) {
    Map<CanonicalTable, Dataset<Row>> tables = new EnumMap<>(CanonicalTable.class);
    runs.forEach(
        (id, run) -> {
          CanonicalTable table = CanonicalTable.byId().get(id);
          tables.put(table, read(schema(table), workspace.table(run, table)));
        });
    return tables;
  }

  /**
   * The rows of a table that the counting files of a ledger brought, each key once: the same thing
   * exported twice counts once. Of posts the row observed last is kept, since it knows most; of the
   * rest, and where that is the same, the row that comes first by file and position.
   */
  Dataset<Row> onceEach(CanonicalTable table, Ledger counting) {
    Dataset<Row> rows = of(table, counting.counting(), withPosition(table));
    Column fileOrder = FileValues.place(counting.order());
    Column[] key = columns(table.key().stream());
    Column[] lake = columns(Stream.of(schema(table).fieldNames()));
    if (table.columns().size() == table.key().size()) { // nothing to choose, so no sort either
      List<Column> beside =
          Stream.of(schema(table).fieldNames())
              .filter(name -> !table.key().contains(name))
              .map(name -> min_by(col(name), fileOrder).as(name))
              .toList();
      return rows.groupBy(key)
          .agg(beside.get(0), beside.subList(1, beside.size()).toArray(Column[]::new))
          .select(lake);
    }
    List<Column> order = new ArrayList<>();
    if (table == CanonicalTable.POSTS) {
      order.add(col("observed_at").desc_nulls_last());
    }
    order.add(fileOrder.asc());
    order.add(asc(Mapping.POSITION));
    Column place = row_number().over(Window.partitionBy(key).orderBy(order.toArray(Column[]::new)));
    return rows.withColumn(PLACE, place).filter(col(PLACE).equalTo(1)).select(lake);
  }

  /** Writes a table in which each key is once, into the folder of an intake. */
  void makeTable(CanonicalTable table, String run) {
    onceEach(table, ledger).write().parquet(workspace.table(run, table).toString());
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(name -> col(name)).toArray(Column[]::new);
  }

  /** The rows of a table that files brought. */
  Dataset<Row> of(CanonicalTable table, List<LedgerEntry> files, StructType schema) {
    return of(files, schema, run -> workspace.rows(run, table));
  }

  Dataset<Row> quarantine(List<LedgerEntry> files) {
    return of(files, Quarantine.SCHEMA, workspace::quarantine);
  }

  /** What files brought; where an intake has nothing but wanted rows nothing is filtered. */
  private Dataset<Row> of(
      List<LedgerEntry> files, StructType schema, Function<String, Path> folders) {
    Set<Integer> wanted = files.stream().map(LedgerEntry::id).collect(Collectors.toSet());
    TreeMap<String, List<Integer>> byRun = new TreeMap<>();
    Set<String> inPart = new HashSet<>();
    for (LedgerEntry file : ledger.files()) {
      if (wanted.contains(file.id())) {
        byRun.computeIfAbsent(file.run(), run -> new ArrayList<>()).add(file.id());
      } else {
        inPart.add(file.run());
      }
    }
    byRun.keySet().removeIf(run -> !workspace.exists(folders.apply(run)));
    List<Dataset<Row>> parts = new ArrayList<>();
    List<Path> whole = new ArrayList<>();
    byRun.forEach(
        (run, ids) -> {
          if (run.compareTo(readWhole) >= 0 && !inPart.contains(run)) {
            whole.add(folders.apply(run));
          } else {
            Column isWanted = col(Mapping.FILE_ID).isin(ids.toArray());
            parts.add(read(schema, folders.apply(run)).where(isWanted));
          }
        });
    if (!whole.isEmpty()) {
      parts.add(read(schema, whole.toArray(Path[]::new)));
    }
    return parts.stream()
        .reduce(Dataset::unionAll)
        .orElseGet(() -> spark.createDataFrame(List.of(), schema));
  }
}
