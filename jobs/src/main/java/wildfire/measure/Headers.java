package wildfire.measure;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import wildfire.metrics.LogFacts;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.model.CounterSnapshot;
import wildfire.model.Post;
import wildfire.model.TimePrecision;

/**
 * The headers of all posts: those that an export lists, and those that are known from their events
 * alone.
 */
final class Headers {
  private static final int HEADER_FIELDS = 3;

  /** Position of each field of the header struct. */
  private enum Field {
    PLATFORM,
    POST_ID,
    ID_KEY,
    AUTHOR_ID,
    AUTHOR_KEY,
    AUTHOR_FOLLOWERS,
    CAMPAIGN_ID,
    PUBLISHED_AT,
    FORMAT,
    LANGUAGE,
    URL,
    ANNOUNCED,
    FLIGHTS,
    PAID_LOGGED,
    SPREAD_LOGGED,
    COMMENTS_LOGGED,
    ACCOUNTS_LOGGED,
    PARENTS_LOGGED,
    EXPOSURE_LOGGED,
    SAVES_LOGGED,
    CLICKS_LOGGED,
    FOLLOWERS_LOGGED,
    REACTIONS_LOGGED,
    TEXTS_LOGGED,
    PUBLISHED_PRECISION,
    FOLLOWERS_OF_SERIES,
    COUNTERS,
    TAGS,
    TEXT;

    @SuppressWarnings("EnumOrdinal") // the order of declaration is the order in the struct
    int at() {
      return ordinal();
    }
  }

  private final Dataset<Row> perPost;
  private final Dataset<Row> perPlatform;
  private final long events;
  private final Dataset<Row> posts;
  private final Dataset<Row> flights;
  private final Dataset<Row> tags;
  private final CounterRows counters;
  private final long asOf;

  /**
   * @param posts the lake's posts
   * @param perPost what {@link LogScan} has of the lake's engagements
   * @param flights the lake's bought periods
   * @param tags what people tagged posts with
   * @param counters what platforms counted
   * @param asOf nothing after this instant is looked at (UTC microseconds); {@link Long#MAX_VALUE}
   *     if the run sets no limit
   */
  Headers(
      Dataset<Row> posts,
      Dataset<Row> perPost,
      Dataset<Row> flights,
      Dataset<Row> tags,
      CounterRows counters,
      long asOf) {
    this.posts =
        posts.select(
            "platform",
            "post_id",
            "author_id",
            "author_followers",
            "campaign_id",
            "published_at",
            "format",
            "language",
            "url",
            "observed_at",
            "time_precision",
            "text");
    this.flights = flights;
    this.tags = tags;
    this.counters = counters;
    this.asOf = asOf;
    this.perPost = perPost;
    Dataset<Row> facts = LogScan.perPlatform(perPost);
    List<Row> platforms = facts.collectAsList(); // a handful, wanted twice
    this.events = platforms.stream().mapToLong(row -> row.<Long>getAs(LogScan.EVENTS)).sum();
    this.perPlatform =
        posts.sparkSession().createDataFrame(platforms, facts.schema()).drop(LogScan.EVENTS);
  }

  /** Events in the lake, duplicates included. */
  long events() {
    return events;
  }

