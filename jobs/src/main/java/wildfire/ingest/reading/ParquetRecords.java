package wildfire.ingest.reading;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/** Parquet files through Spark's own reader, the columns under the names of the fields. */
final class ParquetRecords {
  private static final String FILE_PATH = "_metadata.file_path";
  private static final String ROW_INDEX = "_metadata.row_index";

  private ParquetRecords() {}

  private record Leaf(List<String> steps, Type type) {
    String name() {
      return String.join(".", steps);
    }

    Column column() {
      return col(
          steps.stream()
              .map(step -> "`" + step.replace("`", "``") + "`")
              .collect(Collectors.joining(".")));
    }
  }

  /**
   * The records of files, as {@link RawRecords#of} describes them.
   *
   * @throws OperatorError if a file is no Parquet, or lacks a required column
   */
  static Dataset<Row> of(SparkSession spark, List<ExportFile> files, Read read) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Map<List<Leaf>, List<ExportFile>> alike = new LinkedHashMap<>();
    for (ExportFile file : files) {
      alike.computeIfAbsent(fieldsIn(file, read, hadoop), unused -> new ArrayList<>()).add(file);
    }
    return alike.entrySet().stream()
        .map(each -> records(spark, each.getValue(), read, each.getKey()))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** The names of a file's columns, those inside of structures by their path. */
  static List<String> names(ExportFile file, Configuration hadoop) {
    return leaves(file, hadoop).stream().map(Leaf::name).toList();
  }

  /** For each field its column in the file; null where an optional one is not there. */
  private static List<Leaf> fieldsIn(ExportFile file, Read read, Configuration hadoop) {
    List<Leaf> leaves = leaves(file, hadoop);
    List<Leaf> columns = new ArrayList<>();
    String[] names = leaves.stream().map(Leaf::name).toArray(String[]::new);
    for (int place : new ColumnNames(file.path(), names, new String[0]).placesOf(read)) {
      columns.add(place < 0 ? null : leaves.get(place));
    }
    return columns;
  }

  private static List<Leaf> leaves(ExportFile file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.path()), hadoop))) {
      List<Leaf> leaves = new ArrayList<>();
      collect(reader.getFooter().getFileMetaData().getSchema(), List.of(), leaves);
      return leaves;
    } catch (FileNotFoundException gone) {
      throw file.unreadable(gone);
    } catch (IOException | RuntimeException broken) {
      throw new OperatorError(
          "%s is not a Parquet file, or is damaged (%s). Export or copy it again, or take it out of"
              + " the input.",
          file.path(), broken.getMessage());
    }
  }

  private static void collect(GroupType group, List<String> above, List<Leaf> leaves) {
    for (Type type : group.getFields()) {
      List<String> steps = new ArrayList<>(above);
      steps.add(type.getName());
      leaves.add(new Leaf(List.copyOf(steps), type));
      if (!type.isPrimitive()
          && type.getLogicalTypeAnnotation() == null
          && !type.isRepetition(Type.Repetition.REPEATED)) {
        collect(type.asGroupType(), steps, leaves);
      }
    }
  }

  private static Dataset<Row> records(
      SparkSession spark, List<ExportFile> files, Read read, List<Leaf> fields) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Map<String, Integer> ids = new HashMap<>();
    List<Map<String, String>> fileValues = new ArrayList<>();
    read.fileFieldNames().forEach(unused -> fileValues.add(new HashMap<>()));
    for (ExportFile file : files) {
      String path = asSparkWrites(file.path(), hadoop);
      ids.put(path, file.id());
      List<String> values = FileNames.values(read, file.path());
      for (int each = 0; each < values.size(); each++) {
        fileValues.get(each).put(path, values.get(each));
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(idOf(ids).as(RawRecords.FILE_ID));
    columns.add(col(ROW_INDEX).plus(1).as(RawRecords.POSITION));
    columns.add(lit(null).cast(DataTypes.StringType).as(RawRecords.RAW_TEXT));
    columns.add(lit(null).cast(DataTypes.StringType).as(RawRecords.PROBLEM));
    List<String> names = read.fieldNames();
    for (int field = 0; field < fields.size(); field++) {
      Leaf leaf = fields.get(field);
      columns.add((leaf == null ? lit(null) : leaf.column()).as(names.get(field)));
    }
    for (int each = 0; each < fileValues.size(); each++) {
      columns.add(valueOf(fileValues.get(each)).as(read.fileFieldNames().get(each)));
    }
    return spark
        .read()
        .option("__globPaths__", "false") // a path may have a bracket or a star in it
        .parquet(files.stream().map(ExportFile::path).toArray(String[]::new))
        .select(columns.toArray(Column[]::new));
  }

  /** The path as it stands in the metadata of rows: with the storage, and escaped. */
  private static String asSparkWrites(String path, Configuration hadoop) {
    Path place = new Path(path);
    try {
      return place.getFileSystem(hadoop).makeQualified(place).toUri().toString();
    } catch (IOException gone) {
      throw new UncheckedIOException("finding the storage of " + path, gone);
    }
  }

  private static Column idOf(Map<String, Integer> ids) {
    return udf(
            (UDF1<String, Integer>)
                path -> {
                  Integer id = ids.get(path);
                  if (id == null) {
                    throw new IllegalStateException("records of a file nobody asked for: " + path);
                  }
                  return id;
                },
            DataTypes.IntegerType)
        .withName(RawRecords.FILE_ID)
        .apply(col(FILE_PATH));
  }

  private static Column valueOf(Map<String, String> values) {
    return udf((UDF1<String, String>) values::get, DataTypes.StringType)
        .withName("of_the_file")
        .apply(col(FILE_PATH));
  }
}
