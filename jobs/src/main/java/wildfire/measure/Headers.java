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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
import wildfire.model.IdByName;
import wildfire.model.Post;
import wildfire.model.TimePrecision;

/**
 * The headers of all posts: those that an export lists, and those that are known from their events
 * alone.
 */
final class Headers {
  private static final int HEADER_FIELDS = 3;
  private static final int FIELDS = 19 + LogScan.FACTS.size();

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

  /** One row per post: a struct column {@code header}, its fields in the order of {@link #read}. */
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
        col("author_id"),
        col("author_followers"),
        col("campaign_id"),
        unix_micros(col("published_at")).as("published_at"),
        col("format"),
        col("language"),
        col("url"),
        IdKeys.of(col("post_id")).as("id_key"),
        IdKeys.of(col("author_id")).as("author_key"),
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
    Fields next = new Fields(header.getStruct(0, FIELDS));
    Post post =
        new Post(
            next.text(),
            next.text(),
            next.text(),
            next.whole(),
            next.text(),
            next.instant(),
            next.text(),
            next.text(),
            next.text());
    return new PostHeader(
        post,
        next.whole(),
        next.whole(),
        next.yes(),
        header.getLong(1),
        IdByName.find(ObservedBasis.class, header.getUTF8String(2).toString()).orElseThrow(),
        next.flights(),
        next.yes(),
        new LogFacts(
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes(),
            next.yes()),
        next.precision(post),
        next.yes(),
        next.snapshots(),
        next.tags(),
        next.text());
  }

  /** The fields of a struct, one after the other. */
  private static final class Fields {
    private final InternalRow row;
    private int at;

    Fields(InternalRow row) {
      this.row = row;
    }

    String text() {
      UTF8String value = row.getUTF8String(at++);
      return value == null ? null : value.toString();
    }

    Long whole() {
      int its = at++;
      return row.isNullAt(its) ? null : Long.valueOf(row.getLong(its));
    }

    boolean yes() {
      return row.getBoolean(at++);
    }

    Instant instant() {
      Long micros = whole();
      return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    TimePrecision precision(Post post) {
      String id = text();
      return post.publishedAt() == null ? TimePrecision.NONE : TimePrecision.ofId(id);
    }

    List<CounterSnapshot> snapshots() {
      return CounterRows.read(row, at++);
    }

    long[] flights() {
      return structs(2).flatMapToLong(Fields::bounds).toArray();
    }

    private static LongStream bounds(Fields period) {
      return LongStream.of(period.whole(), period.whole());
    }

    List<MeasuredPost.Tag> tags() {
      return structs(4)
          .map(tag -> new MeasuredPost.Tag(tag.text(), tag.text(), tag.number(), tag.text()))
          .toList();
    }

    private double number() {
      return row.getDouble(at++);
    }

    /** The structs of an array, each of so many fields; none where there is no array. */
    private Stream<Fields> structs(int fields) {
      int its = at++;
      if (row.isNullAt(its)) {
        return Stream.empty();
      }
      ArrayData all = row.getArray(its);
      return IntStream.range(0, all.numElements())
          .mapToObj(i -> new Fields(all.getStruct(i, fields)));
    }
  }
}
