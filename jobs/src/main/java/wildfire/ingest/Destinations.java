package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;

/**
 * Which tables of a read want a record. It goes to each of them, once for every element where the
 * table takes an array apart; to the first of them where none wants it, or where it could not be
 * taken apart, to be rejected there.
 */
record Destinations(
    Source source,
    SourceSql sql,
    List<Into> tables,
    RowCounts counts,
    Map<Into, String> postReasons) {
  /** Column with the number of the table among those of the read, from 0. */
  static final String DESTINATION = "_destination";

  /** Column that is false where the record is only there to be rejected. */
  static final String WANTED = "_wanted";

  private static final String NTH = "_nth";
  private static final String COPY = "_copy";

  /**
   * The records with {@link #DESTINATION}, {@link #WANTED} and the elements of exploded arrays;
   * every record is counted in passing, and every copy of it by destination.
   *
   * @param postReasons by table of posts, the column that says why the post of a record is rejected
   */
  static Dataset<Row> of(
      Source source,
      List<Into> tables,
      Dataset<Row> records,
      RowCounts counts,
      Map<Into, String> postReasons) {
    SourceSql sql = new SourceSql(source.name(), records);
    Destinations destinations = new Destinations(source, sql, tables, counts, postReasons);
    int place = placeOfRecords(tables);
    boolean one = place != RowCounts.RECORDS;
    UDF1<Integer, Integer> count =
        fileId -> {
          counts.add(fileId, place);
          return fileId;
        };
    Dataset<Row> counted =
        counting(records, udf(count, DataTypes.IntegerType), col(Mapping.FILE_ID));
    return one
        ? counted
            .withColumn(DESTINATION, lit(0))
            .withColumn(WANTED, destinations.wanted(tables.get(0)))
        : destinations.copied(counted);
  }

  /** Where records are counted: one that gives one row, always, is counted as that. */
  static int placeOfRecords(List<Into> tables) {
    return tables.size() == 1 && tables.get(0).givesOneRow() ? 0 : RowCounts.RECORDS;
  }

  /** Counts in passing; Spark may neither leave such a column out nor work it out twice. */
  private static Dataset<Row> counting(Dataset<Row> rows, UserDefinedFunction count, Column... of) {
    return rows.withColumn(Mapping.FILE_ID, count.asNondeterministic().apply(of));
  }

  private Column wanted(Into into) {
    Column whole = col(Mapping.PROBLEM).isNull();
    return into.when() == null
        ? whole
        : whole.and(sql.condition(into.when(), into.table().id() + ".when"));
  }

  /** Whether the post that a table's rows would tell of is taken: else they are not made. */
  private Column isOfTakenPost(Into into) {
    return postReasons.entrySet().stream()
        .filter(post -> into.tellsOfPostOf(post.getKey()))
        .map(post -> col(post.getValue()).isNull())
        .reduce(lit(true), Column::and);
  }

  /** The type of each exploded element, by the name that columns call it. */
  private Map<String, DataType> elements() {
    Map<String, DataType> elements = new LinkedHashMap<>();
    for (Into into : tables) {
      if (!into.counters().isEmpty()) {
        elements.put(CounterCells.ONE, DataTypes.StringType);
      }
      if (into.explode() != null) {
        String name = into.explode().as();
        DataType type = exploded(into).type();
        if (!(type instanceof ArrayType array)) {
          throw new OperatorError(
              "Source %s, %s: %s gives %s, and an array is needed.",
              source.name(), where(into), into.explode().expr(), type.simpleString());
        }
        DataType before = elements.put(name, array.elementType());
        if (before != null && !before.sameType(array.elementType())) {
          throw new OperatorError(
              "Source %s, %s: another table of the read calls its elements %s too, and they are of "
                  + "another type: give them another name.",
              source.name(), where(into), name);
        }
      }
    }
    return elements;
  }

  private SourceSql.Typed exploded(Into into) {
    return sql.expression(into.explode().expr(), where(into));
  }

  private static String where(Into into) {
    return into.table().id() + ".explode";
  }

  private Dataset<Row> copied(Dataset<Row> records) {
    Map<String, DataType> elements = elements();
    StructType copy =
        new StructType().add(DESTINATION, DataTypes.IntegerType).add(WANTED, DataTypes.BooleanType);
    for (Map.Entry<String, DataType> element : elements.entrySet()) {
      copy = copy.add(element.getKey(), element.getValue());
    }
    DataType list = DataTypes.createArrayType(copy);
    List<Column> copies = new ArrayList<>();
    Column unwanted = lit(true);
    for (int i = 0; i < tables.size(); i++) {
      Column wanted = wanted(tables.get(i));
      unwanted = unwanted.and(not(wanted));
      copies.add(when(wanted.and(isOfTakenPost(tables.get(i))), copies(i, elements)));
    }
    copies.add(when(unwanted, array(copy(0, lit(false), elements, null, null))));
    copies.replaceAll(some -> coalesce(some.cast(list), array().cast(list)));
    Column all = concat(copies.toArray(Column[]::new));
    Dataset<Row> copied =
        records
            .select(col("*"), posexplode_outer(all).as(new String[] {NTH, COPY}))
            .select(col("*"), col(COPY + ".*"))
            .drop(COPY);
    return counting(
            copied,
            udf(countByDestination(), DataTypes.IntegerType),
            col(Mapping.FILE_ID),
            col(DESTINATION),
            col(NTH))
        .filter(col(DESTINATION).isNotNull());
  }

  /** A record without any copy has one that goes nowhere. */
  private UDF3<Integer, Integer, Integer, Integer> countByDestination() {
    RowCounts rows = counts;
    return (fileId, destination, nth) -> {
      if (destination == null) {
        rows.add(fileId, RowCounts.WITHOUT_ROWS);
      } else {
        rows.add(fileId, destination);
        if (nth == 0) {
          rows.add(fileId, RowCounts.WITH_ROWS);
        }
      }
      return fileId;
    };
  }

  private Column copies(int number, Map<String, DataType> elements) {
    Into into = tables.get(number);
    if (!into.counters().isEmpty()) {
      return transform(
          new CounterCells(source.name(), into, sql).all(),
          one -> copy(number, lit(true), elements, CounterCells.ONE, one));
    }
    return into.explode() == null
        ? array(copy(number, lit(true), elements, null, null))
        : transform(
            exploded(into).column(),
            element -> copy(number, lit(true), elements, into.explode().as(), element));
  }

  private static Column copy(
      int destination, Column wanted, Map<String, DataType> elements, String as, Column element) {
    List<Column> fields = new ArrayList<>();
    fields.add(lit(destination).as(DESTINATION));
    fields.add(wanted.as(WANTED));
    elements.forEach(
        (name, type) -> fields.add((name.equals(as) ? element : lit(null)).cast(type).as(name)));
    return struct(fields.toArray(Column[]::new));
  }
}
