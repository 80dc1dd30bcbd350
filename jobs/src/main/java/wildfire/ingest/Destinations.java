package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
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
import java.util.stream.IntStream;
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

  private static final String SET = "_set";
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
    boolean oneEach = tables.size() == 1 && tables.get(0).givesOneRow();
    if (oneEach) {
      Column wanted = wanted(sql, tables.get(0));
      return counted(records, counts).withColumn(DESTINATION, lit(0)).withColumn(WANTED, wanted);
    }
    boolean noArrays = tables.stream().allMatch(Into::givesOneRow);
    return noArrays
        ? copiedWhole(sql, tables, counted(records, counts), counts)
        : copiedByElement(source, sql, tables, counted(records, counts), counts);
  }

  /** Without arrays, which tables want a record is a set, and all sets are known beforehand. */
  private static Dataset<Row> copiedWhole(
      SourceSql sql, List<Into> tables, Dataset<Row> records, RowCounts counts) {
    Column set = lit(0);
    for (int i = 0; i < tables.size(); i++) {
      set = set.bitwiseOR(when(wanted(sql, tables.get(i)), lit(1 << i)).otherwise(lit(0)));
    }
    int[][] destinations = new int[1 << tables.size()][];
    destinations[0] = new int[] {0}; // nobody wants it: rejected under the first
    for (int wanting = 1; wanting < destinations.length; wanting++) {
      int which = wanting;
      destinations[wanting] =
          IntStream.range(0, tables.size()).filter(i -> (which & (1 << i)) != 0).toArray();
    }
    return counted(
        records
            .withColumn(SET, set)
            .select(
                col("*"),
                posexplode_outer(element_at(lit(destinations), col(SET).plus(1)))
                    .as(new String[] {NTH, DESTINATION}))
            .withColumn(WANTED, col(SET).notEqual(lit(0))),
        counts,
        col(DESTINATION));
  }

  private static Dataset<Row> copiedByElement(
      Source source, SourceSql sql, List<Into> tables, Dataset<Row> records, RowCounts counts) {
    Map<String, DataType> elements = elements(source, sql, tables);
    List<Column> copies = new ArrayList<>();
    Column unwanted = lit(true);
    for (int i = 0; i < tables.size(); i++) {
      Column wanted = wanted(sql, tables.get(i));
      unwanted = unwanted.and(not(wanted));
      copies.add(when(wanted, copies(source, sql, tables.get(i), i, elements)));
    }
    copies.add(when(unwanted, array(copy(0, lit(false), elements, null, null))));
    return copied(records, copies, elements, counts);
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
      if (!into.counters().isEmpty()) {
        elements.put(CounterCells.ONE, DataTypes.StringType);
      }
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
      Source source, SourceSql sql, Into into, int number, Map<String, DataType> elements) {
    if (!into.counters().isEmpty()) {
      return transform(
          new CounterCells(source.name(), into, sql).all(),
          one -> copy(number, lit(true), elements, CounterCells.ONE, one));
    }
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
    List<Column> columns = new ArrayList<>();
    for (String name : records.columns()) {
      columns.add(col("`" + name + "`"));
    }
    columns.add(col(NTH));
    columns.add(col(COPY + "." + DESTINATION).as(DESTINATION));
    columns.add(col(COPY + "." + WANTED).as(WANTED));
    elements.keySet().forEach(name -> columns.add(col(COPY + ".`" + name + "`").as(name)));
    return counted(
            records
                .select(col("*"), posexplode_outer(all).as(new String[] {NTH, COPY}))
                .select(columns.toArray(Column[]::new)),
            counts,
            col(DESTINATION))
        .filter(col(DESTINATION).isNotNull());
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

  /** Counts copies by where they go; a record without any has one copy that goes nowhere. */
  private static Dataset<Row> counted(Dataset<Row> copies, RowCounts counts, Column destination) {
    return copies.withColumn(
        Mapping.FILE_ID,
        udf(
                (UDF3<Integer, Integer, Integer, Integer>)
                    (fileId, goesTo, nth) -> {
                      if (goesTo == null) {
                        counts.add(fileId, RowCounts.WITHOUT_ROWS);
                      } else {
                        counts.add(fileId, goesTo);
                        if (nth == 0) {
                          counts.add(fileId, RowCounts.WITH_ROWS);
                        }
                      }
                      return fileId;
                    },
                DataTypes.IntegerType)
            .asNondeterministic()
            .apply(col(Mapping.FILE_ID), destination, col(NTH)));
  }
}
