package wildfire.generate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_csv;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.CanonicalType;

/**
 * Writes rows of {@link Rows} as files named after their table.
 *
 * @param files 1: a single file, sorted by time; 0: one a partition
 */
record TableFiles(CanonicalTable table, OutputFormat format, int files) {
  private static final Map<String, String> CSV = Map.of("escape", "\"");
  private static final UserDefinedFunction BYTES =
      udf((UDF2<String, String, byte[]>) Planting::bytesOf, DataTypes.BinaryType);

  /** How many rows were written, and how many of them were planted, by {@link Planting#id()}. */
  record Written(long rows, Map<String, Long> planted) {}

  /** Writes the rows into the folder. */
  Written write(Dataset<Row> rows, Path folder) throws IOException, InterruptedException {
    Observation observation = new Observation();
    Dataset<Row> observed = arranged(observed(rows, observation));
    Path parts = folder.resolve(table.id() + ".parts");
    String target = parts.toUri().toString();
    if (format == OutputFormat.PARQUET) {
      observed.select(columns(TableFiles::typed)).write().parquet(target);
    } else {
      lines(observed)
          .write()
          .option("compression", format.isGzipped() ? "gzip" : "none")
          .text(target);
    }
    name(parts, folder);
    return written(observation);
  }

  private Dataset<Row> arranged(Dataset<Row> rows) {
    if (files == 0) {
      return rows;
    }
    List<Column> order = new ArrayList<>(times().subList(0, Math.min(1, times().size())));
    table.key().forEach(name -> order.add(col(name)));
    order.add(col(Rows.PLANTED));
    return rows.coalesce(1).sortWithinPartitions(order.toArray(Column[]::new));
  }

  private List<Column> times() {
    return table.columns().stream()
        .filter(column -> column.type() == CanonicalType.INSTANT)
        .map(column -> col(column.name()))
        .toList();
  }

  private static Dataset<Row> observed(Dataset<Row> rows, Observation observation) {
    Column[] counts =
        Stream.of(Planting.values())
            .map(
                planting ->
                    coalesce(
                            sum(when(col(Rows.PLANTED).equalTo(planting.id()), 1L).otherwise(0L)),
                            lit(0L))
                        .as(planting.id()))
            .toArray(Column[]::new);
    return rows.observe(observation, count(lit(1)).as("rows"), counts);
  }

  private static Written written(Observation observation) throws InterruptedException {
    Map<String, Object> counted = observation.getAsJava();
    Map<String, Long> planted = new TreeMap<>();
    for (Planting planting : Planting.values()) {
      long count = ((Number) counted.get(planting.id())).longValue();
      if (count > 0) {
        planted.put(planting.id(), count);
      }
    }
    return new Written(((Number) counted.get("rows")).longValue(), planted);
  }

  private static Column typed(CanonicalColumn column) {
    return column.type() == CanonicalType.INSTANT
        ? timestamp_micros(col(column.name())).as(column.name())
        : col(column.name());
  }

  private Dataset<Row> lines(Dataset<Row> rows) {
    Column whole = line(columns(TableFiles::readable));
    Column damaged = line(columns(this::damaged));
    Column text = when(col(Rows.PLANTED).isin(damagingColumns()), damaged).otherwise(whole);
    Dataset<byte[]> lines =
        rows.select(BYTES.apply(text, col(Rows.PLANTED)).as("value")).as(Encoders.BINARY());
    if (format.isCsv()) {
      byte[] header =
          table.columns().stream()
              .map(CanonicalColumn::name)
              .collect(Collectors.joining(","))
              .getBytes(StandardCharsets.UTF_8);
      lines =
          lines.mapPartitions(
              (MapPartitionsFunction<byte[], byte[]>)
                  these -> IteratorUtils.chainedIterator(List.of(header).iterator(), these),
              Encoders.BINARY());
    }
    // A cast, not a decoding: lines of another encoding keep their bytes.
    return lines.select(col("value").cast(DataTypes.StringType));
  }

  /**
   * Only a row with a damaged column is written as mere text; a duplicate is the very same line.
   */
  private Object[] damagingColumns() {
    return Stream.of(Planting.values())
        .filter(planting -> planting.damageTo(table).isPresent())
        .map(Planting::id)
        .toArray();
  }

  private Column[] columns(Function<CanonicalColumn, Column> each) {
    return table.columns().stream().map(each).toArray(Column[]::new);
  }

  private Column line(Column[] columns) {
    Column row = struct(columns);
    return format.isCsv() ? to_csv(row, CSV) : to_json(row);
  }

  /** Instants as ISO 8601 in UTC; all else as it is. */
  private static Column readable(CanonicalColumn column) {
    return column.type() == CanonicalType.INSTANT
        ? date_format(timestamp_micros(col(column.name())), "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .as(column.name())
        : col(column.name());
  }

  /** As text, in which a damage can be put. */
  private Column damaged(CanonicalColumn column) {
    Column text = readable(column).cast(DataTypes.StringType);
    for (Planting planting : Planting.values()) {
      Optional<Planting.Damage> damage = planting.damageTo(table);
      if (damage.isPresent() && damage.get().column().equals(column.name())) {
        text =
            when(
                    col(Rows.PLANTED).equalTo(planting.id()),
                    lit(damage.get().value()).cast(DataTypes.StringType))
                .otherwise(text);
      }
    }
    return text.as(column.name());
  }

  /** Gives Spark's parts the table's name, in their order. */
  private void name(Path parts, Path folder) throws IOException {
    List<Path> written;
    try (Stream<Path> all = Files.list(parts)) {
      written = all.filter(p -> p.getFileName().toString().startsWith("part-")).sorted().toList();
    }
    for (int i = 0; i < written.size(); i++) {
      String number = files == 1 ? "" : String.format(Locale.ROOT, "-%05d", i);
      Files.move(written.get(i), folder.resolve(table.id() + number + "." + format.id()));
    }
    FileUtil.fullyDelete(parts.toFile());
  }
}
