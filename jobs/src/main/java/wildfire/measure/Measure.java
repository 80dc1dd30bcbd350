package wildfire.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.CascadeSketch;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.PostMetrics;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.Velocity;
import wildfire.settings.CoordinationSettings;
import wildfire.settings.MeasureSettings;
import wildfire.table.Column;
import wildfire.table.FileOrder;

/**
 * Measures every post of the lake: shuffles each post's events together once, sorted by one long,
 * and streams them through the pure functions.
 */
public final class Measure {
  /** Array of {@link #CURVE_POINT}: what happened in each span of the post's age. */
  public static final String CURVE = "curve";

  /** Array of {@link #CASCADE_NODE}: the cascade, small enough to be drawn. */
  public static final String CASCADE = "cascade";

  /** Array of the rows of {@link #counterColumns()}: what platforms counted. */
  public static final String COUNTERS = "counters";

  /** Map from file number to the rows of that file that repeated an event. */
  public static final String DUPLICATES = "duplicates_by_file";

  /** Map from file number to how many events it brought late, by {@link Lateness} in its order. */
  public static final String LATE = "late_by_file";

  /** Struct of {@link #STATE_OF_POST}: what the next run compares. */
  public static final String STATE = "state";

  /** The fields of {@link #STATE}; times in UTC microseconds. */
  static final StructType STATE_OF_POST =
      new StructType()
          .add("known_until", DataTypes.LongType, false)
          .add("digest", DataTypes.LongType, false)
          .add("published_at", DataTypes.LongType, false)
          .add("observed_until", DataTypes.LongType, false)
          .add("moves", DataTypes.BooleanType, false);

  /** Struct of {@link #SHARERS_OF_POST}: who shared the post when, null where nobody knows. */
  static final String SHARERS = "sharers";

  /** The fields of {@link #SHARERS}: UTC microseconds, and digests of accounts in their order. */
  static final StructType SHARERS_OF_POST =
      new StructType()
          .add("published_at", DataTypes.LongType, false)
          .add("at", DataTypes.createArrayType(DataTypes.LongType, false), false)
          .add("account", DataTypes.createArrayType(DataTypes.LongType, false), false);

  /** The columns that are more than a number or a word. */
  public static final List<String> BESIDE =
      List.of(CURVE, CASCADE, COUNTERS, DUPLICATES, LATE, STATE, SHARERS);

  /** An element of {@link #CURVE}. */
  public static final StructType CURVE_POINT =
      new StructType()
          .add("age_hours_from", DataTypes.LongType, false)
          .add("age_hours_to", DataTypes.LongType, false)
          .add("kind", DataTypes.StringType, false)
          .add("events", DataTypes.LongType, false)
          .add("paid_events", DataTypes.LongType, false)
          .add("events_so_far", DataTypes.LongType, false);

  /** An element of {@link #CASCADE}. */
  public static final StructType CASCADE_NODE =
      new StructType()
          .add("node", DataTypes.LongType, false)
          .add("parent_node", DataTypes.LongType, true)
          .add("depth", DataTypes.LongType, false)
          .add("kind", DataTypes.StringType, true)
          .add("age_hours", DataTypes.DoubleType, true)
          .add("subtree_size", DataTypes.LongType, false)
          .add("nodes_left_out", DataTypes.LongType, false);

  /** About a hundred megabytes of rows to sort. */
  private static final long ROWS_PER_PARTITION = 1_000_000;

  /**
   * The tables of the lake that posts are measured from.
   *
   * @param retractions acts that were taken back
   * @param flights bought periods
   * @param counters totals of posts
   * @param accountCounters totals of accounts
   * @param placeOfFile the order of files, by number: where several rows are of one event, that of
   *     the first stays
   * @param arrivals how the files came that count
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Lake(
      Dataset<Row> posts,
      Dataset<Row> engagements,
      Dataset<Row> retractions,
      Dataset<Row> flights,
      Dataset<Row> counters,
      Dataset<Row> accountCounters,
      int[] placeOfFile,
      List<Arrival> arrivals) {}

  /**
   * What is asked of the posts.
   *
   * @param lateAfter spread after this age is late
   * @param message the words that comments and quotes are held against
   */
  public record Asked(MeasureSettings settings, Duration lateAfter, MessageTerms message) {
    /** In words that are the same for the same, the end of what is looked at apart. */
    public String words() {
      return String.join(
          " ", settings.withoutEnd().toString(), lateAfter.toString(), message.inOrder());
    }
  }

  private Measure() {}

  /** The measured columns, as declared. */
  public static List<? extends Column<?>> columns() {
    return MeasuredColumns.TABLE.columns();
  }

  /** The columns of an element of {@link #COUNTERS}, as declared. */
  public static List<? extends Column<?>> counterColumns() {
    return CounterColumns.SERIES.columns();
  }

