package wildfire.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;

/** The files of exports, and the raw records in them. */
interface Exports {

  /**
   * A file that was found.
   *
   * @param path where it is
   * @param relativePath below the input's path, with {@code /} between folders
   * @param modifiedAt when it was last written
   * @param exportedAt when it was exported, as far as its name or its age tell
   */
  record Found(
      String path, String relativePath, long bytes, Instant modifiedAt, Instant exportedAt) {}

  /** Whether an input is a folder that is there, with no files in it. */
  boolean holdsNothing(String input);

  /**
   * What an input holds for each read of its source.
   *
   * @throws wildfire.model.OperatorError if that is nothing at all
   */
  Map<Read, List<Found>> files(String input, Source source);

  /**
   * What an input holds, by the source that the columns of each file fit.
   *
   * @throws wildfire.model.OperatorError naming each file that fits none, or several
   */
  Map<Source, Map<Read, List<Found>>> detected(String input, Sources sources);

  /**
   * The records of files as {@code file_id} (int), {@code position} (long, from 1), {@code
   * raw_text}, {@code problem} (null if the record could be taken apart) and a column for each
   * field of the read.
   */
  Dataset<Row> records(Read read, List<InputFile> files);

  /**
   * Sentences on how files are read that a person should know: their encoding, if it is another.
   */
  List<String> notes(Read read, List<InputFile> files);
}
