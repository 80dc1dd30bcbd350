package wildfire.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.reading.FileNames;
import wildfire.ingest.reading.RawRecord;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;
import wildfire.ingest.source.Read.LookUp;
import wildfire.ingest.text.Texts;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.settings.VocabularySettings;
import wildfire.table.FileValues;
import wildfire.table.ParallelWork;

/**
 * The one pass over the raw records of each read: rows are written aside, those of each table and
 * the rejected ones in folders of their own.
 *
 * @param passes what is to be done, in order; none before {@link #plan}
 */
record Staging(
    SparkSession spark,
    Workspace workspace,
    VocabularySettings vocabulary,
    Pseudonyms pseudonyms,
    List<Pass> passes) {
  /** As many tell whether a spreadsheet has rounded the ids of a file. */
  private static final int RECORDS_LOOKED_AT = 500;

  /** More than there are tables: then Spark writes each row where it belongs, without a sort. */
  private static final String OPEN_WRITERS = "24";

  /**
   * The lake is read as a whole, so that bounds of columns help nobody, and ids that never repeat
   * make no dictionary: without both, writing events takes a tenth less. Zstd takes half the size
   * of Spark's default in the same time.
   */
  private static final Map<String, String> FOR_WHOLE_READS =
      Map.of(
          "compression", "zstd",
          "parquet.column.statistics.enabled", "false",
          "parquet.size.statistics.enabled", "false",
          "parquet.enable.dictionary#event_id", "false",
          "parquet.enable.dictionary#actor_id", "false",
          "parquet.enable.dictionary#parent_event_id", "false");

  /** Rows that are made, and written, in one go. */
  record Pass(Batch batch, List<Into> into, Dataset<Row> rows, RowCounts counts) {}

  /**
   * Looks at everything that is to be done, so that a fault in a source is found before anything is
   * read.
   *
   * @param records the records of a batch, as {@link RawRecords#of} describes them
   * @param whole all of them, where these are only the first; only looked at where it takes all
   *     dates of a file to tell day from month
   * @param teller hears what the person should know of how files are read
   * @throws wildfire.model.OperatorError if something a source says cannot be used, or a file
   *     contradicts itself
   */
  void plan(
      FileList files,
      Function<Batch, Dataset<Row>> records,
      Function<Batch, Dataset<Row>> whole,
      Consumer<String> teller) {
    for (Batch batch : files.batches()) {
      List<Into> ofRecords = new ArrayList<>();
      for (Into into : batch.read().into()) {
        switch (into.per()) {
          case ROW -> ofRecords.add(into);
          case FILE -> planFiles(batch, into);
        }
      }
      if (!ofRecords.isEmpty()) {
        ExportTimes times = ExportTimes.of(batch);
        Dataset<Row> its = times.ofRecords(withFactsOfFiles(records.apply(batch), batch));
        Map<Integer, Boolean> turned =
            DayOrder.turned(
                batch,
                () -> times.ofFiles(withFactsOfFiles(whole.apply(batch), batch)),
                its,
                teller);
        MomentsOfIds.compare(batch, its, teller);
        plan(
            batch,
            batch.read().format(),
            ofRecords,
            withLookUps(
                its.withColumn(DayOrder.TURNED, FileValues.of(turned, DataTypes.BooleanType)),
                batch));
      }
    }
  }

  /** A file that a table does not want is no row of it: there is nothing in it to reject. */
  private void planFiles(Batch batch, Into into) {
    Dataset<Row> names =
        ExportTimes.of(batch)
            .ofFiles(withFactsOfFiles(fileNames(batch), batch))
            .withColumn(DayOrder.TURNED, lit(false));
    Dataset<Row> wanted =
        into.when() == null
            ? names
            : names.filter(
                new SourceSql(batch.source().name(), names)
                    .condition(into.when(), into.table().id() + ".when"));
    plan(batch, Format.LINES, List.of(into.ofAll()), wanted); // a file's path is its line
  }

  private void plan(Batch batch, Format format, List<Into> into, Dataset<Row> records) {
    RowCounts counts = new RowCounts();
    spark.sparkContext().register(counts, "records " + passes.size());
    Dataset<Row> rows =
        Mapping.rows(batch.source(), format, into, records, vocabulary, pseudonyms, counts);
    passes.add(new Pass(batch, into, rows, counts));
  }

  /** With {@link Read#EXPORTED_BY} and {@link Ids#IN_FILE} of each record's file. */
  private Dataset<Row> withFactsOfFiles(Dataset<Row> records, Batch batch) {
    Map<Integer, String> exportedBy =
        batch.files().stream().collect(toMap(InputFile::id, InputFile::exportedBy));
    Map<Integer, Boolean> rounded =
        batch.files().stream().collect(toMap(InputFile::id, file -> hasRoundedIds(file, batch)));
    return records
        .withColumn(Read.EXPORTED_BY, FileValues.of(exportedBy, DataTypes.StringType))
        .withColumn(
            Ids.ROUNDED_IN_FILE,
            rounded.containsValue(true)
                ? FileValues.of(rounded, DataTypes.BooleanType)
                : lit(false));
  }

  /** Only tables are saved by spreadsheets, and have rows of which nobody says what they are. */
  private boolean hasRoundedIds(InputFile file, Batch batch) {
    if (batch.read().format() != Format.CSV) {
      return false;
    }
    List<RawRecord> first =
        RawRecords.first(
            file.file(),
            batch.read(),
            RecordLimits.DEFAULT,
            RECORDS_LOOKED_AT,
            spark.sparkContext().hadoopConfiguration());
    RowsOfDays.shownBy(first, batch.read())
        .ifPresent(
            post -> {
              throw OperatorError.inputQuality(
                  "%s has several rows for many of its posts (such as %s), with other numbers in each."
                      + " They look like numbers of single days, which %s would take for totals: export"
                      + " totals per post, or name a source that knows the column of the days.",
                  file.shownPath(), Texts.quoted(post), batch.source().name());
            });
    return Ids.areIn(first, batch.read());
  }

  /** With what other records of the same file tell. */
  private static Dataset<Row> withLookUps(Dataset<Row> records, Batch batch) {
    Dataset<Row> with = records;
    for (Map.Entry<String, LookUp> each : batch.read().lookUp().entrySet()) {
      String name = each.getKey();
      SourceSql sql = new SourceSql(batch.source().name(), with);
      Dataset<Row> all = with;
      Dataset<Row> known =
          each.getValue().among().entrySet().stream()
              .map(
                  told ->
                      all.select(
                          col(Mapping.FILE_ID).as("_file"),
                          sql.expression(told.getKey(), name).column().cast("string").as("_key"),
                          sql.expression(told.getValue(), name).column().cast("string").as(name)))
              .reduce(Dataset::union)
              .orElseThrow()
              .filter(col("_key").isNotNull().and(col(name).isNotNull()))
              .groupBy("_file", "_key")
              .agg(min(name).as(name));
      with =
          with.withColumn("_of", sql.expression(each.getValue().of(), name).column())
              .join(
                  known,
                  col(Mapping.FILE_ID).equalTo(col("_file")).and(col("_of").equalTo(col("_key"))),
                  "left")
              .drop("_file", "_key", "_of");
    }
    return with;
  }

  /** A raw record for each file, of what its name and folder say. */
  private Dataset<Row> fileNames(Batch batch) {
    List<Row> rows = new ArrayList<>();
    for (InputFile file : batch.files()) {
      Map<String, String> named = FileNames.fields(batch.read(), file.path());
      Stream<Object> before = Stream.of(file.id(), 1L, file.relativePath(), null);
      Stream<Object> fields = batch.read().fieldNames().stream().map(named::get);
      rows.add(RowFactory.create(Stream.concat(before, fields).toArray()));
    }
    // Out of a local list Spark would work rows out while planning, and count them there.
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1),
        RawRecords.schema(batch.read()));
  }

  /** Several small files side by side: one after the other they would leave cores idle. */
  void write(Consumer<String> progress) {
    spark.conf().set("spark.sql.maxConcurrentOutputFileWriters", OPEN_WRITERS);
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    progress.accept("Reading " + words());
    ParallelWork.all(
        IntStream.range(0, passes.size())
            .<Runnable>mapToObj(i -> () -> write(passes.get(i).rows(), folder(i), Mapping.TARGET))
            .toList());
  }

  /** What is read from which source, and of how many files. */
  private String words() {
    Map<String, List<Pass>> bySource =
        passes.stream()
            .collect(groupingBy(pass -> pass.batch().source().name(), TreeMap::new, toList()));
    return bySource.entrySet().stream()
        .map(
            of ->
                String.format(
                    Locale.ROOT,
                    "%s: %s of %s",
                    of.getKey(),
                    distinct(of.getValue(), Pass::into)
                        .map(into -> into.table().id())
                        .distinct()
                        .collect(joining(", ")),
                    Plural.of(
                        distinct(of.getValue(), pass -> pass.batch().files()).count(), "file")))
        .collect(joining("; "));
  }

  private static <T> Stream<T> distinct(List<Pass> passes, Function<Pass, List<T>> parts) {
    return passes.stream().flatMap(pass -> parts.apply(pass).stream()).distinct();
  }

  /** Writes rows as the pass over the records does. */
  static void write(Dataset<Row> rows, Path into, String... partitions) {
    rows.write().options(FOR_WHOLE_READS).partitionBy(partitions).parquet(into.toString());
  }

  private Path folder(int pass) {
    return new Path(workspace.staged(), String.valueOf(pass));
  }

  private Path folder(int pass, String target) {
    return new Path(folder(pass), Mapping.TARGET + "=" + target);
  }

  /** The rejected rows by table: where each stood, its raw text, its reasons and what it loses. */
  Map<CanonicalTable, Dataset<Row>> rejected() {
    StructType schema =
        new StructType()
            .add(Mapping.FILE_ID, DataTypes.IntegerType)
            .add(Mapping.POSITION, DataTypes.LongType)
            .add(Mapping.RAW_TEXT, DataTypes.StringType)
            .add(Mapping.REASONS, DataTypes.StringType)
            .add(Mapping.LOST, DataTypes.BooleanType);
    return rows(Mapping::rejected, table -> schema);
  }

  /** The accepted rows by table, in the columns of the lake and {@link Mapping#POSITION}. */
  Map<CanonicalTable, Dataset<Row>> accepted() {
    return rows(Mapping::accepted, LakeRows::withPosition);
  }

  /** The tables of which rows were accepted. */
  Set<CanonicalTable> acceptedTables() {
    return folders(Mapping::accepted).keySet();
  }

  private Map<CanonicalTable, Dataset<Row>> rows(
      Function<CanonicalTable, String> target, Function<CanonicalTable, StructType> schema) {
    Map<CanonicalTable, Dataset<Row>> rows = new EnumMap<>(CanonicalTable.class);
    folders(target)
        .forEach(
            (table, its) -> rows.put(table, spark.read().schema(schema.apply(table)).parquet(its)));
    return rows;
  }

  private Map<CanonicalTable, String[]> folders(Function<CanonicalTable, String> target) {
    Map<CanonicalTable, String[]> folders = new EnumMap<>(CanonicalTable.class);
    for (CanonicalTable table : CanonicalTable.values()) {
      String[] its =
          IntStream.range(0, passes.size())
              .mapToObj(pass -> folder(pass, target.apply(table)))
              .filter(workspace::exists)
              .map(Path::toString)
              .toArray(String[]::new);
      if (its.length > 0) {
        folders.put(table, its);
      }
    }
    return folders;
  }

  void moveAccepted(CanonicalTable table, Path into) {
    for (int i = 0; i < passes.size(); i++) {
      workspace.moveFiles(folder(i, Mapping.accepted(table)), into, "read-" + i + "-");
    }
  }

  /** How many rows, lines or records, each file has; none of one of which only the name is read. */
  Map<Integer, Long> fileRows() {
    Map<Integer, Long> rows = new HashMap<>();
    for (Pass pass : passes) {
      if (pass.into().get(0).per() == Into.Per.ROW) {
        int place = Destinations.placeOfRecords(pass.into());
        pass.batch()
            .files()
            .forEach(file -> rows.put(file.id(), pass.counts().rows(file.id(), place)));
      }
    }
    return rows;
  }

  /**
   * How many rows each file had for each table, as counted where they left the reader.
   *
   * @throws IllegalStateException if a record was neither made into rows nor known to give none
   */
  RowsByFile read() {
    RowsByFile read = new RowsByFile();
    for (Pass pass : passes) {
      for (InputFile file : pass.batch().files()) {
        pass.counts().check(file.id(), file.shownPath());
        for (int i = 0; i < pass.into().size(); i++) {
          read.add(pass.into().get(i).table(), file.id(), pass.counts().rows(file.id(), i));
        }
      }
    }
    return read;
  }
}
