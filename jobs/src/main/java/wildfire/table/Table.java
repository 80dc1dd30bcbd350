package wildfire.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import wildfire.model.ConstantIds;
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

  /** The ids of constants that a column may say, for its meaning. */
  public static String ids(Enum<?>[] values) {
    return Stream.of(values).map(ConstantIds::of).collect(Collectors.joining(", "));
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

    /**
     * A column that every row has; {@link #means} says what it is.
     *
     * @param value of the Java type that {@link ColumnType} names; or an int, a constant whose id
     *     is its name in lower case, or several of these, which have commas between them
     * @param places where it stands beside this table
     */
    public Declaration<R> always(
        String column, ColumnType type, String unit, Function<R, Object> value, Place... places) {
      return add(column, type, unit, false, value, places);
    }

    /** A column that is null where the answer is unknown; {@link #means} says what it is. */
    public Declaration<R> maybe(
        String column, ColumnType type, String unit, Function<R, Object> value, Place... places) {
      return add(column, type, unit, true, value, places);
    }

    /** The same without a unit. */
    public Declaration<R> always(
        String column, ColumnType type, Function<R, Object> value, Place... places) {
      return add(column, type, "", false, value, places);
    }

    /** The same without a unit. */
    public Declaration<R> maybe(
        String column, ColumnType type, Function<R, Object> value, Place... places) {
      return add(column, type, "", true, value, places);
    }

    /** The same with its meaning, where that is short. */
    public Declaration<R> always(
        String column,
        ColumnType type,
        String unit,
        String meaning,
        Function<R, Object> value,
        Place... places) {
      return add(column, type, unit, false, value, places).means(meaning);
    }

    /** The same with its meaning, where that is short. */
    public Declaration<R> maybe(
        String column,
        ColumnType type,
        String unit,
        String meaning,
        Function<R, Object> value,
        Place... places) {
      return add(column, type, unit, true, value, places).means(meaning);
    }

    private Declaration<R> add(
        String column,
        ColumnType type,
        String unit,
        boolean nullable,
        Function<R, Object> value,
        Place... places) {
      Notes notes = new Notes(null, null, madeFrom, FewPeople.NOTHING, Set.of(places));
      Function<R, Object> published = row -> published(value.apply(row));
      columns.add(new Column<>(column, type, unit, "", nullable, published, notes));
      return this;
    }

    /** Asked for every value of every row, so what is there most often is asked first. */
    private static Object published(Object value) {
      if (value == null || value instanceof String || value instanceof Number) {
        return value instanceof Integer count ? Long.valueOf(count) : value;
      }
      if (value instanceof Enum<?> constant) {
        return ConstantIds.of(constant);
      }
      return value instanceof Collection<?> many
          ? many.stream().map(one -> (String) published(one)).collect(Collectors.joining(","))
          : value;
    }

    /** What the column declared last is, and when it is null. */
    public Declaration<R> means(String words) {
      return last(c -> c.meaning(words));
    }

    /**
     * The same with constants whose ids the column may say.
     *
     * @param words with %s in their place
     */
    public Declaration<R> means(String words, Enum<?>[] constants) {
      return means(words.formatted(ids(constants)));
    }

    /** How the column declared last is computed. */
    public Declaration<R> formula(String words) {
      return formula(words, null);
    }

    /** The same, and who gave the formula. */
    public Declaration<R> formula(String words, String who) {
      return last(c -> c.noting(n -> new Notes(words, who, n.madeFrom(), n.few(), n.places())));
    }

    /** What the column declared last tells about people who may be few. */
    public Declaration<R> tells(FewPeople few) {
      return last(
          c -> c.noting(n -> new Notes(n.formula(), n.by(), n.madeFrom(), few, n.places())));
    }

    private Declaration<R> last(UnaryOperator<Column<R>> change) {
      columns.add(change.apply(columns.remove(columns.size() - 1)));
      return this;
    }

    /**
     * Columns that are declared elsewhere, of the same rows. One that does not say what it is made
     * from is made from the same as those before it.
     */
    public Declaration<R> columns(List<Column<R>> others) {
      others.forEach(other -> columns.add(other.madeFrom(madeFrom)));
      return this;
    }

    /** Columns that are declared elsewhere, of a part of what a row is made from. */
    public <P> Declaration<R> part(Function<R, P> part, List<Column<P>> others) {
      return columns(others.stream().map(c -> c.of(part)).toList());
    }

    /**
     * Columns of a part that may be missing. They are null then; of those that are always there
     * otherwise the meaning has to say so.
     *
     * @param whenNull ends their meanings
     */
    public <P> Declaration<R> part(Function<R, P> part, String whenNull, List<Column<P>> others) {
      return part(part, others.stream().map(c -> c.orNull(whenNull)).toList());
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
