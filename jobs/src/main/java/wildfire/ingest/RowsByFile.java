package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Numbers of rows by table and file. */
final class RowsByFile {
  private record Place(CanonicalTable table, int fileId) {}

  /** Takes the number of rows of one file for one table. */
  interface Taker {
    void take(CanonicalTable table, int fileId, long rows);
  }

  private final Map<Place, Long> rows = new HashMap<>();

  void add(CanonicalTable table, int fileId, long more) {
    rows.merge(new Place(table, fileId), more, Long::sum);
  }

  /** Counts rows by their {@code file_id}, all tables in one go. */
  static RowsByFile counted(Map<CanonicalTable, Dataset<Row>> rows) {
    return counted(List.of(rows)).get(0);
  }

  /** Counts several kinds of rows by their {@code file_id}, all of them in one go. */
  static List<RowsByFile> counted(List<Map<CanonicalTable, Dataset<Row>>> kinds) {
    List<Dataset<Row>> all = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      Column its = lit(kind);
      kinds
          .get(kind)
          .forEach(
              (table, rows) ->
                  all.add(
                      rows.select(
                          its.as("kind"), lit(table.id()).as("table"), col(Mapping.FILE_ID))));
    }
    List<RowsByFile> counted = kinds.stream().map(kind -> new RowsByFile()).toList();
    all.stream()
        .reduce(Dataset::union)
        .map(rows -> rows.groupBy("kind", "table", Mapping.FILE_ID).count().collectAsList())
        .orElse(List.of())
        .forEach(
            row -> counted.get(row.getInt(0)).add(table(row, 1), row.getInt(2), row.getLong(3)));
    return counted;
  }

  /** Counts rows that say for which table they are meant. */
  static RowsByFile counted(Dataset<Row> rows, String tableColumn) {
    RowsByFile counted = new RowsByFile();
    rows.groupBy(tableColumn, Mapping.FILE_ID)
        .count()
        .collectAsList()
        .forEach(row -> counted.add(table(row, 0), row.getInt(1), row.getLong(2)));
    return counted;
  }

  /**
   * How many records of each file are lost with rejected rows, however many of a record those are.
   */
  static Map<Integer, Long> lost(Map<CanonicalTable, Dataset<Row>> rejected) {
    Map<Integer, Long> lost = new HashMap<>();
    rejected.values().stream()
        .map(rows -> rows.where(col(Mapping.LOST)).select(Mapping.FILE_ID, Mapping.POSITION))
        .reduce(Dataset::union)
        .map(rows -> rows.distinct().groupBy(Mapping.FILE_ID).count().collectAsList())
        .orElse(List.of())
        .forEach(row -> lost.put(row.getInt(0), row.getLong(1)));
    return lost;
  }

  private static CanonicalTable table(Row row, int column) {
    return CanonicalTable.byId().get(row.getString(column));
  }

  /** What these have beyond others. */
  RowsByFile less(RowsByFile others) {
    RowsByFile rest = new RowsByFile();
    forEach(rest::add);
    others.forEach((table, fileId, number) -> rest.add(table, fileId, -number));
    return rest;
  }

  void forEach(Taker taker) {
    rows.forEach((place, number) -> taker.take(place.table(), place.fileId(), number));
  }

  long of(CanonicalTable table, int fileId) {
    return rows.getOrDefault(new Place(table, fileId), 0L);
  }
}