  /**
   * The schema of what {@link #posts} gives: the measured columns, then {@link #CURVE}, {@link
   * #CASCADE}, {@link #COUNTERS}, {@link #DUPLICATES}, {@link #LATE}, {@link #STATE} and {@link
   * #SHARERS}.
   */
  public static StructType schema() {
    return MeasuredColumns.TABLE
        .schema()
        .add(CURVE, DataTypes.createArrayType(CURVE_POINT, false), false)
        .add(CASCADE, DataTypes.createArrayType(CASCADE_NODE, false), false)
        .add(COUNTERS, DataTypes.createArrayType(CounterColumns.SERIES.schema(), false), false)
        .add(
            DUPLICATES,
            DataTypes.createMapType(DataTypes.IntegerType, DataTypes.LongType, false),
            false)
        .add(
            LATE,
            DataTypes.createMapType(
                DataTypes.IntegerType, DataTypes.createArrayType(DataTypes.LongType, false), false),
            false)
        .add(STATE, STATE_OF_POST, false)
        .add(SHARERS, SHARERS_OF_POST, true);
  }

  /** One row a post, in no particular order; lazy but for one light scan of the engagements. */
  public static Dataset<Row> posts(Lake lake, Asked asked) {
    return posts(lake, seen(lake, asked).persist(StorageLevel.MEMORY_AND_DISK()), asked);
  }

  /** What {@link Seen} has of the engagements that were not taken back. */
  public static Dataset<Row> seen(Lake lake, Asked asked) {
    return Seen.in(standing(lake, lake.engagements(), asked), asked.message());
  }

  /** Those that were not taken back. */
  private static Dataset<Row> standing(Lake lake, Dataset<Row> engagements, Asked asked) {
    return TakenBack.leftOut(engagements, lake.retractions(), asked.settings().asOf());
  }

  /** The same, their words held against the message. */
  private static Dataset<Row> marked(Lake lake, Asked asked) {
    return standing(lake, asked.message().marked(lake.engagements(), lake.posts()), asked);
  }

  /**
   * The same where the engagements have been scanned.
   *
   * @param seen as of {@link #seen}
   */
  public static Dataset<Row> posts(Lake lake, Dataset<Row> seen, Asked asked) {
    Headers headers = headers(lake, seen, asked.settings());
    return streamed(
            marked(lake, asked),
            headers.asStructs().select("header"),
            headers.events(),
            lake.placeOfFile(),
            rules(asked, horizons(lake, seen)))
        .where(isThere(asked.settings()));
  }

  /**
   * Whether a measured post is there at the end of what is looked at: published by then, or where
   * nobody knows when, with an event by then.
   */
  private static org.apache.spark.sql.Column isThere(MeasureSettings settings) {
    return settings.asOf() == null
        ? lit(true)
        : coalesce(
            col("published_at").leq(lit(settings.asOf())),
            col("events").gt(0).or(col("late_events").equalTo(0)));
  }

  /**
   * What is measured again, and what stays as it was.
   *
   * @param posts one row a post, as of {@link #posts}
   * @param count how many there are
   * @param again how many of them are measured again
   */
  public record Updated(Dataset<Row> posts, long count, long again) {}

  /**
   * The same rows as {@link #posts}, from those of an earlier run under the same settings: posts
   * are measured again only where they have other events or other facts than then, or have reached
   * an age; the rest is carried over.
   *
   * @param before the earlier run's rows
   * @param touched platform and id of posts that had events in files which were new or no longer
   *     count, or that were taken back since
   */
  public static Updated updated(
      Lake lake, Dataset<Row> seen, Dataset<Row> before, Dataset<Row> touched, Asked asked) {
    Headers headers = headers(lake, seen, asked.settings());
    Carried carried =
        Carried.of(
            before, headers.ofPublished(), touched, asked.settings().window(), asked.lateAfter());
    Dataset<Row> again =
        streamed(
                carried.eventsToMeasure(marked(lake, asked)),
                carried.headersToMeasure(),
                headers.events() * carried.posts() / Math.max(1, carried.allPosts()),
                lake.placeOfFile(),
                rules(asked, horizons(lake, seen)))
            .where(isThere(asked.settings()));
    return new Updated(carried.rows().unionByName(again), carried.allPosts(), carried.posts());
  }

  private static Headers headers(Lake lake, Dataset<Row> seen, MeasureSettings settings) {
    return new Headers(
        lake.posts(),
        seen,
        lake.flights(),
        new CounterRows(lake.counters(), lake.accountCounters()),
        settings.asOf() == null ? Long.MAX_VALUE : IdKeys.micros(settings.asOf()));
  }

  private static Horizons horizons(Lake lake, Dataset<Row> seen) {
    return Horizons.of(seen, lake.arrivals(), lake.placeOfFile());
  }

