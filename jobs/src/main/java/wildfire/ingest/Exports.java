package wildfire.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
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
import wildfire.settings.InputSettings;

/**
 * The files of exports in any file system that Hadoop knows, and the raw records in them.
 *
 * @param part how much of them is looked at
 */
record Exports(SparkSession spark, RecordLimits limits, Part part) {
  private static final int RECORDS_OF_A_FILE = 20;
  private static final int FILES_OF_A_READ = 50;

  /** How much of exports is looked at. */
  enum Part {
    WHOLE,
    /** 20 records of each file, of up to 50 files of each read; of Parquet 20 of all together. */
    BEGINNINGS
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** Whether an input is a folder that is there, with no files in it. */
  boolean holdsNothing(String input) {
    return ExportFiles.holdsNothing(hadoop(), input);
  }

  /** What the paths of an input's files have in common at least: its folder, up to any glob. */
  String above(String input) {
    return ExportFiles.above(hadoop(), input);
  }

  /**
   * What an input holds for each read of its source; where the settings name none, of those that
   * the columns of each file fit.
   *
   * @throws wildfire.model.OperatorError if that is nothing at all, or naming each file that fits
   *     no source, or several
   */
  Map<Source, Map<Read, List<ExportFile>>> files(InputSettings input, Sources sources) {
    Map<Source, Map<Read, List<ExportFile>>> files = new LinkedHashMap<>();
    if (input.source().isPresent()) {
      Source source = sources.named(input.source().get());
      files.put(source, ExportFiles.list(hadoop(), input.path(), source).byRead());
    } else {
      files.putAll(Detection.of(hadoop(), input.path(), sources, limits));
    }
    if (part == Part.BEGINNINGS) {
      files.replaceAll((source, byRead) -> new LinkedHashMap<>(byRead));
      files
          .values()
          .forEach(
              byRead ->
                  byRead.replaceAll((read, its) -> its.stream().limit(FILES_OF_A_READ).toList()));
    }
    return files;
  }

  /** The records of files, as {@link RawRecords#of} describes them. */
  Dataset<Row> records(Read read, List<InputFile> files) {
    List<ExportFile> exported = files.stream().map(InputFile::file).toList();
    return switch (part) {
      case WHOLE -> RawRecords.of(spark, exported, read, limits);
      case BEGINNINGS -> RawRecords.first(spark, exported, read, limits, RECORDS_OF_A_FILE);
    };
  }

  /**
   * Sentences on how files are read that a person should know: their encoding, if it is another.
   */
  List<String> notes(Read read, List<InputFile> files) {
    List<String> notes = new ArrayList<>();
    for (InputFile file : files) {
      RawRecords.note(file.file(), read, hadoop())
          .ifPresent(note -> notes.add(file.shownPath() + " " + note + "."));
    }
    return notes;
  }
}
