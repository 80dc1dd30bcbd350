package wildfire.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;

/** Exports in any file system that Hadoop knows, the local one among them. */
record HadoopExports(SparkSession spark, RecordLimits limits) implements Exports {
  private static final String GLOB_CHARACTERS = "*?[{";

  @Override
  public Map<Read, List<Found>> files(String input, Source source) {
    String above = above(input);
    Map<Read, List<Found>> files = new LinkedHashMap<>();
    ExportFiles.list(spark.sparkContext().hadoopConfiguration(), input, source)
        .byRead()
        .forEach(
            (read, found) ->
                files.put(
                    read,
                    found.stream()
                        .map(
                            f ->
                                new Found(
                                    f.path(), relative(f.path(), above), f.bytes(), f.exportedAt()))
                        .toList()));
    return files;
  }

  /** What the paths of an input's files have in common at least: its folder, up to any glob. */
  private String above(String input) {
    try {
      Path path = new Path(input);
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      String whole = files.makeQualified(path).toString();
      int end = whole.length();
      for (int i = 0; i < GLOB_CHARACTERS.length(); i++) {
        int glob = whole.indexOf(GLOB_CHARACTERS.charAt(i));
        end = glob < 0 ? end : Math.min(end, glob);
      }
      boolean folder =
          end == whole.length() && !(files.exists(path) && files.getFileStatus(path).isFile());
      return folder ? whole : whole.substring(0, whole.lastIndexOf('/', end));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static String relative(String path, String above) {
    return path.startsWith(above + "/") ? path.substring(above.length() + 1) : path;
  }

  @Override
  public Dataset<Row> records(Read read, List<InputFile> files) {
    return RawRecords.of(spark, exported(files), read, limits);
  }

  static List<ExportFile> exported(List<InputFile> files) {
    return files.stream()
        .map(f -> new ExportFile(f.id(), f.path(), f.bytes(), f.exportedAt()))
        .toList();
  }
}
