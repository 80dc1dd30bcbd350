package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.TableMapping.TableColumn;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;
import wildfire.ingest.source.Source;
import wildfire.settings.VocabularySettings;

/**
 * From the raw records of one read to rows of the lake and of the quarantine, in one pass. Accepted
 * and rejected are complements: a row is rejected exactly if it has a reason.
 */
record Mapping(Source source, Format format, List<TableMapping> tables) {
  // What every raw record has beside its fields.
  static final String FILE_ID = "file_id";
  static final String POSITION = "position";
  static final String RAW_TEXT = "raw_text";
  static final String PROBLEM = "problem";

  static final String TIME_PRECISION = "time_precision";

  /** Whether an engagement without a parent is known to come from the post itself. */
  static final String PARENTS_LOGGED = "parents_logged";

  /** Column that says where a row goes: {@link #accepted} or {@link #rejected}. */
  static final String TARGET = "target";

  /** Column with the reasons of a rejected row, one a line; null in an accepted one. */
  static final String REASONS = "reasons";

  /** Whether a rejected row takes the record that it was made of with it; null in accepted rows. */
  static final String LOST = "lost";

  /** Between reasons, which have no line breaks themselves. */
  static final String BETWEEN_REASONS = "\n";

  private static final Set<String> BESIDE_THE_FIELDS =
      Set.of(
          FILE_ID,
          POSITION,
          RAW_TEXT,
          PROBLEM,
          Read.EXPORTED_AT,
          ExportTimes.YEARS_UP_TO,
          Read.EXPORTED_BY,
          Destinations.DESTINATION,
          Destinations.WANTED);

  /** Why the post of a record is not taken; null where it is, or where it is none. */
  private static final String POST_REASONS = "_post_reasons_";

  private static final String WORDED = "_reasons";

  /**
   * The rows that come of raw records, accepted and rejected: {@link #FILE_ID}, the canonical
   * columns of all the tables, {@link #TIME_PRECISION}, {@link #PARENTS_LOGGED}, {@link #POSITION}
   * (null in accepted engagements, which are many and need none), {@link #RAW_TEXT}, {@link
   * #REASONS} and {@link #LOST} (null in accepted rows) and {@link #TARGET}.
   *
   * @param format how the files of the records are written
   * @param into the tables that are made of these records, in declared order
   * @param counts where each record is counted in passing, and each row by its destination
   * @throws wildfire.model.OperatorError if something the source says cannot be used
   */
  static Dataset<Row> rows(
      Source source,
      Format format,
      List<Into> into,
      Dataset<Row> records,
      VocabularySettings vocabulary,
      Pseudonyms pseudonyms,
      RowCounts counts) {
    Dataset<Row> told = records;
    Map<Into, String> postReasons = new LinkedHashMap<>();
    for (Into post : into) {
      if (into.stream().anyMatch(other -> other.tellsOfPostOf(post))) {
        Mapping alone =
            new Mapping(
                source,
                format,
                List.of(TableMapping.of(source, post, told, vocabulary, pseudonyms)));
        postReasons.put(post, POST_REASONS + postReasons.size());
        told = alone.withPostReasons(told, post, postReasons.get(post));
      }
    }
    Dataset<Row> destined = Destinations.of(source, into, told, counts, postReasons);
    Mapping mapping =
        new Mapping(
            source,
            format,
            into.stream()
                .map(table -> TableMapping.of(source, table, destined, vocabulary, pseudonyms))
                .toList());
    return mapping.finished(mapping.judged(mapping.valued(destined)));
  }

  /** With the canonical values; apart from the rest, so that each is worked out once. */
  private Dataset<Row> valued(Dataset<Row> destined) {
    Map<String, Column> texts = new LinkedHashMap<>();
    Map<String, Column> values = new LinkedHashMap<>();
    canonicalColumns()
        .forEach(
            (name, type) -> {
              if (tables.stream().anyMatch(t -> text(t, name).isPresent())) {
                Column none = lit(null).cast(DataTypes.StringType);
                texts.put(
                    ColumnMappings.textInProgress(name),
                    byDestination(t -> text(t, name).orElse(none)));
              }
              Column none = lit(null).cast(type);
              values.put(
                  ColumnMappings.inProgress(name),
                  byDestination(t -> t.column(name).map(TableColumn::value).orElse(none)));
            });
    return with(with(destined, texts), values);
  }

