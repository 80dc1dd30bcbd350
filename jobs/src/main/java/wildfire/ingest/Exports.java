package wildfire.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;

/** The files of exports, and the raw records in them. */
interface Exports {

  /**
   * A file that was found.
   *
   * @param path where it is
   * @param relativePath below the input's path, with {@code /} between folders
   * @param exportedAt when it was exported, as far as its name or its age tell
   */
  record Found(String path, String relativePath, long bytes, Instant exportedAt) {}

  /**
   * What an input holds for each read of its source.
   *
   * @throws wildfire.model.OperatorError if that is nothing at all
   */
  Map<Read, List<Found>> files(String input, Source source);

  /**
   * The records of files as {@code file_id} (int), {@code position} (long, from 1), {@code
   * raw_text}, {@code problem} (null if the record could be taken apart) and a column for each
   * field of the read.
   */
  Dataset<Row> records(Read read, List<InputFile> files);
}
