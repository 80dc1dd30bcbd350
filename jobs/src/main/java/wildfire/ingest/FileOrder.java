package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * The order of files in which the first one wins, whenever each of them was taken in: see {@link
 * Ledger#order}.
 */
public final class FileOrder {
  private FileOrder() {}

  /**
   * The place of the file that a row came from.
   *
   * @param places of each file number
   */
  public static Column place(int[] places) {
    for (int id = 0; id < places.length; id++) {
      if (places[id] != id) {
        int[] their = places.clone();
        return udf((UDF1<Integer, Integer>) file -> their[file], DataTypes.IntegerType)
            .withName("file_order")
            .apply(col(Mapping.FILE_ID));
      }
    }
    return col(Mapping.FILE_ID);
  }
}
