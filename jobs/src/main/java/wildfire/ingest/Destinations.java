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
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
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
final class Destinations {
  /** Column with the number of the table among those of the read, from 0. */
  static final String DESTINATION = "_destination";

  /** Column that is false where the record is only there to be rejected. */
  static final String WANTED = "_wanted";

  private static final String NTH = "_nth";
  private static final String COPY = "_copy";

  private Destinations() {}

  /**
   * The records with {@link #DESTINATION}, {@link #WANTED} and the elements of exploded arrays.
   *
   * @param counts where every record is counted, and every copy of it by destination
   */
  static Dataset<Row> of(Source source, List<Into> tables, Dataset<Row> records, RowCounts counts) {
    SourceSql sql = new SourceSql(source.name(), records);
    boolean oneEach = tables.size() == 1 && tables.get(0).explode() == null;
    if (oneEach) {
      Column wanted = wanted(sql, tables.get(0));
      return counted(records, counts).withColumn(DESTINATION, lit(0)).withColumn(WANTED, wanted);
    }
    Map<String, DataType> elements = elements(source, sql, tables);
    List<Column> copies = new ArrayList<>();
    Column unwanted = lit(true);
    for (int i = 0; i < tables.size(); i++) {
      Column wanted = wanted(sql, tables.get(i));
      unwanted = unwanted.and(not(wanted));
      copies.add(when(wanted, copies(sql, tables.get(i), i, elements)));
    }
    copies.add(when(unwanted, array(copy(0, lit(false), elements, null, null))));
    return copied(counted(records, counts), copies, elements, counts);
  }

  private static Column wanted(SourceSql sql, Into into) {
    Column whole = col(Mapping.PROBLEM).isNull();
    return into.when() == null
        ? whole
        : whole.and(sql.condition(into.when(), into.table().id() + ".when"));
  }

  /** The type of each exploded element, by the name that columns call it. */
  private static Map<String, DataType> elements(Source source, SourceSql sql, List<Into> tables) {
    Map<String, DataType> elements = new LinkedHashMap<>();
    for (Into into : tables) {
      if (into.explode() != null) {
        String name = into.explode().as();
        DataType type = sql.expression(into.explode().expr(), where(into)).type();
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

  private static String where(Into into) {
    return into.table().id() + ".explode";
  }

  private static Column copies(
      SourceSql sql, Into into, int number, Map<String, DataType> elements) {
    return into.explode() == null
        ? array(copy(number, lit(true), elements, null, null))
        : transform(
            sql.expression(into.explode().expr(), where(into)).column(),
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

  private static Dataset<Row> copied(
      Dataset<Row> records, List<Column> copies, Map<String, DataType> elements, RowCounts counts) {
    StructType copy =
        new StructType().add(DESTINATION, DataTypes.IntegerType).add(WANTED, DataTypes.BooleanType);
    for (Map.Entry<String, DataType> element : elements.entrySet()) {
      copy = copy.add(element.getKey(), element.getValue());
    }
    DataType list = DataTypes.createArrayType(copy);
    Column all =
        concat(
            copies.stream()
                .map(some -> coalesce(some.cast(list), array().cast(list)))
                .toArray(Column[]::new));
    Column[] fields = Stream.of(records.columns()).map(records::col).toArray(Column[]::new);
    Dataset<Row> exploded =
        records.select(
            Stream.concat(
                    Stream.of(fields),
                    Stream.of(posexplode_outer(all).as(new String[] {NTH, COPY})))
                .toArray(Column[]::new));
    List<Column> columns = new ArrayList<>();
    for (String name : records.columns()) {
      columns.add(
          name.equals(Mapping.FILE_ID)
              ? countedCopy(counts).as(Mapping.FILE_ID)
              : exploded.col("`" + name + "`"));
    }
    columns.add(col(COPY + "." + DESTINATION).as(DESTINATION));
    columns.add(col(COPY + "." + WANTED).as(WANTED));
    elements.keySet().forEach(name -> columns.add(col(COPY + ".`" + name + "`").as(name)));
    return exploded.select(columns.toArray(Column[]::new)).filter(col(DESTINATION).isNotNull());
  }

  /** Counts in passing; Spark may neither leave such a column out nor work it out twice. */
  private static Dataset<Row> counted(Dataset<Row> records, RowCounts counts) {
    return records.withColumn(
        Mapping.FILE_ID,
        udf(
                (UDF1<Integer, Integer>)
                    fileId -> {
                      counts.add(fileId, RowCounts.RECORDS);
                      return fileId;
                    },
                DataTypes.IntegerType)
            .asNondeterministic()
            .apply(col(Mapping.FILE_ID)));
  }

  private static Column countedCopy(RowCounts counts) {
    return udf(
            (UDF3<Integer, Integer, Integer, Integer>)
                (fileId, destination, nth) -> {
                  if (destination == null) {
                    counts.add(fileId, RowCounts.WITHOUT_ROWS);
                  } else {
                    counts.add(fileId, destination);
                    if (nth == 0) {
                      counts.add(fileId, RowCounts.WITH_ROWS);
                    }
                  }
                  return fileId;
                },
            DataTypes.IntegerType)
        .asNondeterministic()
        .apply(col(Mapping.FILE_ID), col(COPY + "." + DESTINATION), col(NTH));
  }
}
