package wildfire.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.PostMetrics;
import wildfire.metrics.Velocity;
import wildfire.settings.MeasureSettings;
import wildfire.table.Column;

/**
 * Measures every post of the lake: shuffles each post's events together once, sorted by one long,
 * and streams them through the pure functions.
 */
public final class Measure {
  /** Array of {@link #CURVE_POINT}: what happened in each span of the post's age. */
  public static final String CURVE = "curve";

  /** Array of the rows of {@link #counterColumns()}: what platforms counted. */
  public static final String COUNTERS = "counters";

  /** Map from file number to the rows of that file that repeated an event. */
  public static final String DUPLICATES = "duplicates_by_file";

  /** An element of {@link #CURVE}. */
  public static final StructType CURVE_POINT =
      new StructType()
          .add("age_hours_from", DataTypes.LongType, false)
          .add("age_hours_to", DataTypes.LongType, false)
          .add("kind", DataTypes.StringType, false)
          .add("events", DataTypes.LongType, false)
          .add("paid_events", DataTypes.LongType, false)
          .add("events_so_far", DataTypes.LongType, false);

  /** About a hundred megabytes of rows to sort. */
  private static final long ROWS_PER_PARTITION = 1_000_000;

  /**
   * The tables of the lake that posts are measured from.
   *
   * @param retractions acts that were taken back
   * @param flights bought periods
   * @param counters totals of posts
   * @param accountCounters totals of accounts
   */
  public record Lake(
      Dataset<Row> posts,
      Dataset<Row> engagements,
      Dataset<Row> retractions,
      Dataset<Row> flights,
      Dataset<Row> counters,
      Dataset<Row> accountCounters) {}

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
   * #COUNTERS} and {@link #DUPLICATES}.
   */
  public static StructType schema() {
    return MeasuredColumns.TABLE
        .schema()
        .add(CURVE, DataTypes.createArrayType(CURVE_POINT, false), false)
        .add(COUNTERS, DataTypes.createArrayType(CounterColumns.SERIES.schema(), false), false)
        .add(
            DUPLICATES,
            DataTypes.createMapType(DataTypes.IntegerType, DataTypes.LongType, false),
            false);
  }

  /**
   * One row a post, in no particular order; lazy but for one light scan of the engagements.
   *
   * @param lateAfter spread after this age is late
   */
  public static Dataset<Row> posts(Lake lake, MeasureSettings settings, Duration lateAfter) {
    SparkSession spark = lake.posts().sparkSession();
    Dataset<Row> engagements =
        TakenBack.leftOut(lake.engagements(), lake.retractions(), settings.asOf());
    Headers headers =
        new Headers(
            lake.posts(),
            engagements,
            lake.flights(),
            new CounterRows(lake.counters(), lake.accountCounters()));
    int partitions = partitions(headers.events(), spark.sparkContext().defaultParallelism());
    PostStream.Rules rules = rules(settings, lateAfter);
    Dataset<Row> sorted =
        EventRows.of(engagements)
            .unionByName(EventRows.ofHeaders(headers.asStructs()), true)
            .repartition(partitions, EventRows.partitionKey())
            .sortWithinPartitions("sort_key");
    JavaRDD<InternalRow> rows = sorted.queryExecution().toRdd().toJavaRDD();
    JavaRDD<Row> measured =
        rows.mapPartitions(partition -> asRows(new PostStream(partition, rules)));
    return spark.createDataFrame(measured, schema());
  }

  /** How active the audience of each platform is, from what {@link #posts} gave. */
  public static Map<String, AudienceActivity> activity(Dataset<Row> measured) {
    return Activities.of(measured);
  }

  /**
   * Pieces that the shuffle is cut into: as many as keep one of a million events, at least one a
   * core.
   */
  public static int partitions(long events, int parallelism) {
    return (int) Math.min(100_000, Math.max(parallelism, events / ROWS_PER_PARTITION + 1));
  }

  private static PostStream.Rules rules(MeasureSettings settings, Duration lateAfter) {
    long window = settings.window().toNanos() / 1_000;
    return new PostStream.Rules(
        window,
        settings.asOf() == null ? Long.MAX_VALUE : IdKeys.micros(settings.asOf()),
        new PostMetrics.Rules(
            new Velocity.Spans(settings.peakWindow(), lateAfter), settings.minTreeObservedShare()),
        new CounterSeries.Rules(window, settings.counterBracket()),
        settings.counterTolerance());
  }

  private static Iterator<Row> asRows(PostStream posts) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return posts.hasNext();
      }

      @Override
      public Row next() {
        return row(posts.next());
      }
    };
  }

  private static Row row(Measured measured) {
    Object[] columns = MeasuredColumns.TABLE.values(measured);
    Object[] all = Arrays.copyOf(columns, columns.length + 3);
    all[columns.length] = curve(measured.curve());
    all[columns.length + 1] =
        measured.counters().all().stream().map(CounterColumns.SERIES::row).toArray(Row[]::new);
    all[columns.length + 2] = CollectionConverters.asScala(measured.duplicatesByFile());
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
}