  /** One row per post: a struct column {@code header}. */
  Dataset<Row> asStructs() {
    Object[] promoting =
        flights.select("platform").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toArray();
    String[] postKey = {"platform", "post_id"};
    Dataset<Row> all =
        counters
            .withFollowers(counters.joined(posts.withColumn("announced", lit(true))))
            .join(perPost.select("platform", "post_id"), postKey, "full")
            .join(broadcast(perPlatform), new String[] {"platform"}, "left")
            .join(
                listed(
                    flights,
                    struct(
                        unix_micros(col("starts_at")),
                        coalesce(unix_micros(col("ends_at")), lit(Long.MAX_VALUE))),
                    "flights"),
                postKey,
                "left")
            .join(
                listed(
                    tags,
                    struct(
                        col("trigger"),
                        col("detail"),
                        coalesce(col("strength"), lit(1.0)),
                        col("tagger_id")),
                    "tags"),
                postKey,
                "left");
    List<Column> fields = new ArrayList<>();
    Collections.addAll(
        fields,
        col("platform"),
        col("post_id"),
        IdKeys.of(col("post_id")).as("id_key"),
        col("author_id"),
        IdKeys.of(col("author_id")).as("author_key"),
        col("author_followers"),
        col("campaign_id"),
        unix_micros(col("published_at")).as("published_at"),
        col("format"),
        col("language"),
        col("url"),
        coalesce(col("announced"), lit(false)).as("announced"),
        col("flights"),
        col("platform").isin(promoting).as("paid_logged"));
    LogScan.FACTS.forEach(fact -> fields.add(coalesce(col(fact), lit(false)).as(fact)));
    Collections.addAll(
        fields,
        col("time_precision").as("published_precision"),
        coalesce(col("followers_of_series"), lit(false)).as("followers_of_series"),
        counters.until(asOf).as("counters"),
        col("tags"),
        col("text"));
    Dataset<Row> known =
        all.select(
            struct(fields.toArray(Column[]::new)).as("of_itself"),
            unix_micros(col("observed_at")).as("exported"),
            col(LogScan.LATEST));
    Column exported =
        coalesce(
            col("exported"),
            // Where there are no events the counters' own time is all there is.
            when(
                col(LogScan.LATEST).isNull(),
                array_max(transform(col("of_itself.counters"), c -> c.getField("observed_at")))));
    return known
        .withColumn("exported", exported)
        .select(
            struct(col("of_itself"), knownUntil().as("known_until"), basis().as("basis"))
                .as("header"));
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
  private static Dataset<Row> listed(Dataset<Row> rows, Column element, String as) {
    return rows.groupBy("platform", "post_id").agg(array_sort(collect_list(element)).as(as));
  }

  /** The header in a shuffled row. */
  static PostHeader read(InternalRow row, int ordinal) {
    InternalRow header = row.getStruct(ordinal, HEADER_FIELDS);
    InternalRow h = header.getStruct(0, Field.values().length);
    Long publishedAt = whole(h, Field.PUBLISHED_AT);
    Post post =
        new Post(
            text(h, Field.PLATFORM),
            text(h, Field.POST_ID),
            text(h, Field.AUTHOR_ID),
            whole(h, Field.AUTHOR_FOLLOWERS),
            text(h, Field.CAMPAIGN_ID),
            publishedAt == null ? null : Instant.EPOCH.plus(publishedAt, ChronoUnit.MICROS),
            text(h, Field.FORMAT),
            text(h, Field.LANGUAGE),
            text(h, Field.URL));
    List<CounterSnapshot> snapshots = CounterRows.read(h, Field.COUNTERS.at());
    return new PostHeader(
        post,
        h.getLong(Field.ID_KEY.at()),
        h.getLong(Field.AUTHOR_KEY.at()),
        yes(h, Field.ANNOUNCED),
        header.getLong(1),
        ObservedBasis.ofId(header.getUTF8String(2).toString()),
        flights(h),
        yes(h, Field.PAID_LOGGED),
        new LogFacts(
            yes(h, Field.SPREAD_LOGGED),
            yes(h, Field.COMMENTS_LOGGED),
            yes(h, Field.ACCOUNTS_LOGGED),
            yes(h, Field.PARENTS_LOGGED),
            yes(h, Field.EXPOSURE_LOGGED),
            yes(h, Field.SAVES_LOGGED),
            yes(h, Field.CLICKS_LOGGED),
            yes(h, Field.FOLLOWERS_LOGGED),
            yes(h, Field.REACTIONS_LOGGED),
            yes(h, Field.TEXTS_LOGGED)),
        new PostHeader.Counted(
            publishedAt == null
                ? TimePrecision.NONE
                : TimePrecision.ofId(text(h, Field.PUBLISHED_PRECISION)),
            yes(h, Field.FOLLOWERS_OF_SERIES),
            snapshots,
            tags(h),
            text(h, Field.TEXT)));
  }

  private static long[] flights(InternalRow header) {
    if (header.isNullAt(Field.FLIGHTS.at())) {
      return new long[0];
    }
    ArrayData periods = header.getArray(Field.FLIGHTS.at());
    long[] bounds = new long[2 * periods.numElements()];
    for (int i = 0; i < periods.numElements(); i++) {
      InternalRow period = periods.getStruct(i, 2);
      bounds[2 * i] = period.getLong(0);
      bounds[2 * i + 1] = period.getLong(1);
    }
    return bounds;
  }

  private static List<MeasuredPost.Tag> tags(InternalRow header) {
    if (header.isNullAt(Field.TAGS.at())) {
      return List.of();
    }
    ArrayData all = header.getArray(Field.TAGS.at());
    List<MeasuredPost.Tag> tags = new ArrayList<>(all.numElements());
    for (int i = 0; i < all.numElements(); i++) {
      InternalRow tag = all.getStruct(i, 4);
      tags.add(
          new MeasuredPost.Tag(
              tag.getUTF8String(0).toString(),
              tag.isNullAt(1) ? null : tag.getUTF8String(1).toString(),
              tag.getDouble(2),
              tag.isNullAt(3) ? null : tag.getUTF8String(3).toString()));
    }
    return tags;
  }

  private static String text(InternalRow row, Field field) {
    UTF8String value = row.getUTF8String(field.at());
    return value == null ? null : value.toString();
  }

  private static Long whole(InternalRow row, Field field) {
    return row.isNullAt(field.at()) ? null : Long.valueOf(row.getLong(field.at()));
  }

  private static boolean yes(InternalRow row, Field field) {
    return row.getBoolean(field.at());
  }
}
