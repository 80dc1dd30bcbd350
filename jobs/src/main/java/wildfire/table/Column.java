package wildfire.table;

import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One column of a table, and all that is to be known of it.
 *
 * @param <R> what a row is made from
 * @param unit what a number counts or measures ("hours", "events", "0–1"); empty where the type
 *     says it all
 * @param meaning one or two sentences for a person: what it is, and when it is null
 * @param nullable whether a row may leave it unknown
 * @param value the column's value in a row, of the Java type that {@link ColumnType} names
 * @param notes what else is known of it
 */
public record Column<R>(
    String name,
    ColumnType type,
    String unit,
    String meaning,
    boolean nullable,
    Function<R, Object> value,
    Notes notes) {
  /**
   * What is to be known of a column beside its values.
   *
   * @param formula how it is computed, in plain signs; null where it is a count, a word or a moment
   * @param by who gave the formula; null where there is none, or it is defined here
   * @param madeFrom the job that makes it, and the tables that it is made from
   * @param few what it tells about people who may be few
   * @param places where it stands beside its own table
   */
  public record Notes(
      String formula, String by, String madeFrom, FewPeople few, Set<Place> places) {
    public Notes {
      places = Set.copyOf(places);
    }

    static Notes from(String madeFrom) {
      return new Notes(null, null, madeFrom, FewPeople.NOTHING, Set.of());
    }
  }

  /** The same column of rows that are made from something else. */
  public <S> Column<S> of(Function<S, Object> its) {
    return new Column<>(name, type, unit, meaning, nullable, its, notes);
  }

  Column<R> noting(Notes other) {
    return new Column<>(name, type, unit, meaning, nullable, value, other);
  }

  /** Its meaning with its unit, as comments have it. */
  public String comment() {
    return unit.isEmpty() ? meaning : meaning + " [" + unit + "]";
  }

  StructField field() {
    return new StructType().add(name, type.sparkType(), nullable, comment()).apply(0);
  }
}
