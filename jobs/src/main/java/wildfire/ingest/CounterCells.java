package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static wildfire.ingest.CanonicalType.ACCOUNT;
import static wildfire.ingest.CanonicalType.AMOUNT;
import static wildfire.ingest.CanonicalType.BASIS;
import static wildfire.ingest.CanonicalType.KIND;
import static wildfire.ingest.CanonicalType.METRIC;
import static wildfire.ingest.CanonicalType.NUMBER;
import static wildfire.ingest.CanonicalType.PLATFORM;
import static wildfire.ingest.CanonicalType.SCOPE;
import static wildfire.ingest.CanonicalType.SHARE;
import static wildfire.ingest.CanonicalType.WHOLE;
import static wildfire.ingest.CanonicalType.YES_NO;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.CounterCell;
import wildfire.ingest.text.Numbers;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;

/**
 * The numbers of a record that are a row of counters each. On their way they are one text: the name
 * in the source, a line break, and what the export has there. What means unknown gives no row.
 *
 * @param into a table with counters
 * @param sql over the fields
 */
record CounterCells(String source, Into into, SourceSql sql) {
  /** Column with one of the record's numbers. */
  static final String ONE = "_counter";

  /** An array of the numbers that a record has. */
  Column all() {
    List<String> names = into.counters().stream().map(Into.Counter::id).toList();
    CounterCell cell = new CounterCell(cells());
    Column[] texts = into.counters().stream().map(this::text).toArray(Column[]::new);
    return udf(
            (UDF1<Seq<String>, List<String>>)
                given -> {
                  List<String> known = CollectionConverters.asJava(given);
                  return IntStream.range(0, names.size())
                      .mapToObj(i -> cell.written(names.get(i), known.get(i)))
                      .filter(Objects::nonNull)
                      .toList();
                },
            DataTypes.createArrayType(DataTypes.StringType))
        .withName("counters")
        .apply(array(texts));
  }

  /**
   * How a column of a counter's row is made, where the record's numbers make it; over {@link #ONE}.
   */
  Optional<ColumnMapping> mapping(CanonicalColumn column) {
    Column name = substring_index(col(ONE), "\n", 1);
    return switch (column.type()) {
      case METRIC -> Optional.of(named(column, substring_index(name, "@", 1)));
      case SCOPE ->
          into.counters().stream().allMatch(counter -> counter.scope() == null)
              ? Optional.empty()
              : Optional.of(named(column, scope(name)));
      case AMOUNT -> Optional.of(number(column));
      case TEXT, PLATFORM, ACCOUNT, KIND, INSTANT, WHOLE, NUMBER, BASIS, SHARE, YES_NO ->
          Optional.empty();
    };
  }

  /** A name without a scope, beside others that have one, is of all together. */
  private static Column scope(Column name) {
    return when(name.contains("@"), substring_index(name, "@", -1))
        .otherwise(lit(CounterScope.TOTAL.id()));
  }

  private static ColumnMapping named(CanonicalColumn column, Column word) {
    return ColumnMapping.sure(column, word, TimePrecision.NONE);
  }

  private ColumnMapping number(CanonicalColumn column) {
    Cell<Double> cell = new Cell<>(new CounterCell(cells()), Map.of(), Set.of());
    Column value = ColumnMappings.understood(cell, DataTypes.DoubleType, col(ONE));
    return ColumnMapping.ofText(
        column, true, Optional.empty(), col(ONE), value, cell, TimePrecision.NONE);
  }

  private Map<String, Cell<Double>> cells() {
    Map<String, Cell<Double>> cells = new LinkedHashMap<>();
    for (Into.Counter counter : into.counters()) {
      Into.Value value = counter.value();
      boolean isNumber = value.constant() == null && typed(counter).isNumber();
      Conventions its = isNumber ? ColumnMappings.plain(value.conventions()) : value.conventions();
      Numbers numbers = new Numbers(its.decimal(), its.grouping());
      boolean hours = counter.metric().metric() == CounterMetric.WATCH_HOURS;
      Cell<Double> cell =
          new Cell<>(
              hours ? numbers.amounts() : numbers.counts(), value.map(), Set.copyOf(its.missing()));
      if (cells.put(counter.id(), cell) != null) {
        throw new OperatorError("Source %s counts %s twice in one record.", source, counter.id());
      }
    }
    return cells;
  }

  private Column text(Into.Counter counter) {
    return counter.value().constant() != null
        ? lit(counter.value().constant())
        : typed(counter).known().cast(DataTypes.StringType);
  }

  private SourceSql.Typed typed(Into.Counter counter) {
    return sql.value(counter.value(), into.table().id() + "." + counter.id());
  }
}
