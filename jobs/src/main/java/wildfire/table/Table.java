package wildfire.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import wildfire.table.Column.Notes;

/**
 * A declared table. Built once, as a constant of the class that owns it.
 *
 * @param <R> what a row is made from
 * @param meaning one sentence that says what a row is
 * @param version which form of the table this is, from 1. It is raised with every change that
 *     breaks what reads the table: a column that goes, gets another name or type or may be null
 *     from then on, or another key
 * @param key the columns that together are different in every row
 */
public record Table<R>(
    String name, String meaning, int version, List<String> key, List<Column<R>> columns) {
  /**
   * Whatever is declared holds together.
   *
   * @throws IllegalStateException if two columns share a name, or the key names a column that is
   *     not there
   */
  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column<R> column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalStateException(name + " declares " + column.name() + " twice");
      }
    }
    if (!names.containsAll(key)) {
      throw new IllegalStateException(name + " has a key " + key + " that is not among " + names);
    }
  }

  /** Begins the declaration of a table: its name, and one sentence that says what a row is. */
  public static <R> Declaration<R> named(String name, String meaning) {
    return new Declaration<>(name, meaning);
  }

  /** Begins columns that several tables have, or that are declared in parts. */
  public static <R> Declaration<R> part() {
    return new Declaration<>("", "");
  }

  public Optional<Column<R>> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  /** Those of its columns that stand there too, in their order. */
  public List<Column<R>> on(Place place) {
    return columns.stream().filter(c -> c.notes().places().contains(place)).toList();
  }

  /**
   * Some of its columns, in the order asked for.
   *
   * @throws IllegalStateException if one is not there
   */
  public List<Column<R>> columns(List<String> names) {
    return names.stream()
        .map(
            wanted ->
                column(wanted)
                    .orElseThrow(() -> new IllegalStateException(name + " has no " + wanted)))
        .toList();
  }

  /** The Spark schema, with each column's meaning as its comment. */
  public StructType schema() {
    return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }

  /**
   * One row of the table.
   *
   * @throws IllegalStateException if a column that may not be null is, or a number is not finite
   */
  public Row row(R from) {
    return RowFactory.create(values(from));
  }

  /** The values of one row, in the order of the columns. */
  public Object[] values(R from) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column<R> column = columns.get(i);
      Object value = column.value().apply(from);
      if (value == null && !column.nullable()) {
        throw new IllegalStateException(
            name + "." + column.name() + " is never null, but is for " + from);
      }
      if (value instanceof Double number && !Double.isFinite(number)) {
        throw new IllegalStateException(
            name + "." + column.name() + " is " + number + " for " + from);
      }
      values[i] = value;
    }
    return values;
  }

  /** A table being declared. */
  public static final class Declaration<R> {
    private final String name;
    private final String meaning;
    private final List<Column<R>> columns = new ArrayList<>();
    private int version = 1;
    private List<String> key = List.of();
    private String madeFrom = "";

    private Declaration(String name, String meaning) {
      this.name = name;
      this.meaning = meaning;
    }

    /** A column that every row has; {@link #means} says what it is. */
    public Declaration<R> always(
        String column, ColumnType type, String unit, Function<R, Object> value) {
      columns.add(new Column<>(column, type, unit, "", false, value, Notes.from(madeFrom)));
      return this;
    }

    /** A column that is null where the answer is unknown; {@link #means} says what it is. */
    public Declaration<R> maybe(
        String column, ColumnType type, String unit, Function<R, Object> value) {
      columns.add(new Column<>(column, type, unit, "", true, value, Notes.from(madeFrom)));
      return this;
    }

    /** The same without a unit. */
    public Declaration<R> always(String column, ColumnType type, Function<R, Object> value) {
      return always(column, type, "", value);
    }

    /** The same without a unit. */
    public Declaration<R> maybe(String column, ColumnType type, Function<R, Object> value) {
      return maybe(column, type, "", value);
    }

    /** The same with its meaning, where that is short. */
    public Declaration<R> always(
        String column, ColumnType type, String unit, String meaning, Function<R, Object> value) {
      return always(column, type, unit, value).means(meaning);
    }

    /** The same with its meaning, where that is short. */
    public Declaration<R> maybe(
        String column, ColumnType type, String unit, String meaning, Function<R, Object> value) {
      return maybe(column, type, unit, value).means(meaning);
    }

    /** What the column declared last is, and when it is null. */
    public Declaration<R> means(String words) {
      Column<R> c = columns.remove(columns.size() - 1);
      columns.add(
          new Column<>(c.name(), c.type(), c.unit(), words, c.nullable(), c.value(), c.notes()));
      return this;
    }

    /** Columns that are declared elsewhere, of a part of what a row is made from. */
    public <P> Declaration<R> part(Function<R, P> part, List<Column<P>> others) {
      return columns(
          others.stream().map(c -> c.<R>of(row -> c.value().apply(part.apply(row)))).toList());
    }

    /**
     * Columns that are declared elsewhere, of the same rows. One that does not say what it is made
     * from is made from the same as those before it.
     */
    public Declaration<R> columns(List<Column<R>> others) {
      for (Column<R> other : others) {
        columns.add(other);
        if (other.notes().madeFrom().isEmpty()) {
          last(n -> new Notes(n.formula(), n.by(), madeFrom, n.few(), n.places()));
        }
      }
      return this;
    }

    /** How the column declared last is computed. */
    public Declaration<R> formula(String words) {
      return last(n -> new Notes(words, n.by(), n.madeFrom(), n.few(), n.places()));
    }

    /** The same, and who gave the formula. */
    public Declaration<R> formula(String words, String who) {
      return last(n -> new Notes(words, who, n.madeFrom(), n.few(), n.places()));
    }

    /** What the column declared last tells about people who may be few. */
    public Declaration<R> tells(FewPeople few) {
      return last(n -> new Notes(n.formula(), n.by(), n.madeFrom(), few, n.places()));
    }

    /** Where the column declared last stands beside this table. */
    public Declaration<R> on(Place... places) {
      return last(n -> new Notes(n.formula(), n.by(), n.madeFrom(), n.few(), Set.of(places)));
    }

    private Declaration<R> last(UnaryOperator<Notes> change) {
      Column<R> last = columns.get(columns.size() - 1);
      columns.set(columns.size() - 1, last.noting(change.apply(last.notes())));
      return this;
    }

    /** The job that makes the columns that follow, and the tables that they are made from. */
    public Declaration<R> from(String origin) {
      madeFrom = origin;
      return this;
    }

    /** The form of the table, where it is not the first; see {@link Table#version}. */
    public Declaration<R> version(int number) {
      version = number;
      return this;
    }

    /** The columns that together are different in every row. */
    public Declaration<R> key(String... names) {
      key = List.of(names);
      return this;
    }

    /** The columns declared so far, for tables that share them. */
    public List<Column<R>> columns() {
      return List.copyOf(columns);
    }

    /** The finished table. */
    public Table<R> declared() {
      return new Table<>(name, meaning, version, key, columns);
    }
  }
}
