package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

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
import wildfire.ingest.TableMapping.Rule;
import wildfire.ingest.TableMapping.TableColumn;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Meaning;
import wildfire.ingest.text.Numbers;
import wildfire.ingest.text.Texts;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;

/**
 * The numbers of a record that are a row of counters each. On their way they are one text: the name
 * in the source, a line break, and what the export has there. What means unknown gives no row.
 */
record CounterCells(String source, Into into, SourceSql sql) {
  /** Column with one of the record's numbers. */
  static final String ONE = "_counter";

  private static final char BREAK = '\n';

  /** How a name and a text in one become a number: each name has its own way of being read. */
  private record OneNumber(Map<String, Cell<Double>> cells) implements Meaning<Double> {
    /** Null where the text means unknown. */
    String written(String name, String text) {
      return cells.get(name).isKnown(text) ? name + BREAK + text : null;
    }

    @Override
    public Double valueOf(String text) {
      int end = text.indexOf(BREAK);
      return end < 0 ? null : cells.get(text.substring(0, end)).valueOf(text.substring(end + 1));
    }

    @Override
    public String problemOf(String text) {
      int end = text.indexOf(BREAK);
      String name = text.substring(0, Math.max(0, end));
      return end < 0
          ? Texts.quoted(text) + " is no number"
          : name + ": " + cells.get(name).problemOf(text.substring(end + 1));
    }
  }

  Column all() {
    List<String> names = into.counters().stream().map(Into.Counter::id).toList();
    OneNumber number = new OneNumber(cells(CounterBasis.LIFETIME));
    Column[] texts = into.counters().stream().map(this::text).toArray(Column[]::new);
    return udf(
            (UDF1<Seq<String>, List<String>>)
                given -> {
                  List<String> known = CollectionConverters.asJava(given);
                  return IntStream.range(0, names.size())
                      .mapToObj(i -> number.written(names.get(i), known.get(i)))
                      .filter(Objects::nonNull)
                      .toList();
                },
            DataTypes.createArrayType(DataTypes.StringType))
        .withName("counters")
        .apply(array(texts));
  }

  /**
   * How a column of a counter's row is made, where the record's numbers make it; over {@link #ONE}.
   * A name without a scope, beside others that have one, is of all together.
   */
  Optional<TableColumn> mapping(CanonicalColumn column) {
    if (into.counters().isEmpty()) {
      return Optional.empty();
    }
    Column name = substring_index(col(ONE), "\n", 1);
    return switch (column.type()) {
      case METRIC -> Optional.of(word(column, substring_index(name, "@", 1)));
      case SCOPE -> {
        Column scope =
            when(name.contains("@"), substring_index(name, "@", -1))
                .otherwise(lit(CounterScope.TOTAL.id()));
        boolean anyScoped = into.counters().stream().anyMatch(c -> c.scope() != null);
        yield anyScoped ? Optional.of(word(column, scope)) : Optional.empty();
      }
      case AMOUNT -> Optional.of(number(column));
      case TEXT, PLATFORM, ACCOUNT, KIND, INSTANT, WHOLE, NUMBER, BASIS, SHARE, YES_NO ->
          Optional.empty();
    };
  }

  private static TableColumn word(CanonicalColumn column, Column word) {
    return ColumnMappings.sure(column, word, TimePrecision.NONE);
  }

  private TableColumn number(CanonicalColumn column) {
    Column text = col(ColumnMappings.textInProgress(column.name()));
    Column value = ColumnMappings.understood(number(CounterBasis.DAY), DataTypes.DoubleType, text);
    Rule rule = new Rule(column.name(), true, number(CounterBasis.LIFETIME));
    return ColumnMappings.netOfDays(
        ColumnMappings.ofText(column, col(ONE), value, rule, TimePrecision.NONE));
  }

  private Cell<Double> number(CounterBasis basis) {
    return new Cell<>(new OneNumber(cells(basis)), Map.of(), Set.of());
  }

  /** How each number is read: one of a day is net, and may be below 0. */
  private Map<String, Cell<Double>> cells(CounterBasis basis) {
    Map<String, Cell<Double>> cells = new LinkedHashMap<>();
    for (Into.Counter counter : into.counters()) {
      Into.Value value = counter.value();
      boolean isNumber = value.value() == null && typed(counter).isNumber();
      Conventions its = isNumber ? ColumnMappings.plain(value.conventions()) : value.conventions();
      Numbers numbers = new Numbers(its.decimal(), its.grouping());
      boolean hours = counter.metric().metric() == CounterMetric.WATCH_HOURS;
      Meaning<Double> meaning =
          switch (basis) {
            case LIFETIME -> hours ? numbers.amounts() : numbers.counts();
            case DAY -> hours ? numbers.decimals() : numbers.netCounts();
          };
      Cell<Double> cell = new Cell<>(meaning, value.map(), Set.copyOf(its.missing()));
      if (cells.put(counter.id(), cell) != null) {
        throw new OperatorError("Source %s counts %s twice in one record.", source, counter.id());
      }
    }
    return cells;
  }

  private Column text(Into.Counter counter) {
    return counter.value().value() != null
        ? lit(counter.value().value())
        : typed(counter).known().cast(DataTypes.StringType);
  }

  private SourceSql.Typed typed(Into.Counter counter) {
    return sql.value(counter.value(), into.table().id() + "." + counter.id());
  }
}
