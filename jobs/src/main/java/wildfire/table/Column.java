package wildfire.table;

import java.util.function.Function;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One column of a table.
 *
 * @param <R> what a row is made from
 * @param unit what a number counts or measures ("hours", "events", "0–1"); empty where the type
 *     says it all
 * @param meaning one or two sentences for a person: what it is, and when it is null
 * @param nullable whether a row may leave it unknown
 * @param value the column's value in a row, of the Java type that {@link ColumnType} names
 */
public record Column<R>(
    String name,
    ColumnType type,
    String unit,
    String meaning,
    boolean nullable,
    Function<R, Object> value) {

  StructField field() {
    return new StructType()
        .add(
            name,
            type.sparkType(),
            nullable,
            unit.isEmpty() ? meaning : meaning + " [" + unit + "]")
        .apply(0);
  }
}
