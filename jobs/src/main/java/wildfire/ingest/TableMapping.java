package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
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
    Map<String, ColumnMapping> columns,
    List<Column> rejections,
    List<String> because,
    boolean tellsParents) {
  /** A column that may be wrong: whether a row must have it, and whether its text is given. */
  record ColumnCheck(String name, boolean required, boolean shown, Cell<?> cell)
      implements Serializable {}

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
    Map<String, ColumnMapping> columns = new LinkedHashMap<>();
    for (CanonicalColumn column : table.columns()) {
      Optional<ColumnMapping> counted =
          into.counters().isEmpty() ? Optional.empty() : counters.mapping(column);
      columns.put(
          column.name(),
          counted.orElseGet(
              () -> mappings.of(column, into.columns().get(column.name()), source.conventions())));
    }
    List<Column> rejections = new ArrayList<>();
    List<String> because = new ArrayList<>();
    for (Into.Reject reject : into.reject()) {
      rejections.add(sql.condition(reject.when(), table.id() + ".reject"));
      because.add(reject.because().strip().replaceAll("\\s+", " "));
    }
    return new TableMapping(table, columns, rejections, because, into.tellsParent());
  }

  /** The text that a canonical column is made of, where it has to be worked out. */
  Optional<Column> text(String column) {
    return Optional.ofNullable(columns.get(column)).flatMap(ColumnMapping::text);
  }

  /** The value of a canonical column, if the table has it. */
  Optional<Column> value(String column) {
    return Optional.ofNullable(columns.get(column)).map(ColumnMapping::value);
  }

  /** The precision of the instant that dates a row, over the canonical columns in progress. */
  Column timePrecision() {
    return table.instants().stream()
        .findFirst()
        .map(
            dated ->
                when(
                        col(ColumnMapping.inProgress(dated.name())).isNotNull(),
                        columns.get(dated.name()).precision())
                    .otherwise(lit(TimePrecision.NONE.id())))
        .orElse(lit(null).cast(DataTypes.StringType));
  }

  /**
   * What looks wrong with a row, one bit each: of the columns, then of the rejections. Over the
   * fields and the canonical columns in progress, in Spark's own code: a row in which nothing looks
   * wrong costs a comparison a column.
   */
  Column mask() {
    List<Optional<Column>> wrong = new ArrayList<>();
    columns.values().forEach(mapping -> wrong.add(mapping.wrong()));
    rejections.forEach(rejection -> wrong.add(Optional.of(rejection)));
    return IntStream.range(0, wrong.size())
        .filter(bit -> wrong.get(bit).isPresent())
        .mapToObj(bit -> when(wrong.get(bit).get(), lit(1L << bit)).otherwise(lit(0L)))
        .reduce(Column::bitwiseOR)
        .orElse(lit(0L));
  }

  /** Every reason why a row whose mask is not 0 is not taken; null if it is taken after all. */
  Column reasons(Column mask) {
    List<ColumnMapping> mappings = List.copyOf(columns.values());
    List<ColumnCheck> checked = mappings.stream().map(ColumnMapping::checked).toList();
    List<String> refusals = because;
    Column[] shown =
        mappings.stream().flatMap(mapping -> mapping.shown().stream()).toArray(Column[]::new);
    return udf(
            (UDF2<Long, Seq<String>, String>)
                (wrong, texts) ->
                    reasons(checked, refusals, wrong, CollectionConverters.asJava(texts)),
            DataTypes.StringType)
        .withName("reasons")
        .apply(mask, array(shown).cast(DataTypes.createArrayType(DataTypes.StringType)));
  }

  /**
   * The reasons of one row, one a line, by the texts that are shown; null where a text only means
   * unknown.
   */
  private static String reasons(
      List<ColumnCheck> columns, List<String> refusals, long mask, List<String> texts) {
    List<String> reasons = new ArrayList<>();
    int nextText = 0;
    for (int i = 0; i < columns.size(); i++) {
      ColumnCheck column = columns.get(i);
      String text = column.shown() ? texts.get(nextText++) : null;
      if ((mask & (1L << i)) != 0) {
        String problem = column.cell().problemOf(text);
        if (problem != null) {
          reasons.add(column.name() + ": " + problem);
        } else if (column.required()) {
          reasons.add(column.name() + " is missing");
        }
      }
    }
    for (int i = 0; i < refusals.size(); i++) {
      if ((mask & (1L << (columns.size() + i))) != 0) {
        reasons.add(refusals.get(i));
      }
    }
    return reasons.isEmpty() ? null : String.join(Mapping.BETWEEN_REASONS, reasons);
  }
}
