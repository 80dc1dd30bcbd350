package wildfire.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.SparkForTests;
import wildfire.ingest.CanonicalTable;

/** Rows of a lake table, written down one by one; what is not said is unknown. */
public final class LakeRows {
  private final CanonicalTable table;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private LakeRows(CanonicalTable table) {
    this.table = table;
  }

  public static LakeRows of(CanonicalTable table) {
    return new LakeRows(table);
  }

  /** Adds a row: names and values in turn; instants as ISO text. */
  public LakeRows row(Object... namesAndValues) {
    Map<String, Object> row = new HashMap<>();
    row.put("file_id", 0);
    row.put("time_precision", "instant");
    row.put("parents_logged", true);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = (String) namesAndValues[i];
      Object value = namesAndValues[i + 1];
      row.put(name, name.endsWith("_at") && value != null ? Instant.parse((String) value) : value);
    }
    rows.add(row);
    return this;
  }

  public List<Row> asList() {
    return rows.stream().map(r -> row(r)).toList();
  }

  public Dataset<Row> asDataset() {
    return SparkForTests.session().createDataFrame(asList(), schema());
  }

  private Row row(Map<String, Object> values) {
    return RowFactory.create(
        java.util.Arrays.stream(schema().fieldNames()).map(values::get).toArray());
  }

  public StructType schema() {
    StructType schema = new StructType();
    for (CanonicalTable.CanonicalColumn c : table.columns()) {
      schema = schema.add(c.name(), c.type().sparkType());
    }
    return schema
        .add("file_id", DataTypes.IntegerType)
        .add("time_precision", DataTypes.StringType)
        .add("parents_logged", DataTypes.BooleanType);
  }

  /** Files in the order of their numbers. */
  static int[] files() {
    return java.util.stream.IntStream.range(0, 1_000).toArray();
  }
}
