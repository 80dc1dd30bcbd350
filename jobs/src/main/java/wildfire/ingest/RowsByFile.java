package wildfire.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Numbers of rows by table and file. */
final class RowsByFile {
  private record Place(CanonicalTable table, int fileId) {}

  private final Map<Place, Long> rows = new HashMap<>();

  void add(CanonicalTable table, int fileId, long more) {
    rows.merge(new Place(table, fileId), more, Long::sum);
  }

  /** Adds the rows that are there, by their {@code file_id}. */
  void add(CanonicalTable table, Dataset<Row> there) {
    for (Row count : there.groupBy(col(Mapping.FILE_ID)).count().collectAsList()) {
      add(table, count.getInt(0), count.getLong(1));
    }
  }

  /** Adds what others have of a table. */
  void addAll(CanonicalTable table, RowsByFile others) {
    others.rows.forEach(
        (place, more) -> {
          if (place.table() == table) {
            add(table, place.fileId(), more);
          }
        });
  }

  long of(CanonicalTable table, int fileId) {
    return rows.getOrDefault(new Place(table, fileId), 0L);
  }

  /** Whether anything is known of the file's rows for the table, be it that there are none. */
  boolean knows(CanonicalTable table, int fileId) {
    return rows.containsKey(new Place(table, fileId));
  }
}
