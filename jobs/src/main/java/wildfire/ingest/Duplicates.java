package wildfire.ingest;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import wildfire.table.FileOrder;

/**
 * The same thing exported twice counts once. Of posts the row observed last is kept, since it knows
 * most; of the rest, and where that is the same, the row that comes first by file and position.
 */
final class Duplicates {
  private static final String PLACE = "_place";

  private Duplicates() {}

  /**
   * The rows of a table with every key once, in the columns of the lake.
   *
   * @param rows as {@link Mapping} gives them
   * @param placeOfFile the place of each file among all, by its number
   */
  static Dataset<Row> removed(CanonicalTable table, Dataset<Row> rows, int[] placeOfFile) {
    Column fileOrder = FileOrder.place(placeOfFile);
    Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
    Column[] lake =
        Stream.of(LakeRows.schema(table).fieldNames())
            .map(name -> col(name))
            .toArray(Column[]::new);
    boolean nothingElse = table.columns().size() == table.key().size();
    if (nothingElse) { // no choice to make, so no sort either
      List<Column> beside =
          Stream.of(LakeRows.schema(table).fieldNames())
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
    return rows.withColumn(
            PLACE, row_number().over(Window.partitionBy(key).orderBy(order.toArray(Column[]::new))))
        .filter(col(PLACE).equalTo(1))
        .select(lake);
  }
}
