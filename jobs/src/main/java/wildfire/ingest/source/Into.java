package wildfire.ingest.source;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalType;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.TimePrecision;
import wildfire.yaml.Key;

/**
 * How rows of a file become rows of a canonical table. The order is: {@code when} picks the
 * records, {@code explode} makes several rows of each, {@code reject} refuses rows, {@code columns}
 * are worked out.
 *
 * @param when Spark SQL condition over the fields: which records are meant for this table; null:
 *     all of them. A record that no table of the read wants is rejected
 * @param per whether every record gives one row, or the file as a whole (from its name and folder)
 * @param explode several rows out of one record; null: one row a record
 * @param reject rows that the export has but that cannot be true; may be empty
 * @param columns how each canonical column is obtained; a column that is not named here stays
 *     unknown
 * @param metrics numbers of a record that give a row each, where they are known, by {@link
 *     Counter#id()}; empty for a table that is none of counters, and for one whose records have one
 *     number each
 */
public record Into(
    CanonicalTable table,
    @Key(or = "~") String when,
    @Key(or = "row") Per per,
    @Key(or = "~") Explode explode,
    @Key(or = "[]") List<Reject> reject,
    @Key(or = "{}", required = "a map from column to field") Map<String, Value> columns,
    @Key(or = "{}") Map<String, Value> metrics)
    implements Serializable {
  private static final String POST_ID = "post_id";

  /** What one canonical row is made of. */
  public enum Per {
    ROW,
    FILE
  }

  /**
   * One row for every element of an array.
   *
   * @param as the name by which columns and conditions call the element
   * @param expr Spark SQL expression over the fields that gives the array. A record whose array is
   *     null or empty gives no row of this table
   */
  public record Explode(String as, String expr) implements Serializable {}

  /**
   * Rows to refuse.
   *
   * @param when Spark SQL condition over the fields (and the exploded element)
   * @param because the reason shown beside the row in the quarantine
   */
  public record Reject(String when, String because) implements Serializable {}

  /**
   * How one canonical column is obtained, as it is written: exactly one of {@code from}, {@code
   * expr} and {@code value} is set; the last five are the source's own conventions unless the
   * column says otherwise.
   *
   * @param from a field
   * @param expr a Spark SQL expression over the fields
   * @param value the same text in every row
   * @param map the export's words on the left, ours on the right; a word that is not there stays as
   *     it is. May be empty
   * @param moment of a time that is a date: a Spark SQL expression over the fields that gives the
   *     moment which an id carries. It is taken where it lies in that day or in one beside it;
   *     null: no id carries one
   * @param means of a counter: what the platform counts under that name, in one sentence; null
   *     where the source does not say
   */
  public record Value(
      @Key(or = "~") String from,
      @Key(or = "~") String expr,
      @Key(or = "~") String value,
      @Key(or = "~") String moment,
      @Key(or = "{}", verbatim = true) Map<String, String> map,
      @Key(or = "~") String means,
      @Key(or = "iso", verbatim = true) List<String> times,
      @Key(or = "UTC") ZoneId zone,
      @Key(or = "instant") TimePrecision precision,
      @Key(or = ".") char decimal,
      @Key(or = "") char grouping,
      @Key(or = "[]", verbatim = true) List<String> missing)
      implements Serializable {
    /** How the text becomes a value. */
    public Conventions conventions() {
      return new Conventions(times, zone, precision, decimal, grouping, missing);
    }

    /** Those of some fields of which it is made; in expressions capitals make no difference. */
    public Set<String> fieldsAmong(Collection<String> fields) {
      Set<String> its = new LinkedHashSet<>(fields);
      its.removeIf(
          field ->
              expr == null
                  ? !field.equals(from)
                  : !Pattern.compile("(?i)\\b" + Pattern.quote(field) + "\\b")
                      .matcher(expr)
                      .find());
      return its;
    }
  }

  /**
   * One number of a record.
   *
   * @param metric what it counts
   * @param scope null: that of the table's column
   */
  public record Counter(CounterMetric.Name metric, CounterScope scope, Value value)
      implements Serializable {
    /** Of a name in {@code metrics}; empty where there is no such metric or scope. */
    static Optional<Counter> of(String id, Value value) {
      String[] parts = id.split("@", 2);
      Optional<CounterScope> scope =
          parts.length == 1 ? Optional.empty() : CounterScope.ofId(parts[1]);
      return parts.length == 2 && scope.isEmpty()
          ? Optional.empty()
          : CounterMetric.named(parts[0]).map(name -> new Counter(name, scope.orElse(null), value));
    }

    /** As the source writes it: {@code impressions}, {@code impressions@paid}. */
    public String id() {
      return scope == null ? metric.id() : metric.id() + "@" + scope.id();
    }
  }

  public List<Counter> counters() {
    return metrics.entrySet().stream()
        .flatMap(metric -> Counter.of(metric.getKey(), metric.getValue()).stream())
        .toList();
  }

  /** Whether its rows are acts, and not what a platform counted or knows of a post. */
  public boolean tellsWhoDidWhat() {
    return table == CanonicalTable.ENGAGEMENTS;
  }

  /** Those of some fields of which its account ids are made. */
  Stream<String> accountFields(Collection<String> fields) {
    return table.columns().stream()
        .filter(column -> column.type() == CanonicalType.ACCOUNT)
        .filter(column -> columns.containsKey(column.name()))
        .flatMap(column -> columns.get(column.name()).fieldsAmong(fields).stream());
  }

  /** The same of every record that there is. */
  public Into ofAll() {
    return new Into(table, null, per, explode, reject, columns, metrics);
  }

  /**
   * Whether its rows tell of the very post that another table makes of the record: where that post
   * is rejected they are not of any.
   */
  public boolean tellsOfPostOf(Into post) {
    Value its = columns.get(POST_ID);
    Value posts = post.columns.get(POST_ID);
    return post.table == CanonicalTable.POSTS
        && post.per == Per.ROW
        && post.givesOneRow()
        && per == Per.ROW
        && Set.of(CanonicalTable.COUNTERS, CanonicalTable.TAGS, CanonicalTable.FLIGHTS)
            .contains(table)
        && its != null
        && posts != null
        && Objects.equals(its.from, posts.from)
        && Objects.equals(its.expr, posts.expr)
        && Objects.equals(its.value, posts.value);
  }

  /** Whether every record that it wants gives exactly one row. */
  public boolean givesOneRow() {
    return explode == null && metrics.isEmpty();
  }

  /**
   * Whether a row without a parent says that it came from the post itself. A table of engagements
   * that maps {@code parent_event_id} says so; one that does not leaves the parent unknown, so that
   * only the root of its shares is known.
   */
  public boolean tellsParent() {
    return columns.containsKey("parent_event_id");
  }
}
