package wildfire.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;

/** What is known of files, as columns of their rows: there are too few files for a join. */
public final class FileValues {
  private FileValues() {}

  /** The value of the file that a row came from, by its column {@code file_id}; null for others. */
  public static <T> Column of(Map<Integer, T> values, DataType type) {
    HashMap<Integer, T> their = new HashMap<>(values);
    return udf((UDF1<Integer, T>) their::get, type).withName("of_file").apply(col("file_id"));
  }
}
