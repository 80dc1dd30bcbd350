package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;
import wildfire.settings.VocabularySettings;

/** How records become rows of one canonical table: its columns, and what is wrong with a row. */
final class TableMapping {
  private final CanonicalTable table;
  private final Map<String, ColumnMapping> columns;
  private final List<Column> rejections;
  private final List<String> because;
  private final boolean tellsParents;

  private TableMapping(
      CanonicalTable table,
      Map<String, ColumnMapping> columns,
      List<Column> rejections,
      List<String> because,
      boolean tellsParents) {
    this.table = table;
    this.columns = columns;
    this.rejections = rejections;
    this.because = because;
    this.tellsParents = tellsParents;
  }

  /**
   * The mapping that a source declares.
   *
   * @param records what the expressions are over: the fields, and the exploded element
   * @throws OperatorError if something the source says cannot be used
   */
  static TableMapping of(
      Source source,
      Into into,
      Dataset<Row> records,
      VocabularySettings vocabulary,
      Pseudonyms pseudonyms) {
    CanonicalTable table = into.table();
    refuseUnknownColumns(source, into);
    SourceSql sql = new SourceSql(source.name(), records);
    ColumnMappings mappings = new ColumnMappings(source.name(), table, sql, vocabulary, pseudonyms);
    Map<String, ColumnMapping> columns = new LinkedHashMap<>();
    CounterCells counters = new CounterCells(source.name(), into, sql);
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

  private static void refuseUnknownColumns(Source source, Into into) {
    Set<String> unknown = new HashSet<>(into.columns().keySet());
    into.table().columns().forEach(column -> unknown.remove(column.name()));
    if (!unknown.isEmpty()) {
      throw new OperatorError(
          "Source %s maps %s, which %s has no column for.",
          source.name(), String.join(", ", unknown.stream().sorted().toList()), into.table().id());
    }
  }

  CanonicalTable table() {
    return table;
  }

  /** Whether a row without a parent says that it came from the post itself. */
  boolean tellsParents() {
    return tellsParents;
  }

  /** The texts that have to be worked out first, by canonical column, over the fields. */
  Map<String, Column> texts() {
    Map<String, Column> texts = new LinkedHashMap<>();
    columns.forEach((name, mapping) -> mapping.text().ifPresent(text -> texts.put(name, text)));
    return texts;
  }

  /** The canonical columns by name, over the fields and the texts in progress. */
  Map<String, Column> values() {
    Map<String, Column> values = new LinkedHashMap<>();
    columns.forEach((name, mapping) -> values.put(name, mapping.value()));
    return values;
  }

  /** The precision of the instant that dates a row, over the canonical columns in progress. */
  Column timePrecision() {
    List<CanonicalColumn> instants = ColumnMappings.instants(table);
    if (instants.isEmpty()) {
      return lit(null).cast(DataTypes.StringType);
    }
    ColumnMapping dated = columns.get(instants.get(0).name());
    return when(col(ColumnMapping.inProgress(dated.column().name())).isNotNull(), dated.precision())
        .otherwise(lit(TimePrecision.NONE.id()));
  }

  /**
   * What looks wrong with a row, one bit each; over the fields and the canonical columns in
   * progress. A row in which nothing does costs a comparison a column.
   */
  Column mask() {
    Column mask = null;
    int bit = 0;
    List<Optional<Column>> wrong = new ArrayList<>();
    columns.values().forEach(mapping -> wrong.add(mapping.wrong()));
    rejections.forEach(rejection -> wrong.add(Optional.of(rejection)));
    for (Optional<Column> each : wrong) {
      if (each.isPresent()) {
        Column its = when(each.get(), lit(1L << bit)).otherwise(lit(0L));
        mask = mask == null ? its : mask.bitwiseOR(its);
      }
      bit++;
    }
    return mask == null ? lit(0L) : mask;
  }

  /** Every reason why a row whose mask is not 0 is not taken; null if it is taken after all. */
  Column reasons(Column mask) {
    List<ColumnMapping> mappings = List.copyOf(columns.values());
    RowReasons reasons =
        new RowReasons(
            mappings.stream().map(ColumnMapping::checked).toList(), List.copyOf(because));
    return udf(
            (UDF2<Long, Seq<String>, String>)
                (wrong, texts) -> reasons.of(wrong, CollectionConverters.asJava(texts)),
            DataTypes.StringType)
        .withName("reasons")
        .apply(
            mask,
            array(
                    mappings.stream()
                        .flatMap(mapping -> mapping.shown().stream())
                        .toArray(Column[]::new))
                .cast(DataTypes.createArrayType(DataTypes.StringType)));
  }
}
