package wildfire.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/**
 * A Parquet file of a declared table. That rows are complete, that numbers are finite and that what
 * belongs together has each key once is looked at where rows are made, so that nothing written has
 * to be read back.
 *
 * @param <R> what a row is made from
 */
final class TableFile<R> implements Closeable {
  private static final long ROW_GROUP_BYTES = 32L << 20;

  /** Under which Spark looks for a schema of its own, with comments. */
  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Table<R> table;
  private final List<Function<R, Object>> key;
  private final ParquetWriter<R> writer;
  private long rows;

  private TableFile(Table<R> table, ParquetWriter<R> writer) {
    this.table = table;
    this.writer = writer;
    this.key = table.columns(table.key()).stream().map(Column::value).toList();
  }

  /** A file to write rows into; one that is there is written over. */
  static <R> TableFile<R> create(Table<R> table, Path path, Configuration hadoop)
      throws IOException {
    return new TableFile<>(
        table,
        new Builder<>(HadoopOutputFile.fromPath(path, hadoop), table)
            .withConf(hadoop)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build());
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
   * they are about.
   *
   * @throws IllegalStateException if two have the same key, a column that may not be null is, or a
   *     number is not finite
   */
  void write(Stream<R> some) throws IOException {
    Set<List<Object>> keys = null;
    List<Object> first = null;
    for (R row : (Iterable<R>) some::iterator) {
      List<Object> its = keyOf(row);
      if (first == null) {
        first = its;
      } else {
        if (keys == null) {
          keys = new HashSet<>(List.of(first));
        }
        if (!keys.add(its)) {
          throw new IllegalStateException(
              "%s has two rows with the key %s %s".formatted(table.name(), table.key(), its));
        }
      }
      writer.write(row);
      rows++;
    }
  }

  private List<Object> keyOf(R row) {
    List<Object> values = new ArrayList<>(key.size());
    for (Function<R, Object> each : key) {
      values.add(each.apply(row));
    }
    return values;
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** The schema of a table's files. */
  static MessageType schema(Table<?> table) {
    List<Type> fields = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      Types.PrimitiveBuilder<?> type =
          (column.nullable()
                  ? Types.optional(primitive(column.type()))
                  : Types.required(primitive(column.type())))
              .as(logical(column.type()));
      fields.add((Type) type.named(column.name()));
    }
    return new MessageType(table.name(), fields);
  }

  private static PrimitiveTypeName primitive(ColumnType type) {
    return switch (type) {
      case TEXT -> PrimitiveTypeName.BINARY;
      case COUNT, INSTANT -> PrimitiveTypeName.INT64;
      case NUMBER -> PrimitiveTypeName.DOUBLE;
      case YES_NO -> PrimitiveTypeName.BOOLEAN;
      case DATE -> PrimitiveTypeName.INT32;
    };
  }

  private static LogicalTypeAnnotation logical(ColumnType type) {
    return switch (type) {
      case TEXT -> LogicalTypeAnnotation.stringType();
      case INSTANT -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
      case DATE -> LogicalTypeAnnotation.dateType();
      case COUNT, NUMBER, YES_NO -> null;
    };
  }

  /** The schema as Spark writes it into files, so that it finds the comments again. */
  static String sparkSchema(Table<?> table) {
    ObjectNode struct = JSON.createObjectNode().put("type", "struct");
    ArrayNode fields = struct.putArray("fields");
    for (Column<?> column : table.columns()) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", sparkType(column.type()))
          .put("nullable", column.nullable())
          .putObject("metadata")
          .put("comment", column.comment());
    }
    return struct.toString();
  }

  private static String sparkType(ColumnType type) {
    return switch (type) {
      case TEXT -> "string";
      case COUNT -> "long";
      case NUMBER -> "double";
      case YES_NO -> "boolean";
      case INSTANT -> "timestamp";
      case DATE -> "date";
    };
  }

  private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
    private final Table<R> table;

    Builder(OutputFile file, Table<R> table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there as well
    protected WriteSupport<R> getWriteSupport(Configuration hadoop) {
      return new Rows<>(table);
    }

    @Override
    protected WriteSupport<R> getWriteSupport(ParquetConfiguration configuration) {
      return new Rows<>(table);
    }
  }

  /** Hands the values of a row on, column by column. */
  private static final class Rows<R> extends WriteSupport<R> {
    private final Table<R> table;
    private final Column<R>[] columns;
    private RecordConsumer to;

    @SuppressWarnings("unchecked")
    Rows(Table<R> table) {
      this.table = table;
      this.columns = table.columns().toArray(Column[]::new);
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there as well
    public WriteContext init(Configuration hadoop) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return context();
    }

    private WriteContext context() {
      return new WriteContext(schema(table), Map.of(SPARK_SCHEMA, sparkSchema(table)));
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      to = consumer;
    }

    @Override
    public void write(R row) {
      to.startMessage();
      for (int i = 0; i < columns.length; i++) {
        Column<R> column = columns[i];
        Object value = column.value().apply(row);
        if (value != null) {
          to.startField(column.name(), i);
          write(column, value);
          to.endField(column.name(), i);
        } else if (!column.nullable()) {
          throw new IllegalStateException(
              table.name() + "." + column.name() + " is never null, but is for " + row);
        }
      }
      to.endMessage();
    }

    private void write(Column<R> column, Object value) {
      switch (column.type()) {
        case TEXT -> to.addBinary(Binary.fromString((String) value));
        case COUNT -> to.addLong((Long) value);
        case NUMBER -> {
          double number = (Double) value;
          if (!Double.isFinite(number)) {
            throw new IllegalStateException(table.name() + "." + column.name() + " is " + number);
          }
          to.addDouble(number);
        }
        case YES_NO -> to.addBoolean((Boolean) value);
        case INSTANT -> to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
        case DATE -> to.addInteger((int) ((LocalDate) value).toEpochDay());
      }
    }
  }
}
