package wildfire.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
import wildfire.ingest.source.Sources;

/** Exports in any file system that Hadoop knows, the local one among them. */
record HadoopExports(SparkSession spark, RecordLimits limits) implements Exports {
  private static final String GLOB_CHARACTERS = "*?[{";

  @Override
  public boolean holdsNothing(String input) {
    return ExportFiles.holdsNothing(spark.sparkContext().hadoopConfiguration(), input);
  }

  @Override
  public Map<Read, List<Found>> files(String input, Source source) {
    String above = above(input);
    Map<Read, List<Found>> files = new LinkedHashMap<>();
    ExportFiles.list(spark.sparkContext().hadoopConfiguration(), input, source)
        .byRead()
        .forEach((read, found) -> files.put(read, found(found, above)));
    return files;
  }

  @Override
  public Map<Source, Map<Read, List<Found>>> detected(String input, Sources sources) {
    String above = above(input);
    Map<Source, Map<Read, List<Found>>> files = new LinkedHashMap<>();
    for (Detection.Found found :
        Detection.of(spark.sparkContext().hadoopConfiguration(), input, sources, limits)) {
      Map<Read, List<Found>> byRead = new LinkedHashMap<>();
      found.files().forEach((read, its) -> byRead.put(read, found(its, above)));
      files.put(found.source(), byRead);
    }
    return files;
  }

  private static List<Found> found(List<ExportFile> files, String above) {
    return files.stream()
        .map(
            f ->
                new Found(
                    f.path(), relative(f.path(), above), f.bytes(), f.modifiedAt(), f.exportedAt()))
        .toList();
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

  @Override
  public List<String> notes(Read read, List<InputFile> files) {
    List<String> notes = new ArrayList<>();
    for (InputFile file : files) {
      ExportFile exported = exported(List.of(file)).get(0);
      RawRecords.note(exported, read, spark.sparkContext().hadoopConfiguration())
          .ifPresent(note -> notes.add(file.shownPath() + " " + note + "."));
    }
    return notes;
  }

  static List<ExportFile> exported(List<InputFile> files) {
    return files.stream()
        .map(f -> new ExportFile(f.id(), f.path(), f.bytes(), f.modifiedAt(), f.exportedAt()))
        .toList();
  }
}
