package wildfire.report;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * A Parquet file of a declared table. That rows are complete, that numbers are finite and that what
 * belongs together has each key once is looked at where rows are made, so that nothing written has
 * to be read back.
 *
 * <p>Rows are written some hundreds at a time, column by column: a column's values go through the
 * same few lines of code, and into the same pages, one after the other.
 *
 * @param <R> what a row is made from
 */
final class TableFile<R> implements Closeable {
  private static final long ROW_GROUP_BYTES = 32L << 20;
  private static final int BATCH = 500;
  private static final ParquetProperties PROPERTIES = ParquetProperties.builder().build();

  /** Under which Spark looks for a schema of its own, with comments. */
  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  private final Table<R> table;
  private final List<Column<R>> key;
  private final Set<List<Object>> keys = new HashSet<>();
  private final ParquetFileWriter file;
  private final CompressionCodecFactory codecs;
  private final List<R> batch = new ArrayList<>(BATCH);
  private final MessageType schema;
  private RowGroup group;
  private long rowsOfGroup;
  private long rows;

  private TableFile(Table<R> table, List<String> key, Path path, Configuration hadoop)
      throws IOException {
    this.table = table;
    this.key = table.columns(key);
    this.schema = schema(table);
    this.codecs = new CodecFactory(hadoop, PROPERTIES.getPageSizeThreshold());
    this.file =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(path, hadoop),
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            ROW_GROUP_BYTES,
            0,
            null,
            PROPERTIES);
    file.start();
  }

  /** Pages of a row group that is not in the file yet. */
  private record RowGroup(
      ColumnChunkPageWriteStore pages, ColumnWriteStore columns, List<ColumnWriter> writers) {
    static RowGroup of(MessageType schema, CompressionCodecFactory codecs) {
      ColumnChunkPageWriteStore pages =
          new ColumnChunkPageWriteStore(
              codecs.getCompressor(CompressionCodecName.ZSTD),
              schema,
              PROPERTIES.getAllocator(),
              PROPERTIES.getColumnIndexTruncateLength(),
              PROPERTIES.getPageWriteChecksumEnabled());
      ColumnWriteStore columns = PROPERTIES.newColumnWriteStore(schema, pages, pages);
      return new RowGroup(
          pages, columns, schema.getColumns().stream().map(columns::getColumnWriter).toList());
    }
  }

  /** A file to write rows into; one that is there is written over. */
  static <R> TableFile<R> create(Table<R> table, Path path, Configuration hadoop)
      throws IOException {
    return create(table, table.key(), path, hadoop);
  }

  /**
   * The same for rows of which many are written at once.
   *
   * @param key the columns that tell the rows of one call apart
   */
  static <R> TableFile<R> create(Table<R> table, List<String> key, Path path, Configuration hadoop)
      throws IOException {
    return new TableFile<>(table, key, path, hadoop);
  }

  /** Writes a whole table of few rows. */
  static <R> long write(Table<R> table, List<R> rows, Path path, Configuration hadoop)
      throws IOException {
    try (TableFile<R> file = create(table, path, hadoop)) {
      file.write(rows.stream());
      return file.rows();
    }
  }

  /**
   * Writes rows that are told apart by their key among each other; rows of other calls are by what
   * they are about. What is wrong with a row is found when it gets into the file, at the latest
   * when that is closed.
   *
   * @throws IllegalStateException if two have the same key, a column that may not be null is, or a
   *     number is not finite
   */
  void write(Stream<R> some) throws IOException {
    keys.clear();
    for (R row : (Iterable<R>) some::iterator) {
      checkKey(row);
      write(row);
    }
  }

  private void checkKey(R row) {
    List<Object> values = new ArrayList<>(key.size());
    for (Column<R> column : key) {
      values.add(column.value().apply(row));
    }
    if (!keys.add(values)) {
      throw new IllegalStateException(
          "%s has two rows with the key %s %s, the second of which is %s"
              .formatted(table.name(), key.stream().map(Column::name).toList(), values, row));
    }
  }

  /** Writes a row that is known to be another than all others. */
  void write(R row) throws IOException {
    batch.add(row);
    rows++;
    if (batch.size() == BATCH) {
      writeBatch();
    }
  }

  private void writeBatch() throws IOException {
    if (group == null) {
      group = RowGroup.of(schema, codecs);
      rowsOfGroup = 0;
    }
    for (int i = 0; i < table.columns().size(); i++) {
      write(table.columns().get(i), group.writers().get(i));
    }
    for (int row = 0; row < batch.size(); row++) {
      group.columns().endRecord();
    }
    rowsOfGroup += batch.size();
    batch.clear();
    if (group.columns().getBufferedSize() >= ROW_GROUP_BYTES) {
      endGroup();
    }
  }

  private void write(Column<R> column, ColumnWriter to) {
    int present = column.nullable() ? 1 : 0;
    Object before = null;
    Binary encoded = null;
    for (R row : batch) {
      Object value = column.value().apply(row);
      if (value instanceof String text) {
        // Rows of one post have its id, and much else, from the same place.
        encoded = value == before ? encoded : Binary.fromString(text);
        before = value;
        to.write(encoded, 0, present);
      } else if (value != null) {
        write(column, value, to, present);
      } else if (column.nullable()) {
        to.writeNull(0, 0);
      } else {
        throw new IllegalStateException(
            table.name() + "." + column.name() + " is never null, but is for " + row);
      }
    }
  }

  private void write(Column<R> column, Object value, ColumnWriter to, int present) {
    switch (column.type()) {
      case TEXT -> throw new IllegalStateException(column.name() + " is no text: " + value);
      case COUNT -> to.write((long) (Long) value, 0, present);
      case NUMBER -> {
        double number = (Double) value;
        if (!Double.isFinite(number)) {
          throw new IllegalStateException(table.name() + "." + column.name() + " is " + number);
        }
        to.write(number, 0, present);
      }
      case YES_NO -> to.write((boolean) (Boolean) value, 0, present);
      case INSTANT ->
          to.write(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value), 0, present);
      case DATE -> to.write((int) ((LocalDate) value).toEpochDay(), 0, present);
    }
  }

  private void endGroup() throws IOException {
    file.startBlock(rowsOfGroup);
    group.columns().flush();
    group.pages().flushToFileWriter(file);
    file.endBlock();
    group.columns().close();
    group.pages().close();
    group = null;
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (!batch.isEmpty()) {
        writeBatch();
      }
      if (group != null) {
        endGroup();
      }
      file.end(Map.of(SPARK_SCHEMA, table.schema().json()));
    } finally {
      codecs.release();
    }
  }

  /** The schema of a table's files. */
  static MessageType schema(Table<?> table) {
    return new MessageType(table.name(), table.columns().stream().map(TableFile::field).toList());
  }

  private static Type field(Column<?> column) {
    Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    Types.PrimitiveBuilder<PrimitiveType> type =
        switch (column.type()) {
          case TEXT -> Types.primitive(BINARY, repetition).as(stringType());
          case COUNT -> Types.primitive(INT64, repetition);
          case NUMBER -> Types.primitive(DOUBLE, repetition);
          case YES_NO -> Types.primitive(BOOLEAN, repetition);
          case INSTANT ->
              Types.primitive(INT64, repetition).as(timestampType(true, TimeUnit.MICROS));
          case DATE -> Types.primitive(INT32, repetition).as(dateType());
        };
    return type.named(column.name());
  }
}
