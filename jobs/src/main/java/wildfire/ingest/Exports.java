package wildfire.ingest;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.source.Read;
import wildfire.settings.InputSettings;

/** The files of exports, and the raw records in them. */
public interface Exports {

  /**
   * A file that was found.
   *
   * @param relativePath below the input's path, with {@code /} between folders
   */
  record Found(String uri, String relativePath) {}

  /** The files of an input that a read is for. */
  List<Found> files(InputSettings input, Read read);

  /**
   * The records of files as {@code file_id} (int), {@code position} (long, from 1), {@code
   * raw_text}, {@code problem} (null if the record could be taken apart) and a column for each
   * field of the read.
   */
  Dataset<Row> records(Read read, List<InputFile> files);
}
