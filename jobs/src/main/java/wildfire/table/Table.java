package wildfire.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A declared table. Built once, as a constant of the class that owns it.
 *
 * @param <R> what a row is made from
 */
public final class Table<R> {
  private final String name;
  private final String meaning;
  private final int version;
  private final List<String> key;
  private final List<Column<R>> columns;
  private final StructType schema;

  private Table(
      String name, String meaning, int version, List<String> key, List<Column<R>> columns) {
    this.name = name;
    this.meaning = meaning;
    this.version = version;
    this.key = List.copyOf(key);
    this.columns = List.copyOf(columns);
    this.schema = new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }

  /** Begins the declaration of a table: its name, and one sentence that says what a row is. */
  public static <R> Declaration<R> named(String name, String meaning) {
    return new Declaration<>(name, meaning);
  }

  public String name() {
    return name;
  }

  public String meaning() {
    return meaning;
  }

  /**
   * Which form of the table this is, from 1. It is raised with every change that breaks what reads
   * the table: a column that goes, gets another name or type or may be null from then on, or
   * another key.
   */
  public int version() {
    return version;
  }

  /** The columns that together are different in every row. */
  public List<String> key() {
    return key;
  }

  public List<Column<R>> columns() {
    return columns;
  }

  public Optional<Column<R>> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
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
    return schema;
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

    private Declaration(String name, String meaning) {
      this.name = name;
      this.meaning = meaning;
    }

    /** A column that every row has. */
    public Declaration<R> always(
        String column,
        ColumnType type,
        String unit,
        String columnMeaning,
        Function<R, Object> value) {
      columns.add(new Column<>(column, type, unit, columnMeaning, false, value));
      return this;
    }

    /** A column that is null where the answer is unknown. */
    public Declaration<R> maybe(
        String column,
        ColumnType type,
        String unit,
        String columnMeaning,
        Function<R, Object> value) {
      columns.add(new Column<>(column, type, unit, columnMeaning, true, value));
      return this;
    }

    /** A column that every row has, in a table that Spark fills. */
    public Declaration<R> always(
        String column, ColumnType type, String unit, String columnMeaning) {
      return always(column, type, unit, columnMeaning, filledBySpark(column));
    }

    /** A column that is null where the answer is unknown, in a table that Spark fills. */
    public Declaration<R> maybe(String column, ColumnType type, String unit, String columnMeaning) {
      return maybe(column, type, unit, columnMeaning, filledBySpark(column));
    }

    /** Columns declared elsewhere, in a table that Spark fills. */
    public Declaration<R> including(List<? extends Column<?>> others) {
      for (Column<?> c : others) {
        columns.add(
            new Column<>(
                c.name(), c.type(), c.unit(), c.meaning(), c.nullable(), filledBySpark(c.name())));
      }
      return this;
    }

    private Function<R, Object> filledBySpark(String column) {
      return from -> {
        throw new IllegalStateException(name + "." + column + " is filled by Spark");
      };
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

    /**
     * The finished table.
     *
     * @throws IllegalStateException if two columns share a name, or the key names a column that is
     *     not there
     */
    public Table<R> declared() {
      Set<String> names = new HashSet<>();
      for (Column<R> column : columns) {
        if (!names.add(column.name())) {
          throw new IllegalStateException(name + " declares " + column.name() + " twice");
        }
      }
      if (!names.containsAll(key)) {
        throw new IllegalStateException(name + " has a key " + key + " that is not among " + names);
      }
      return new Table<>(name, meaning, version, key, columns);
    }
  }
}
