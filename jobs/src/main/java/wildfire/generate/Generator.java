package wildfire.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.ingest.CanonicalTable;
import wildfire.model.OperatorError;
import wildfire.model.Plural;

/**
 * Generates campaigns: canonical tables in CSV, NDJSON or Parquet, and the truth about them.
 *
 * <p>A post's events are unfolded in slices of limited size, so a post of tens of millions of
 * events is spread over tasks like any other, and none of it is held in memory.
 */
public final class Generator {
  /** What is done with files that are already where generated ones should go. */
  public enum Existing {
    /** Refuse to run. */
    KEEP,
    /** Put the new files in their place, once these are complete. */
    REPLACE
  }

  private static final List<CanonicalTable> TABLES =
      List.of(
          CanonicalTable.POSTS,
          CanonicalTable.ENGAGEMENTS,
          CanonicalTable.FOLLOWS,
          CanonicalTable.TAGS,
          CanonicalTable.FLIGHTS,
          CanonicalTable.COUNTERS);

  /** The other tables are small, and come in a single file. */
  private static final Set<CanonicalTable> LARGE =
      EnumSet.of(CanonicalTable.ENGAGEMENTS, CanonicalTable.COUNTERS);

  private static final long UNITS_PER_SLICE = 20_000;
  private static final long EVENTS_PER_PARTITION = 400_000;
  private static final StructType SLICE =
      new StructType()
          .add("post", DataTypes.LongType)
          .add("from", DataTypes.LongType)
          .add("until", DataTypes.LongType);

  private final SparkSession spark;
  private final World world;
  private final int partitions;

  private Generator(SparkSession spark, World world, int partitions) {
    this.spark = spark;
    this.world = world;
    this.partitions = partitions;
  }

  /**
   * Writes generated campaigns into a folder: files named after the canonical tables, {@code
   * _truth.json} and {@code _truth_posts.csv}. The folder appears whole or not at all.
   *
   * @param progress is told, in a few words, what has been written
   * @return rows of engagements, the planted copies included
   * @throws wildfire.model.OperatorError if the settings are wrong, or the folder holds files that
   *     must be kept
   */
  public static long run(
      SparkSession spark,
      GenerateSettings settings,
      Path out,
      Existing existing,
      Consumer<String> progress) {
    return run(spark, settings, out, existing, progress, 0);
  }

  /**
   * As above, in so many partitions.
   *
   * @param partitions 0: as the size asks for
   */
  static long run(
      SparkSession spark,
      GenerateSettings settings,
      Path out,
      Existing existing,
      Consumer<String> progress,
      int partitions) {
    settings.checked();
    try {
      Path unfinished = unfinished(out, existing);
      int tasks = partitions(spark, settings, partitions);
      Generator generator = new Generator(ownSession(spark, tasks), World.of(settings), tasks);
      Map<CanonicalTable, TableFiles.Written> written = generator.write(unfinished, progress);
      Truth.write(generator.world, written, unfinished);
      moveInto(unfinished, out);
      return written.get(CanonicalTable.ENGAGEMENTS).rows();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while generating", interrupted);
    }
  }

  private static int partitions(SparkSession spark, GenerateSettings settings, int asked) {
    long events = settings.extent().targetEvents() + settings.extent().giantPostEvents();
    int bySize = (int) Math.min(10_000, 1 + events / EVENTS_PER_PARTITION);
    return asked > 0 ? asked : Math.max(spark.sparkContext().defaultParallelism(), bySize);
  }