  private static Dataset<Row> streamed(
      Dataset<Row> engagements,
      Dataset<Row> headers,
      long events,
      int[] placeOfFile,
      PostStream.Rules rules) {
    SparkSession spark = engagements.sparkSession();
    int partitions = partitions(events, spark.sparkContext().defaultParallelism());
    Dataset<Row> sorted =
        EventRows.of(engagements, placeOfFile)
            .unionByName(EventRows.ofHeaders(headers), true)
            .repartition(partitions, EventRows.partitionKey())
            .sortWithinPartitions("sort_key");
    JavaRDD<InternalRow> rows = sorted.queryExecution().toRdd().toJavaRDD();
    int[] fileByPlace = FileOrder.byPlace(placeOfFile);
    JavaRDD<Row> measured =
        rows.mapPartitions(partition -> asRows(new PostStream(partition, rules), fileByPlace));
    return spark.createDataFrame(measured, schema());
  }

  /** How active the audience of each platform is, from what {@link #posts} gave. */
  public static Map<String, AudienceActivity> activity(Dataset<Row> measured) {
    return Activities.of(measured);
  }

  /**
   * What was shared together of each post, by platform and id; posts of which nothing was are not
   * in it. From what {@link #posts} gave.
   */
  public static Map<String, Map<String, SharedTogether>> sharedTogether(
      Dataset<Row> measured, CoordinationSettings settings) {
    return Coordination.of(measured, settings);
  }

  /**
   * Pieces that the shuffle is cut into: as many as keep one of a million events, at least one a
   * core.
   */
  public static int partitions(long events, int parallelism) {
    return (int) Math.min(100_000, Math.max(parallelism, events / ROWS_PER_PARTITION + 1));
  }

  private static PostStream.Rules rules(Asked asked, Horizons horizons) {
    MeasureSettings settings = asked.settings();
    long window = settings.window().toNanos() / 1_000;
    return new PostStream.Rules(
        window,
        new PostMetrics.Rules(
            new Velocity.Spans(settings.peakWindow(), asked.lateAfter()),
            settings.minTreeObservedShare(),
            settings.minTextsKnownShare()),
        new CounterSeries.Rules(window, settings.counterBracket()),
        settings.counterTolerance(),
        new TreeSet<>(asked.message().campaigns()),
        horizons);
  }

  private static Iterator<Row> asRows(PostStream posts, int[] fileByPlace) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return posts.hasNext();
      }

      @Override
      public Row next() {
        return row(posts.next(), fileByPlace);
      }
    };
  }

  private static Row row(Measured measured, int[] fileByPlace) {
    Object[] columns = MeasuredColumns.TABLE.values(measured);
    Object[] all = Arrays.copyOf(columns, columns.length + BESIDE.size());
    all[columns.length] = curve(measured.curve());
    all[columns.length + 1] = cascade(measured.metrics().sketch());
    all[columns.length + 2] =
        measured.counters().all().stream().map(CounterColumns.SERIES::row).toArray(Row[]::new);
    Map<Integer, Long> duplicates = new TreeMap<>();
    measured.duplicatesByFile().forEach((place, n) -> duplicates.put(fileByPlace[place], n));
    all[columns.length + 3] = CollectionConverters.asScala(duplicates);
    Map<Integer, long[]> late = new TreeMap<>();
    measured.lateByFile().forEach((place, n) -> late.put(fileByPlace[place], n));
    all[columns.length + 4] = CollectionConverters.asScala(late);
    all[columns.length + 5] =
        RowFactory.create(
            measured.header().knownUntil(),
            measured.header().digest(),
            measured.state().publishedAt(),
            measured.state().observedUntil(),
            measured.state().moves());
    Sharers sharers = measured.sharers();
    all[columns.length + 6] =
        sharers == null
            ? null
            : RowFactory.create(measured.state().publishedAt(), sharers.at(), sharers.account());
    return RowFactory.create(all);
  }

  private static Row[] curve(List<CurvePoint> points) {
    return points.stream()
        .map(
            p ->
                RowFactory.create(
                    p.fromHours(),
                    p.toHours(),
                    p.kind().id(),
                    p.events(),
                    p.paidEvents(),
                    p.eventsSoFar()))
        .toArray(Row[]::new);
  }

  private static Row[] cascade(List<CascadeSketch.Node> nodes) {
    return nodes.stream()
        .map(
            n ->
                RowFactory.create(
                    (long) n.number(),
                    n.parent() == null ? null : n.parent().longValue(),
                    (long) n.depth(),
                    n.kind() == null ? null : n.kind().id(),
                    n.ageHours(),
                    n.subtreeSize(),
                    n.leftOut()))
        .toArray(Row[]::new);
  }
}
