package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;

/** The records of one file, one after the other. */
public interface RecordReader extends Closeable {
  /**
   * The next record; null after the last.
   *
   * @throws IOException if the storage fails; a record that is broken is no exception
   * @throws wildfire.model.OperatorError if the file as a whole does not fit its read
   */
  RawRecord next() throws IOException;
}
