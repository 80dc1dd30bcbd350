package wildfire.ingest.reading;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One record of a file: its values, or why it could not be taken apart. */
public final class RawRecord {
  private final long position;
  private final String rawText;
  private final String[] values;
  private final String problem;

  RawRecord(long position, String rawText, String[] values, String problem) {
    this.position = position;
    this.rawText = rawText;
    this.values = values;
    this.problem = problem;
  }

  /** Line number of the record's first line, or number of the record in a JSON document; from 1. */
  public long position() {
    return position;
  }

  /** The record as it stands in the file; of a record that is too long, the beginning. */
  public String rawText() {
    return rawText;
  }

  /**
   * A value for each of {@link wildfire.ingest.source.Read#fieldNames()}; null where the record has
   * none. A record with a problem has only those of the file as a whole.
   */
  public List<String> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  public String problem() {
    return problem;
  }

  /** As a row of {@link RawRecords#schema}. */
  Row row(int fileId) {
    Object[] row = new Object[4 + values.length];
    row[0] = fileId;
    row[1] = position;
    row[2] = rawText;
    row[3] = problem;
    System.arraycopy(values, 0, row, 4, values.length);
    return RowFactory.create(row);
  }

  @Override
  public String toString() {
    return position + ": " + (problem == null ? Arrays.toString(values) : problem);
  }
}
