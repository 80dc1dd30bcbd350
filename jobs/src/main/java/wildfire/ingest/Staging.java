package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.reading.FileNames;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;
import wildfire.model.Plural;
import wildfire.settings.VocabularySettings;

/**
 * The one pass over the raw records of each read: rows are written aside, those of each table and
 * the rejected ones in folders of their own.
 */
final class Staging {
  /** More than there are tables: then Spark writes each row where it belongs, without a sort. */
  private static final String OPEN_WRITERS = "24";

  /**
   * The lake is read as a whole, so that bounds of columns help nobody, and ids that never repeat
   * make no dictionary: without both, writing events takes a tenth less.
   */
  private static final Map<String, String> FOR_WHOLE_READS =
      Map.of(
          "parquet.column.statistics.enabled", "false",
          "parquet.size.statistics.enabled", "false",
          "parquet.enable.dictionary#event_id", "false",
          "parquet.enable.dictionary#actor_id", "false",
          "parquet.enable.dictionary#parent_event_id", "false");

  private final SparkSession spark;
  private final Workspace workspace;
  private final VocabularySettings vocabulary;
  private final Pseudonyms pseudonyms;
  private final List<Pass> passes = new ArrayList<>();

  Staging(
      SparkSession spark,
      Workspace workspace,
      VocabularySettings vocabulary,
      Pseudonyms pseudonyms) {
    this.spark = spark;
    this.workspace = workspace;
    this.vocabulary = vocabulary;
    this.pseudonyms = pseudonyms;
  }

  /** Rows that are made, and written, in one go. */
  record Pass(
      String words, List<Into> into, List<InputFile> files, Dataset<Row> rows, RowCounts counts) {}

  /**
   * Looks at everything that is to be done, so that a fault in a source is found before anything is
   * read.
   *
   * @throws wildfire.model.OperatorError if something a source says cannot be used
   */
  void plan(FileList files, Exports exports) {
    for (Batch batch : files.batches()) {
      List<Into> ofRecords = new ArrayList<>();
      for (Into into : batch.read().into()) {
        switch (into.per()) {
          case ROW -> ofRecords.add(into);
          case FILE -> planFiles(batch, into);
        }
      }
      if (!ofRecords.isEmpty()) {
        Dataset<Row> records = exports.records(batch.read(), batch.files());
        plan(batch, batch.read().format(), ofRecords, records);
      }
    }
  }

  /** What is to be done, in order. */
  List<Pass> passes() {
    return List.copyOf(passes);
  }

  /** A file that a table does not want is no row of it: there is nothing in it to reject. */
  private void planFiles(Batch batch, Into into) {
    Dataset<Row> names = fileNames(batch.read(), batch.files());
    Dataset<Row> wanted =
        into.when() == null
            ? names
            : names.filter(
                new SourceSql(batch.source().name(), withTimeOfExport(names, batch.files()))
                    .condition(into.when(), into.table().id() + ".when"));
    Into all =
        new Into(
            into.table(),
            null,
            into.per(),
            into.explode(),
            into.reject(),
            into.columns(),
            into.counters());
    plan(batch, Format.LINES, List.of(all), wanted); // a file's path is its line
  }

  private void plan(Batch batch, Format format, List<Into> into, Dataset<Row> records) {
    RowCounts counts = new RowCounts();
    spark.sparkContext().register(counts, "records " + passes.size());
    Dataset<Row> rows =
        Mapping.rows(
            batch.source(),
            format,
            into,
            withTimeOfExport(records, batch.files()),
            vocabulary,
            pseudonyms,
            counts);
    String words =
        String.format(
            Locale.ROOT,
            "%s: %s of %s",
            batch.source().name(),
            String.join(", ", into.stream().map(i -> i.table().id()).distinct().toList()),
            Plural.of(batch.files().size(), "file"));
    passes.add(new Pass(words, into, batch.files(), rows, counts));
  }

  /** With {@link Read#EXPORTED_AT}, the time at which the file was exported. */
  private static Dataset<Row> withTimeOfExport(Dataset<Row> records, List<InputFile> files) {
    HashMap<Integer, Long> micros = new HashMap<>();
    files.forEach(
        file -> micros.put(file.id(), ChronoUnit.MICROS.between(Instant.EPOCH, file.exportedAt())));
    Column ofFile =
        udf((UDF1<Integer, Long>) micros::get, DataTypes.LongType)
            .withName("exported")
            .apply(col(Mapping.FILE_ID));
    return records.withColumn(Read.EXPORTED_AT, timestamp_micros(ofFile));
  }

