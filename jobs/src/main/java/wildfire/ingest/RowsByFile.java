package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Numbers of rows by table and file. */
final class RowsByFile {
  private static final String KIND = "_kind";
  private static final String TABLE = "_table";

  private record Place(CanonicalTable table, int fileId) {}

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
    List<RowsByFile> counted = kinds.stream().map(kind -> new RowsByFile()).toList();
    List<Dataset<Row>> all = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (Map.Entry<CanonicalTable, Dataset<Row>> each : kinds.get(kind).entrySet()) {
        all.add(
            each.getValue()
                .select(
                    lit(kind).as(KIND), lit(each.getKey().id()).as(TABLE), col(Mapping.FILE_ID)));
      }
    }
    all.stream()
        .reduce(Dataset::union)
        .ifPresent(
            rows ->
                rows.groupBy(KIND, TABLE, Mapping.FILE_ID)
                    .count()
                    .collectAsList()
                    .forEach(
                        count ->
                            counted
                                .get(count.getInt(0))
                                .add(
                                    CanonicalTable.byId().get(count.getString(1)),
                                    count.getInt(2),
                                    count.getLong(3))));
    return counted;
  }

  /** Counts rows that say for which table they are meant. */
  static RowsByFile counted(Dataset<Row> rows, String tableColumn) {
    RowsByFile counted = new RowsByFile();
    for (Row count : rows.groupBy(tableColumn, Mapping.FILE_ID).count().collectAsList()) {
      counted.add(CanonicalTable.byId().get(count.getString(0)), count.getInt(1), count.getLong(2));
    }
    return counted;
  }

  void addAll(RowsByFile others) {
    others.rows.forEach((place, more) -> rows.merge(place, more, Long::sum));
  }

  /** What these have beyond others. */
  RowsByFile less(RowsByFile others) {
    RowsByFile rest = new RowsByFile();
    rest.addAll(this);
    others.rows.forEach((place, number) -> rest.rows.merge(place, -number, Long::sum));
    return rest;
  }

  long of(CanonicalTable table, int fileId) {
    return rows.getOrDefault(new Place(table, fileId), 0L);
  }

  /** Whether anything is known of the file's rows for the table, be it that there are none. */
  boolean knows(CanonicalTable table, int fileId) {
    return rows.containsKey(new Place(table, fileId));
  }
}
