package wildfire.table;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.CloseableIterator;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.FieldMatchingStrategy;
import com.jerolba.carpet.TimeUnit;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.function.FailableFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;

/**
 * A Parquet file whose schema is a Java record: what one job leaves for the next. A record with
 * fewer components reads only the columns of these.
 *
 * @param <T> the record
 */
public final class TypedFile<T> implements Closeable {
  private static final long ROW_GROUP_BYTES = 64L << 20;

  private final CarpetWriter<T> writer;

  private TypedFile(CarpetWriter<T> writer) {
    this.writer = writer;
  }

  /** A file to write records into; one that is there is written over. */
  public static <T> TypedFile<T> create(Path path, Configuration hadoop, Class<T> type)
      throws IOException {
    return new TypedFile<>(
        new CarpetWriter.Builder<>(HadoopOutputFile.fromPath(path, hadoop), type)
            .withConf(hadoop)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withDefaultTimeUnit(TimeUnit.MICROS)
            .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build());
  }

  public void write(T one) throws IOException {
    writer.write(one);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** Writes a folder of one file; its columns are those of the record, in snake case. */
  public static <T> void write(Path folder, Configuration hadoop, Class<T> type, List<T> records) {
    try (TypedFile<T> file = create(new Path(folder, "part-00000.zstd.parquet"), hadoop, type)) {
      for (T each : records) {
        file.write(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All records of a folder's files. */
  public static <T> List<T> all(Path folder, Configuration hadoop, Class<T> type) {
    return all(folder, hadoop, path -> read(path, hadoop, type));
  }

  /** The same of files of another version: what they have no column of is null. */
  public static <T> List<T> allThatThereIs(Path folder, Configuration hadoop, Class<T> type) {
    return all(folder, hadoop, path -> readWhatThereIs(path, hadoop, type));
  }

  private static <T> List<T> all(
      Path folder,
      Configuration hadoop,
      FailableFunction<Path, CloseableIterator<T>, IOException> reading) {
    List<T> records = new ArrayList<>();
    try {
      for (FileStatus file : folder.getFileSystem(hadoop).listStatus(folder)) {
        if (file.getPath().getName().endsWith(".parquet")) {
          try (CloseableIterator<T> its = reading.apply(file.getPath())) {
            its.forEachRemaining(records::add);
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return records;
  }

  /** The records of a file, in the order in which they were written; to be closed. */
  public static <T> CloseableIterator<T> read(Path path, Configuration hadoop, Class<T> type)
      throws IOException {
    return reader(path, hadoop, type).iterator();
  }

  /** The same of a file of another version: what it has no column of is null. */
  public static <T> CloseableIterator<T> readWhatThereIs(
      Path path, Configuration hadoop, Class<T> type) throws IOException {
    return reader(path, hadoop, type).withFailOnMissingColumn(false).iterator();
  }

  private static <T> CarpetReader<T> reader(Path path, Configuration hadoop, Class<T> type)
      throws IOException {
    return new CarpetReader<>(HadoopInputFile.fromPath(path, hadoop), type)
        .withFieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE);
  }
}
