package wildfire.ingest.reading;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One record of a file: its values, or why it could not be taken apart.
 *
 * @param position line number of the record's first line, or number of the record in a JSON
 *     document; from 1
 * @param rawText the record as it stands in the file; of one that is too long, the beginning
 * @param values a value for each of {@link wildfire.ingest.source.Read#fieldNames()}; null where
 *     the record has none. A record with a problem has only those of the file as a whole
 */
public record RawRecord(long position, String rawText, List<String> values, String problem) {
  /** As a row of {@link RawRecords#schema}. */
  Row row(int fileId) {
    Object[] row = new Object[4 + values.size()];
    row[0] = fileId;
    row[1] = position;
    row[2] = rawText;
    row[3] = problem;
    System.arraycopy(values.toArray(), 0, row, 4, values.size());
    return RowFactory.create(row);
  }

  @Override
  public String toString() {
    return position + ": " + (problem == null ? values : problem);
  }
}
