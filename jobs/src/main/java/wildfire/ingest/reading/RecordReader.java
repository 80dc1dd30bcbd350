package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records of one file, one after the other. */
public interface RecordReader extends Closeable {
  /**
   * The next record; null after the last.
   *
   * @throws IOException if the storage fails; a record that is broken is no exception
   * @throws wildfire.model.OperatorError if the file as a whole does not fit its read
   */
  RawRecord next() throws IOException;

  /** So many more records, or as many as there are. */
  default List<RawRecord> next(int most) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    for (RawRecord record = null; records.size() < most && (record = next()) != null; ) {
      records.add(record);
    }
    return records;
  }
}