  /** With a column that says why the post of a record is not taken. */
  private Dataset<Row> withPostReasons(Dataset<Row> records, Into post, String name) {
    Column isOne =
        post.when() == null
            ? lit(true)
            : new SourceSql(source.name(), records)
                .condition(post.when(), post.table().id() + ".when");
    return valued(records)
        .select(
            Stream.concat(
                    Stream.of(records.columns()).map(column -> col("`" + column + "`")),
                    Stream.of(
                        when(col(PROBLEM).isNull().and(isOne), byDestination(TableMapping::reasons))
                            .as(name)))
                .toArray(Column[]::new));
  }

  private static Optional<Column> text(TableMapping table, String column) {
    return table.column(column).flatMap(TableColumn::text);
  }

  /** With {@link #WORDED}: why a row is not taken; null where it is. */
  private Dataset<Row> judged(Dataset<Row> valued) {
    Column worded =
        when(col(PROBLEM).isNotNull(), col(PROBLEM))
            .when(not(col(Destinations.WANTED)), lit("fits no table of source " + source.name()))
            .otherwise(byDestination(TableMapping::reasons));
    return with(valued, Map.of(WORDED, worded));
  }

  private Dataset<Row> finished(Dataset<Row> judged) {
    Column rejected = col(WORDED).isNotNull();
    Column needsPosition =
        rejected.or(byDestination(t -> lit(t.table() != CanonicalTable.ENGAGEMENTS)));
    List<Column> columns = new ArrayList<>();
    columns.add(col(FILE_ID));
    for (String name : canonicalColumns().keySet()) {
      columns.add(col(ColumnMappings.inProgress(name)).as(name));
    }
    columns.add(byDestination(TableMapping::timePrecision).as(TIME_PRECISION));
    columns.add(byDestination(TableMapping::parentsLogged).as(PARENTS_LOGGED));
    columns.add(when(needsPosition, col(POSITION)).as(POSITION));
    columns.add(when(rejected, rawText(judged)).as(RAW_TEXT));
    columns.add(col(WORDED).as(REASONS));
    Column whole = col(PROBLEM).isNotNull().or(not(col(Destinations.WANTED)));
    columns.add(when(rejected, whole.or(byDestination(TableMapping::losesRecord))).as(LOST));
    columns.add(
        when(rejected, byDestination(t -> lit(rejected(t.table()))))
            .otherwise(byDestination(t -> lit(accepted(t.table()))))
            .as(TARGET));
    return judged.select(columns.toArray(Column[]::new));
  }

  static String accepted(CanonicalTable table) {
    return table.id();
  }

  static String rejected(CanonicalTable table) {
    return table.id() + "-rejected";
  }

  /** The record as it was; made of its fields where the file has no text of it. */
  private Column rawText(Dataset<Row> judged) {
    return switch (format) {
      case CSV, JSON, NDJSON, LINES -> col(RAW_TEXT);
      case PARQUET ->
          to_json(
              struct(
                  Stream.of(judged.columns())
                      .filter(name -> !BESIDE_THE_FIELDS.contains(name) && !name.startsWith("_"))
                      .map(name -> col("`" + name + "`"))
                      .toArray(Column[]::new)));
    };
  }

  private Map<String, DataType> canonicalColumns() {
    Map<String, DataType> types = new LinkedHashMap<>();
    for (TableMapping table : tables) {
      table.table().columns().forEach(c -> types.putIfAbsent(c.name(), c.type().sparkType()));
    }
    return types;
  }

  /** What each table makes of its rows; one expression where they agree. */
  private Column byDestination(Function<TableMapping, Column> ofTable) {
    Column chosen = ofTable.apply(tables.get(tables.size() - 1));
    for (int i = tables.size() - 2; i >= 0; i--) {
      Column its = ofTable.apply(tables.get(i));
      if (!its.equals(chosen)) {
        chosen = when(col(Destinations.DESTINATION).equalTo(lit(i)), its).otherwise(chosen);
      }
    }
    return chosen;
  }

  private static Dataset<Row> with(Dataset<Row> rows, Map<String, Column> added) {
    return rows.select(
        Stream.concat(
                Stream.of(col("*")),
                added.entrySet().stream().map(e -> e.getValue().as(e.getKey())))
            .toArray(Column[]::new));
  }
}
