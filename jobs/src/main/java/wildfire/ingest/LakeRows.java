package wildfire.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that intakes wrote of the files of a ledger.
 *
 * @param readWhole the latest intake that read every file: earlier ones may hold former rows of
 *     files that it read again
 */
record LakeRows(SparkSession spark, Workspace workspace, Ledger ledger, String readWhole) {

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

  static Dataset<Row> read(SparkSession spark, StructType schema, Path folder) {
    return spark.read().schema(schema).parquet(folder.toString());
  }

  /** The rows of a table that count, each key once. */
  Dataset<Row> onceEach(CanonicalTable table) {
    Dataset<Row> rows = of(table, ledger.counting(), withPosition(table));
    return Duplicates.removed(table, rows, ledger.order());
  }

  /**
   * The rows of a table that files brought. Where an intake has nothing but wanted rows nothing is
   * filtered.
   */
  Dataset<Row> of(CanonicalTable table, List<LedgerEntry> files, StructType schema) {
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
    Dataset<Row> all = null;
    List<String> whole = new ArrayList<>();
    for (String run : byRun.keySet()) {
      Path folder = workspace.rows(run, table);
      if (!workspace.exists(folder)) {
        continue;
      }
      if (run.compareTo(readWhole) >= 0 && !inPart.contains(run)) {
        whole.add(folder.toString());
        continue;
      }
      Dataset<Row> some =
          read(spark, schema, folder).where(col(Mapping.FILE_ID).isin(byRun.get(run).toArray()));
      all = all == null ? some : all.unionAll(some);
    }
    if (!whole.isEmpty()) {
      Dataset<Row> their = spark.read().schema(schema).parquet(whole.toArray(String[]::new));
      all = all == null ? their : all.unionAll(their);
    }
    return all == null ? spark.createDataFrame(List.of(), schema) : all;
  }
}
