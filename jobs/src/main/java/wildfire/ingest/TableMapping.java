package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Source;
import wildfire.ingest.text.Cell;
import wildfire.model.TimePrecision;
import wildfire.settings.VocabularySettings;

/**
 * How records become rows of one canonical table: its columns by name, the conditions under which a
 * row is refused with their reasons, and whether a row without a parent says that it came from the
 * post itself.
 */
record TableMapping(
    CanonicalTable table,
    Map<String, TableColumn> columns,
    List<Column> rejections,
    List<String> because,
    boolean tellsParents,
    Losing losing) {
  private static final String PARENT = "parent_event_id";

  /** What of a record is lost with a row that is rejected. */
  private enum Losing {
    /** Nothing: a record, or a file, gives many rows or something beside them. */
    NOTHING,
    /** All of it, unless it is only the number of that row that is wrong. */
    UNLESS_NUMBER,
    /** All of it. */
    ALL;

    static Losing of(Into into) {
      return into.per() == Into.Per.FILE || into.explode() != null
          ? NOTHING
          : into.metrics().isEmpty() ? ALL : UNLESS_NUMBER;
    }
  }

  /**
   * How one canonical column is obtained from the fields of a record. Everything is kept short: the
   * code that Spark makes of all columns together must stay small enough for the Java compiler.
   *
   * @param text over the fields: the text that the value is made of; empty: it is not made of text
   * @param value over the fields and the texts in progress; null where what the record has is a
   *     misfit
   * @param precision of an instant, over the values in progress: the id of a {@link TimePrecision}
   * @param checks what may be wrong; none: nothing
   */
  record TableColumn(
      CanonicalColumn column,
      Optional<Column> text,
      Column value,
      Column precision,
      List<Check> checks) {}

  /**
   * What may be wrong with a column.
   *
   * @param looksWrong over the texts and values in progress, never null: whether the record has
   *     something there that does not fit, or misses what it must have
   * @param text over the same: what a reason shows
   */
  record Check(Column looksWrong, Column text, Rule rule) {}

  /** What a column that looks wrong has to be. */
  record Rule(String column, boolean required, Cell<?> cell) implements Serializable {
    /** Why a text is none; null where it is after all. */
    String reason(String text) {
      String noId = Ids.problemOf(text);
      String problem = noId == null ? cell.problemOf(text) : noId;
      return problem != null ? column + ": " + problem : required ? column + " is missing" : null;
    }
  }

  /**
   * The mapping that a source declares; expressions are over the fields and the exploded element.
   */
  static TableMapping of(
      Source source,
      Into into,
      Dataset<Row> records,
      VocabularySettings vocabulary,
      Pseudonyms pseudonyms) {
    CanonicalTable table = into.table();
    SourceSql sql = new SourceSql(source.name(), records);
    ColumnMappings mappings = new ColumnMappings(source.name(), table, sql, vocabulary, pseudonyms);
    CounterCells counters = new CounterCells(source.name(), into, sql);
    Map<String, TableColumn> columns = new LinkedHashMap<>();
    for (CanonicalColumn column : table.columns()) {
      Into.Value value = into.columns().get(column.name());
      columns.put(
          column.name(),
          counters
              .mapping(column)
              .orElseGet(() -> mappings.of(column, value, source.conventions())));
    }
    return new TableMapping(
        table,
        columns,
        into.reject().stream()
            .map(reject -> sql.condition(reject.when(), table.id() + ".reject"))
            .toList(),
        into.reject().stream()
            .map(reject -> reject.because().strip().replaceAll("\\s+", " "))
            .toList(),
        into.tellsParent(),
        Losing.of(into));
  }

  /**
   * Whether a row that is rejected takes the record that it was made of with it, so that a row of
   * the file is lost. Over the texts and values in progress.
   */
  Column losesRecord() {
    return switch (losing) {
      case NOTHING -> lit(false);
      case ALL -> lit(true);
      case UNLESS_NUMBER ->
          Stream.concat(
                  columns.values().stream()
                      .filter(column -> column.column().type() != CanonicalType.AMOUNT)
                      .flatMap(column -> column.checks().stream())
                      .map(Check::looksWrong),
                  rejections.stream())
              .reduce(Column::or)
              .orElse(lit(false));
    };
  }

  /** How a canonical column is made, if the table has it. */
  Optional<TableColumn> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** The precision of the instant that dates a row, over the canonical columns in progress. */
  Column timePrecision() {
    return table.instants().stream()
        .findFirst()
        .map(
            dated ->
                when(
                        col(ColumnMappings.inProgress(dated.name())).isNotNull(),
                        columns.get(dated.name()).precision())
                    .otherwise(lit(TimePrecision.NONE.id())))
        .orElse(lit(null).cast(DataTypes.StringType));
  }

  /**
   * Whether a row without a parent says that it came from the post itself, over the texts and
   * values in progress: where the source tells parents, and what it has there does not mean
   * unknown.
   */
  Column parentsLogged() {
    Optional<Column> text =
        column(PARENT)
            .flatMap(TableColumn::text)
            .map(unused -> col(ColumnMappings.textInProgress(PARENT)));
    return tellsParents && text.isPresent()
        ? coalesce(
            col(ColumnMappings.inProgress(PARENT)).isNotNull().or(trim(text.get()).equalTo("")),
            lit(true))
        : lit(tellsParents);
  }

  /**
   * Every reason why a row is not taken, one a line; null if it is. Over the fields, texts and
   * canonical columns in progress: whether anything looks wrong is found in Spark's own code.
   */
  Column reasons() {
    List<Check> checks =
        columns.values().stream().flatMap(column -> column.checks().stream()).toList();
    List<Column> wrong = new ArrayList<>(checks.stream().map(Check::looksWrong).toList());
    wrong.addAll(rejections);
    List<Rule> rules = checks.stream().map(Check::rule).toList();
    List<String> refusals = because;
    Column reasons =
        udf(
                (UDF2<Seq<String>, Seq<Boolean>, String>)
                    (texts, isWrong) ->
                        reasons(
                            rules,
                            refusals,
                            CollectionConverters.asJava(texts),
                            CollectionConverters.asJava(isWrong)),
                DataTypes.StringType)
            .withName("reasons")
            .apply(
                list(checks.stream().map(Check::text), DataTypes.StringType),
                list(wrong.stream(), DataTypes.BooleanType));
    return when(wrong.stream().reduce(Column::or).orElse(lit(false)), reasons);
  }

  private static Column list(Stream<Column> values, DataType type) {
    return array(values.toArray(Column[]::new)).cast(DataTypes.createArrayType(type));
  }

  private static String reasons(
      List<Rule> rules, List<String> refusals, List<String> texts, List<Boolean> isWrong) {
    Stream<String> ofColumns =
        IntStream.range(0, rules.size())
            .filter(isWrong::get)
            .mapToObj(i -> rules.get(i).reason(texts.get(i)))
            .filter(Objects::nonNull);
    Stream<String> ofRow =
        IntStream.range(0, refusals.size())
            .filter(i -> isWrong.get(rules.size() + i))
            .mapToObj(refusals::get);
    List<String> reasons = Stream.concat(ofColumns, ofRow).toList();
    return reasons.isEmpty() ? null : String.join(Mapping.BETWEEN_REASONS, reasons);
  }
}