  /** The caller's Spark under settings that the files depend on. */
  private static SparkSession ownSession(SparkSession spark, int partitions) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.sql.session.timeZone", "UTC");
    own.conf().set("spark.sql.ansi.enabled", "false");
    own.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    own.conf().set("spark.sql.shuffle.partitions", Integer.toString(partitions));
    return own;
  }

  private Map<CanonicalTable, TableFiles.Written> write(Path folder, Consumer<String> progress)
      throws IOException, InterruptedException {
    Map<CanonicalTable, TableFiles.Written> written = new EnumMap<>(CanonicalTable.class);
    GenerateSettings.Output output = world.settings().output();
    for (CanonicalTable table : TABLES) {
      OutputFormat format =
          table == CanonicalTable.ENGAGEMENTS ? output.engagements() : output.tables();
      int files = LARGE.contains(table) || output.files() > 0 ? output.files() : 1;
      TableFiles.Written rows = new TableFiles(table, format, files).write(rows(table), folder);
      progress.accept(table.id() + ": " + Plural.of(rows.rows(), "row"));
      written.put(table, rows);
    }
    return written;
  }

  /** All rows of a table, in no particular order. */
  Dataset<Row> rows(CanonicalTable table) {
    World shared = world;
    return switch (table) {
      case POSTS -> perPost(table, post -> Rows.post(shared, post).iterator());
      case TAGS -> perPost(table, post -> Rows.tags(shared, post).iterator());
      case FLIGHTS -> perPost(table, post -> Rows.flights(shared, post).iterator());
      case ENGAGEMENTS ->
          perSlice(
              table, world.settings().extent().posts(), events -> Rows.engagements(shared, events));
      case FOLLOWS ->
          perSlice(table, postsWithEdges(), events -> Rows.follows(shared, events))
              .dropDuplicates();
      case COUNTERS -> perPost(table, post -> Rows.counters(shared, post).iterator());
      case RETRACTIONS, ACCOUNT_COUNTERS ->
          throw new IllegalArgumentException(
              table + ": nothing is counted of accounts, and nothing is taken back");
    };
  }

  private Dataset<Row> perPost(CanonicalTable table, FlatMapFunction<PostPlan, Row> rows) {
    World shared = world;
    return spark
        .range(0, world.settings().extent().posts(), 1, partitions)
        .flatMap(
            (FlatMapFunction<Long, Row>) post -> rows.call(shared.plan(post)),
            Encoders.row(Rows.schema(table)));
  }

  private Dataset<Row> perSlice(
      CanonicalTable table, long posts, FlatMapFunction<Unfolding, Row> rows) {
    World shared = world;
    return spark
        .range(0, posts, 1, partitions)
        .flatMap((FlatMapFunction<Long, Row>) post -> slices(shared, post), Encoders.row(SLICE))
        .repartition(partitions)
        .flatMap(
            (FlatMapFunction<Row, Row>)
                slice ->
                    rows.call(
                        new Unfolding(
                            shared,
                            shared.plan(slice.getLong(0)),
                            slice.getLong(1),
                            slice.getLong(2))),
            Encoders.row(Rows.schema(table)));
  }

  private static Iterator<Row> slices(World world, long post) {
    long units = Unfolding.units(world.plan(post));
    List<Row> slices = new ArrayList<>();
    for (long from = 0; from < units; from += UNITS_PER_SLICE) {
      slices.add(RowFactory.create(post, from, Math.min(units, from + UNITS_PER_SLICE)));
    }
    return slices.iterator();
  }

  /** The first posts, as many as bring the lines of who follows whom that were asked for. */
  private long postsWithEdges() {
    double edges = 0;
    long post = 0;
    while (post < world.settings().extent().posts()) {
      edges += world.plan(post).spread();
      if (edges > world.settings().habitat().followEdges()) {
        break;
      }
      post++;
    }
    return post;
  }

  /**
   * An empty folder beside the one asked for, to be filled and then moved.
   *
   * @throws OperatorError if there are files that must be kept
   */
  private static Path unfinished(Path out, Existing existing) throws IOException {
    String[] inside = out.toFile().list(); // null: no folder
    if (existing == Existing.KEEP && Files.exists(out) && (inside == null || inside.length > 0)) {
      throw new OperatorError(
          "%s is not empty. Choose another folder, or say that it may be overwritten.", out);
    }
    Path aside = beside(out, ".unfinished");
    FileUtil.fullyDelete(aside.toFile());
    Files.createDirectories(aside);
    return aside;
  }

  private static void moveInto(Path finished, Path out) throws IOException {
    Path replaced = beside(out, ".replaced");
    FileUtil.fullyDelete(replaced.toFile());
    if (Files.exists(out)) {
      Files.move(out, replaced);
    }
    Files.move(finished, out);
    FileUtil.fullyDelete(replaced.toFile());
  }

  private static Path beside(Path out, String ending) {
    Path whole = out.toAbsolutePath().normalize();
    return whole.resolveSibling("." + whole.getFileName() + ending);
  }
}
