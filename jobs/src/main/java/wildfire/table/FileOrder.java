package wildfire.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * The order of files in which the first one wins where several say the same: one that does not
 * depend on when each of them was taken in.
 */
public final class FileOrder {
  private static final String FILE_ID = "file_id";

  private FileOrder() {}

  /**
   * The place of the file that a row came from, by its column {@code file_id}.
   *
   * @param places of each file number; -1 for files that do not count
   */
  public static Column place(int[] places) {
    for (int id = 0; id < places.length; id++) {
      if (places[id] != id) {
        int[] their = places.clone();
        return udf((UDF1<Integer, Integer>) file -> their[file], DataTypes.IntegerType)
            .withName("file_order")
            .apply(col(FILE_ID));
      }
    }
    return col(FILE_ID);
  }

  /** The numbers of the files by their place: the inverse. */
  public static int[] byPlace(int[] places) {
    int[] numbers = new int[places.length];
    for (int id = 0; id < places.length; id++) {
      if (places[id] >= 0) {
        numbers[places[id]] = id;
      }
    }
    return numbers;
  }
}
