package wildfire.measure;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.model.CounterBasis;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.TimePrecision;

/**
 * The headers of all posts: those that an export lists, and those that are known from their events
 * alone.
 */
final class Headers {
  private static final String[] POST = {"platform", "post_id"};

  private final MeasureJob.Lake lake;
  private final Dataset<Row> perPost;
  private final Dataset<Row> perPlatform;
  private final long events;
  private final long asOf;

  /**
   * @param perPost what {@link LogScan} has of the lake's engagements
   * @param asOf nothing after this instant is looked at (UTC microseconds); {@link Long#MAX_VALUE}
   *     if the run sets no limit
   */
  Headers(MeasureJob.Lake lake, Dataset<Row> perPost, long asOf) {
    this.lake = lake;
    this.asOf = asOf;
    this.perPost = perPost;
    Dataset<Row> facts = LogScan.perPlatform(perPost);
    List<Row> platforms = facts.collectAsList(); // a handful, wanted twice
    this.events = platforms.stream().mapToLong(row -> row.<Long>getAs(LogScan.EVENTS)).sum();
    this.perPlatform =
        perPost.sparkSession().createDataFrame(platforms, facts.schema()).drop(LogScan.EVENTS);
  }

  /** Events in the lake, duplicates included. */
  long events() {
    return events;
  }

  /** One row per post: a struct column {@code header}, its fields those of {@link PostHeader}. */
  Dataset<Row> asStructs() {
    // Whether the posts' own file names parents says nothing of the log.
    Dataset<Row> listed = lake.posts().drop("parents_logged").withColumn("announced", lit(true));
    Column flight =
        struct(
            unix_micros(col("starts_at")),
            coalesce(unix_micros(col("ends_at")), lit(Long.MAX_VALUE)),
            col("spend"),
            col("currency"));
    Column tag =
        struct(
            col("trigger"), col("detail"), coalesce(col("strength"), lit(1.0)), col("tagger_id"));
    Column snapshot =
        struct(
            col("metric"),
            col("scope"),
            col("basis"),
            col("value"),
            unix_micros(col("observed_at")).as("observed_at"),
            col("time_precision"));
    return withFollowers(listed.join(inLists(lake.counters(), snapshot, "counters"), POST, "full"))
        .join(perPost.select(POST[0], POST[1]), POST, "full")
        .join(broadcast(perPlatform), new String[] {"platform"}, "left")
        .join(inLists(lake.flights(), flight, "flights"), POST, "left")
        .join(inLists(lake.tags(), tag, "tags"), POST, "left")
        .withColumn("counters", untilEnd(col("counters")))
        .withColumn("exported", exported())
        .select(header().as("header"));
  }

  /**
   * With {@code author_followers} filled, where no export of the post tells them, by the last
   * number of the account's series at or before the publication; {@code followers_of_series} says
   * where.
   */
  private Dataset<Row> withFollowers(Dataset<Row> posts) {
    Column number = struct(col("observed_at"), col("value").cast("long").as("followers"));
    Dataset<Row> series =
        lake.accountCounters()
            .where(col("metric").equalTo(CounterMetric.FOLLOWERS.id()))
            .where(col("scope").equalTo(CounterScope.TOTAL.id()))
            .where(col("basis").equalTo(CounterBasis.LIFETIME.id()))
            .groupBy(col("platform"), col("account_id").as("author_id"))
            .agg(collect_list(number).as("series"));
    Column last =
        array_max(
                filter(
                    col("series"), point -> point.getField("observed_at").leq(col("published_at"))))
            .getField("followers");
    return posts
        .join(broadcast(series), new String[] {"platform", "author_id"}, "left")
        .withColumn("followers_of_series", col("author_followers").isNull().and(last.isNotNull()))
        .withColumn("author_followers", coalesce(col("author_followers"), last));
  }

  /** Without the snapshots that are later than what is looked at. */
  private Column untilEnd(Column snapshots) {
    return filter(snapshots, snapshot -> snapshot.getField("observed_at").leq(lit(asOf)));
  }

  /** The fields in the order of the components of {@link PostHeader}. */
  private Column header() {
    Object[] promoting =
        lake.flights().select("platform").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toArray();
    Column post =
        struct(
            col("platform"),
            col("post_id"),
            col("author_id"),
            col("author_followers"),
            col("campaign_id"),
            col("published_at"),
            col("format"),
            col("language"),
            col("url"));
    Column logged = struct(LogScan.FACTS.stream().map(Headers::isYes).toArray(Column[]::new));
    return struct(
        post.as("post"),
        IdKeys.of(col("post_id")),
        IdKeys.of(col("author_id")),
        isYes("announced"),
        knownUntil(),
        basis(),
        col("flights"),
        col("platform").isin(promoting),
        logged,
        when(col("published_at").isNull(), lit(TimePrecision.NONE.id()))
            .otherwise(col("time_precision")),
        isYes("followers_of_series"),
        col("counters"),
        col("tags"),
        col("text"));
  }

  private static Column isYes(String column) {
    return coalesce(col(column), lit(false));
  }

  /**
   * When the export was made; where there are no events, the counters' own time is all there is.
   */
  private static Column exported() {
    Column lastCounted =
        array_max(transform(col("counters"), counter -> counter.getField("observed_at")));
    return coalesce(
        unix_micros(col("observed_at")), when(col(LogScan.LATEST).isNull(), lastCounted));
  }

  private Column knownUntil() {
    return when(basis().equalTo(ObservedBasis.EXPORT.id()), col("exported"))
        .when(basis().equalTo(ObservedBasis.AS_OF.id()), lit(asOf))
        .when(basis().equalTo(ObservedBasis.LATEST_EVENT.id()), col(LogScan.LATEST))
        .otherwise(lit(Long.MAX_VALUE));
  }

  private Column basis() {
    return when(col("exported").leq(lit(asOf)), lit(ObservedBasis.EXPORT.id()))
        .when(
            col("exported").isNotNull().or(lit(asOf != Long.MAX_VALUE)),
            lit(ObservedBasis.AS_OF.id()))
        .when(col(LogScan.LATEST).isNotNull(), lit(ObservedBasis.LATEST_EVENT.id()))
        .otherwise(lit(ObservedBasis.NONE.id()));
  }

  /** What rows say of each post, in order; where there are none Spark leaves the join out. */
  private static Dataset<Row> inLists(Dataset<Row> rows, Column element, String as) {
    return rows.groupBy(POST[0], POST[1]).agg(array_sort(collect_list(element)).as(as));
  }
}
