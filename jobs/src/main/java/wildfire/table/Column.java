package wildfire.table;

import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
  }

  /** The same column with other values. */
  public <S> Column<S> with(Function<S, Object> others) {
    return new Column<>(name, type, unit, meaning, nullable, others, notes);
  }

  /** The same column of rows that have its rows as a part; null where that is. */
  public <S> Column<S> of(Function<S, R> part) {
    return with(
        row -> {
          R its = part.apply(row);
          return its == null ? null : value.apply(its);
        });
  }

  Column<R> meaning(String words) {
    return new Column<>(name, type, unit, words, nullable, value, notes);
  }

  Column<R> noting(UnaryOperator<Notes> change) {
    return new Column<>(name, type, unit, meaning, nullable, value, change.apply(notes));
  }

  Column<R> orNull(String whenNull) {
    return nullable ? this : new Column<>(name, type, unit, meaning + whenNull, true, value, notes);
  }

  /** The same, of an origin where it has none. */
  Column<R> madeFrom(String origin) {
    return notes.madeFrom().isEmpty()
        ? noting(n -> new Notes(n.formula(), n.by(), origin, n.few(), n.places()))
        : this;
  }

  /** Its meaning with its unit, as comments have it. */
  public String comment() {
    return unit.isEmpty() ? meaning : meaning + " [" + unit + "]";
  }

  StructField field() {
    return new StructType().add(name, type.sparkType(), nullable, comment()).apply(0);
  }
}
