package wildfire.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What is known of files, as columns of their rows by their column {@code file_id}: there are too
 * few files for a join.
 */
public final class FileValues {
  private static final String FILE_ID = "file_id";

  private FileValues() {}

  /** The value of the file that a row came from; null for others. */
  public static <T> Column of(Map<Integer, T> values, DataType type) {
    HashMap<Integer, T> their = new HashMap<>(values);
    return udf((UDF1<Integer, T>) their::get, type).withName("of_file").apply(col(FILE_ID));
  }

  /**
   * The place of the file that a row came from, in an order in which the first file wins where
   * several say the same: one that does not depend on when each of them was taken in.
   *
   * @param places of each file number; -1 for files that do not count
   */
  public static Column place(int[] places) {
    if (IntStream.range(0, places.length).allMatch(id -> places[id] == id)) {
      return col(FILE_ID);
    }
    int[] their = places.clone();
    return udf((UDF1<Integer, Integer>) file -> their[file], DataTypes.IntegerType)
        .withName("file_order")
        .apply(col(FILE_ID));
  }
}