  /** A raw record for each file, of what its name and folder say. */
  private Dataset<Row> fileNames(Read read, List<InputFile> files) {
    List<String> fields = read.fieldNames();
    List<Row> rows = new ArrayList<>();
    for (InputFile file : files) {
      Map<String, String> named = FileNames.fields(read, file.path());
      List<Object> values = new ArrayList<>();
      values.add(file.id());
      values.add(1L);
      values.add(file.relativePath());
      values.add(null);
      fields.forEach(field -> values.add(named.get(field)));
      rows.add(RowFactory.create(values.toArray()));
    }
    // Out of a local list Spark would work rows out while planning, and count them there.
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1),
        RawRecords.schema(read));
  }

  /** Writes all passes aside. */
  void write(Consumer<String> progress) {
    spark.conf().set("spark.sql.maxConcurrentOutputFileWriters", OPEN_WRITERS);
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    for (int i = 0; i < passes.size(); i++) {
      progress.accept("Reading " + passes.get(i).words());
      passes
          .get(i)
          .rows()
          .write()
          .options(FOR_WHOLE_READS)
          .partitionBy(Mapping.TARGET)
          .option("compression", "zstd") // half the size of Spark's default in the same time
          .parquet(folder(i).toString());
    }
  }

  private Path folder(int pass) {
    return new Path(workspace.staged(), String.valueOf(pass));
  }

  private Path folder(int pass, String target) {
    return new Path(folder(pass), Mapping.TARGET + "=" + target);
  }

  /**
   * The rejected rows of a table: {@code file_id}, {@link Mapping#POSITION}, {@link
   * Mapping#RAW_TEXT} and {@link Mapping#REASONS}.
   */
  Dataset<Row> rejected(CanonicalTable table) {
    return read(
        Mapping.rejected(table),
        new StructType()
            .add(Mapping.FILE_ID, DataTypes.IntegerType)
            .add(Mapping.POSITION, DataTypes.LongType)
            .add(Mapping.RAW_TEXT, DataTypes.StringType)
            .add(Mapping.REASONS, DataTypes.StringType));
  }

  /** The tables under which rows were rejected. */
  List<CanonicalTable> tablesWithRejected() {
    return Stream.of(CanonicalTable.values())
        .filter(table -> !folders(Mapping.rejected(table)).isEmpty())
        .toList();
  }

  /** Whether any row was accepted for a table. */
  boolean hasAccepted(CanonicalTable table) {
    return !folders(Mapping.accepted(table)).isEmpty();
  }

  private List<String> folders(String target) {
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < passes.size(); i++) {
      if (workspace.exists(folder(i, target))) {
        folders.add(folder(i, target).toString());
      }
    }
    return folders;
  }

  private Dataset<Row> read(String target, StructType schema) {
    List<String> folders = folders(target);
    return folders.isEmpty()
        ? spark.createDataFrame(List.of(), schema)
        : spark.read().schema(schema).parquet(folders.toArray(String[]::new));
  }

  /** The accepted rows for a table, in the columns of the lake and {@link Mapping#POSITION}. */
  Dataset<Row> accepted(CanonicalTable table) {
    return read(Mapping.accepted(table), LakeRows.withPosition(table));
  }

  /** Writes rows as the pass over the records does. */
  static void write(Dataset<Row> rows, Path into) {
    rows.write().options(FOR_WHOLE_READS).option("compression", "zstd").parquet(into.toString());
  }

  /** Moves the accepted rows for a table as they are. */
  void moveAccepted(CanonicalTable table, Path into) {
    for (int i = 0; i < passes.size(); i++) {
      workspace.moveFiles(folder(i, Mapping.accepted(table)), into, "read-" + i + "-");
    }
  }

  /**
   * How many rows each file had for each table, as counted where they left the reader.
   *
   * @throws IllegalStateException if a record was neither made into rows nor known to give none
   */
  RowsByFile read() {
    RowsByFile read = new RowsByFile();
    for (Pass pass : passes) {
      boolean oneEach = pass.into().size() == 1 && pass.into().get(0).givesOneRow();
      for (InputFile file : pass.files()) {
        RowCounts counts = pass.counts();
        long records = counts.rows(file.id(), RowCounts.RECORDS);
        if (oneEach) {
          read.add(pass.into().get(0).table(), file.id(), records);
          continue;
        }
        long met =
            counts.rows(file.id(), RowCounts.WITH_ROWS)
                + counts.rows(file.id(), RowCounts.WITHOUT_ROWS);
        if (records != met) {
          throw new IllegalStateException(
              String.format(
                  "%s: %d records were read, but %d sent on", file.shownPath(), records, met));
        }
        for (int i = 0; i < pass.into().size(); i++) {
          read.add(pass.into().get(i).table(), file.id(), counts.rows(file.id(), i));
        }
      }
    }
    return read;
  }
}
