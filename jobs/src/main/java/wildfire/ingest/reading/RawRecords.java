package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.io.IOUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import wildfire.ingest.reading.FileParts.Part;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;
import wildfire.model.OperatorError;

/** The records of files as a table of Spark. */
public final class RawRecords {
  public static final String FILE_ID = "file_id";
  public static final String POSITION = "position";
  public static final String RAW_TEXT = "raw_text";
  public static final String PROBLEM = "problem";

  private RawRecords() {}

  /**
   * The records of files that one read is for: {@link #FILE_ID} (int), {@link #POSITION} (long:
   * line of the record's first line, or number of the record, from 1), {@link #RAW_TEXT}, {@link
   * #PROBLEM} (null if the record could be taken apart), then a column for each of {@link
   * Read#fieldNames()}. Fields of text formats are text; those of Parquet have the file's own
   * types, and no raw text.
   *
   * @throws OperatorError if a file does not fit the read: its name, a header without a required
   *     column, a file that is no Parquet. This is looked at before any record is read
   */
  public static Dataset<Row> of(
      SparkSession spark, List<ExportFile> files, Read read, RecordLimits limits) {
    return of(spark, files, read, limits, FileParts.PART_BYTES);
  }

  /** As above, with files of lines in parts of about that size. */
  static Dataset<Row> of(
      SparkSession spark, List<ExportFile> files, Read read, RecordLimits limits, long partBytes) {
    if (read.format() == Format.PARQUET) {
      return ParquetRecords.of(spark, files, read);
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var shared = context.broadcast(new SerializableConfiguration(hadoop));
    List<Part> parts = new ArrayList<>();
    List<Part> uncounted = new ArrayList<>();
    for (ExportFile file : files) {
      String path = file.path();
      FileNames.values(read, path);
      List<LineRange> ranges = FileParts.ranges(file.bytes(), partBytes);
      boolean inParts =
          file.read(
              hadoop,
              bytes -> {
                FileRecords.checkHeader(bytes, path, read, limits);
                return ranges.size() > 1
                    && file.archive() == null
                    && FileRecords.isSplittable(bytes, path, read);
              });
      if (inParts) {
        ranges.forEach(range -> uncounted.add(new Part(file, range)));
      } else {
        parts.add(new Part(file, LineRange.WHOLE));
      }
    }
    if (!uncounted.isEmpty()) {
      List<Long> lines =
          context
              .parallelize(uncounted, uncounted.size())
              .map(part -> lines(part, shared.value().value()))
              .collect();
      parts.addAll(FileParts.numbered(uncounted, lines));
    }
    List<List<Part>> loads = FileParts.balanced(parts, context.defaultParallelism());
    return spark.createDataFrame(
        context
            .parallelize(loads, loads.size())
            .flatMap(load -> new PartRows(load, read, limits, shared.value().value())),
        schema(read));
  }

  private static long lines(Part part, Configuration hadoop) {
    LineRange range = part.range();
    return part.file()
        .read(hadoop, bytes -> FileRecords.countLines(bytes, range.start(), range.end()));
  }

  /**
   * The first records of each file, as {@link #of} gives them; of Parquet as many of all files
   * together.
   *
   * @param records how many at most; those of text are held in memory
   * @throws OperatorError if a file cannot be read or does not fit the read
   */
  public static Dataset<Row> first(
      SparkSession spark, List<ExportFile> files, Read read, RecordLimits limits, int records) {
    if (read.format() == Format.PARQUET) {
      return ParquetRecords.of(spark, files, read).limit(records);
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<Row> rows = new ArrayList<>();
    for (ExportFile file : files) {
      first(file, read, limits, records, hadoop).forEach(record -> rows.add(record.row(file.id())));
    }
    return spark.createDataFrame(rows, schema(read));
  }

  /**
   * The first records of a file of text; of Parquet none.
   *
   * @param records how many at most
   * @throws OperatorError if the file cannot be read or does not fit the read
   */
  public static List<RawRecord> first(
      ExportFile file, Read read, RecordLimits limits, int records, Configuration hadoop) {
    if (read.format() == Format.PARQUET) {
      ParquetRecords.names(file, hadoop);
      return List.of();
    }
    return file.read(
        hadoop,
        bytes -> {
          try (RecordReader reader = FileRecords.open(bytes, file.path(), read, limits)) {
            return reader.next(records);
          }
        });
  }

  /** The columns of the records of a read whose files are text. */
  public static StructType schema(Read read) {
    StructType schema =
        new StructType()
            .add(FILE_ID, DataTypes.IntegerType, false)
            .add(POSITION, DataTypes.LongType, false)
            .add(RAW_TEXT, DataTypes.StringType)
            .add(PROBLEM, DataTypes.StringType);
    for (String field : read.fieldNames()) {
      schema = schema.add(field, DataTypes.StringType);
    }
    return schema;
  }

  /**
   * What a person should know of how a file is read, as the end of a sentence that begins with the
   * file: that it is not in the first encoding of its read.
   *
   * @throws OperatorError if the file cannot be read
   */
  public static Optional<String> note(ExportFile file, Read read, Configuration hadoop) {
    return Optional.ofNullable(
        file.read(hadoop, bytes -> FileRecords.note(bytes, file.path(), read)));
  }

  /** The records of parts of files, one after the other, as rows of {@link #schema}. */
  private static final class PartRows implements Iterator<Row> {
    private final Iterator<Part> parts;
    private final Read read;
    private final RecordLimits limits;
    private final Configuration hadoop;
    private Part part;
    private RecordReader reader;
    private Row next;

    PartRows(List<Part> parts, Read read, RecordLimits limits, Configuration hadoop) {
      this.parts = parts.iterator();
      this.read = read;
      this.limits = limits;
      this.hadoop = hadoop;
      if (TaskContext.get() != null) {
        TaskCompletionListener listener = ended -> close();
        TaskContext.get().addTaskCompletionListener(listener);
      }
    }

    @Override
    public boolean hasNext() {
      while (next == null && (reader != null || parts.hasNext())) {
        try {
          if (reader == null) {
            part = parts.next();
            ExportFile file = part.file();
            reader = FileRecords.open(file.open(hadoop), file.path(), read, limits, part.range());
          }
          RawRecord record = reader.next();
          if (record == null) {
            close();
          } else {
            next = record.row(part.file().id());
          }
        } catch (IOException | FSError broken) {
          throw part.file().unreadable(broken);
        }
      }
      return next != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = next;
      next = null;
      return row;
    }

    private void close() {
      try {
        IOUtils.close(reader);
      } catch (IOException | FSError broken) {
        throw part.file().unreadable(broken);
      } finally {
        reader = null;
      }
    }
  }
}
