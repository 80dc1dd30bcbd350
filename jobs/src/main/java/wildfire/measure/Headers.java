package wildfire.measure;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import wildfire.measure.PostHeader.Logged;
import wildfire.measure.PostHeader.ObservedBasis;
import wildfire.model.CounterSnapshot;
import wildfire.model.EngagementKind;
import wildfire.model.Post;
import wildfire.model.TimePrecision;

/**
 * The headers of all posts: those that an export lists, and those that are known from their events
 * alone.
 */
final class Headers {
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
    OBSERVED_AT,
    FLIGHTS,
    PAID_LOGGED,
    LATEST_EVENT,
    SPREAD_LOGGED,
    COMMENTS_LOGGED,
    ACCOUNTS_LOGGED,
    PARENTS_LOGGED,
    EXPOSURE_LOGGED,
    SAVES_LOGGED,
    CLICKS_LOGGED,
    FOLLOWERS_LOGGED,
    REACTIONS_LOGGED,
    PUBLISHED_PRECISION,
    FOLLOWERS_OF_SERIES,
    COUNTERS;

    @SuppressWarnings("EnumOrdinal") // the order of declaration is the order in the struct
    int at() {
      return ordinal();
    }
  }

  /** What the logs of a platform carry at all, and how one sees it of an event. */
  private static final Map<String, Column> EVENT_FACTS = eventFacts();

  private final Dataset<Row> perPost;
  private final Dataset<Row> perPlatform;
  private final long events;
  private final Dataset<Row> posts;
  private final Dataset<Row> flights;
  private final CounterRows counters;

  /**
   * @param posts the lake's posts
   * @param engagements the lake's engagements, which are read once for this, a few columns of them
   * @param flights the lake's bought periods
   * @param counters what platforms counted
   */
  Headers(
      Dataset<Row> posts, Dataset<Row> engagements, Dataset<Row> flights, CounterRows counters) {
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
            "time_precision");
    this.flights = flights;
    this.counters = counters;
    this.perPost =
        engagements
            .groupBy("platform", "post_id")
            .agg(
                count(lit(1)).as("events"),
                each(
                    max(unix_micros(col("occurred_at"))).as("latest_event"),
                    (fact, seen) -> any(seen).as(fact)))
            .localCheckpoint();
    Dataset<Row> facts =
        perPost
            .groupBy("platform")
            .agg(
                sum("events").as("events"),
                each(max("latest_event").as("latest_event"), (fact, seen) -> max(fact).as(fact)));
    List<Row> platforms = facts.collectAsList(); // a handful, wanted twice
    this.events = platforms.stream().mapToLong(row -> row.<Long>getAs("events")).sum();
    this.perPlatform =
        posts.sparkSession().createDataFrame(platforms, facts.schema()).drop("events");
  }

  private static Map<String, Column> eventFacts() {
    Column isSpread = isOf(EngagementKind.SHARE, EngagementKind.QUOTE);
    Map<String, Column> facts = new LinkedHashMap<>();
    facts.put("spread_logged", isSpread);
    facts.put("comments_logged", isOf(EngagementKind.COMMENT));
    facts.put("accounts_logged", col("actor_id").isNotNull());
    facts.put("parents_logged", isSpread.and(col("parent_event_id").isNotNull()));
    facts.put("exposure_logged", isOf(EngagementKind.IMPRESSION, EngagementKind.VIEW));
    facts.put("saves_logged", isOf(EngagementKind.SAVE));
    facts.put("clicks_logged", isOf(EngagementKind.CLICK));
    facts.put("followers_logged", col("follows_author").isNotNull());
    facts.put("reactions_logged", EventRows.isAngry().isNotNull());
    return facts;
  }

  private static Column isOf(EngagementKind... kinds) {
    return col("kind").isin(Stream.of(kinds).map(EngagementKind::id).toArray());
  }

  private static Column[] each(Column first, BiFunction<String, Column, Column> figure) {
    Stream<Column> facts =
        EVENT_FACTS.entrySet().stream().map(e -> figure.apply(e.getKey(), e.getValue()));
    return Stream.concat(Stream.of(first), facts).toArray(Column[]::new);
  }

  private static Column any(Column condition) {
    return coalesce(max(condition), lit(false));
  }

  /** Events in the lake, duplicates included. */
  long events() {
    return events;
  }

  /** One row a post, in a struct column {@code header}. */
  Dataset<Row> asStructs() {
    Object[] promoting =
        flights.select("platform").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toArray();
    String[] postKey = {"platform", "post_id"};
    Dataset<Row> all =
        withFlights(
            counters
                .withFollowers(counters.joined(posts.withColumn("announced", lit(true))))
                .join(perPost.select("platform", "post_id"), postKey, "full")
                .join(broadcast(perPlatform), new String[] {"platform"}, "left"),
            promoting.length > 0);
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
        unix_micros(col("observed_at")).as("observed_at"),
        col("flights"),
        col("platform").isin(promoting).as("paid_logged"),
        col("latest_event"));
    EVENT_FACTS.keySet().forEach(fact -> fields.add(coalesce(col(fact), lit(false)).as(fact)));
    Collections.addAll(
        fields,
        col("time_precision").as("published_precision"),
        coalesce(col("followers_of_series"), lit(false)).as("followers_of_series"),
        col("counters"));
    return all.select(struct(fields.toArray(Column[]::new)).as("header"));
  }

  /** With the bought periods of each post; most logs know of none, and then there is no join. */
  private Dataset<Row> withFlights(Dataset<Row> all, boolean any) {
    Dataset<Row> bought =
        flights
            .groupBy("platform", "post_id")
            .agg(
                array_sort(
                        collect_list(
                            struct(
                                unix_micros(col("starts_at")).as("starts"),
                                coalesce(unix_micros(col("ends_at")), lit(Long.MAX_VALUE))
                                    .as("ends"))))
                    .as("flights"));
    return any
        ? all.join(bought, new String[] {"platform", "post_id"}, "left")
        : all.withColumn("flights", lit(null).cast(bought.schema().apply("flights").dataType()));
  }

  /**
   * The header in a shuffled row.
   *
   * @param asOf nothing after this instant is looked at (UTC microseconds); {@link Long#MAX_VALUE}
   *     if the run sets no limit
   */
  static PostHeader read(InternalRow row, int ordinal, long asOf) {
    InternalRow h = row.getStruct(ordinal, Field.values().length);
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
    Long observedAt = whole(h, Field.OBSERVED_AT);
    Long latestEvent = whole(h, Field.LATEST_EVENT);
    List<CounterSnapshot> snapshots = CounterRows.read(h, Field.COUNTERS.at(), asOf);
    if (observedAt == null && latestEvent == null) { // then the counters' own time is all there is
      observedAt =
          snapshots.stream()
              .map(CounterSnapshot::observedAt)
              .max(Comparator.naturalOrder())
              .orElse(null);
    }
    return new PostHeader(
        post,
        h.getLong(Field.ID_KEY.at()),
        h.getLong(Field.AUTHOR_KEY.at()),
        yes(h, Field.ANNOUNCED),
        knownUntil(observedAt, latestEvent, asOf),
        basis(observedAt, latestEvent, asOf),
        flights(h),
        yes(h, Field.PAID_LOGGED),
        new Logged(
            yes(h, Field.SPREAD_LOGGED),
            yes(h, Field.COMMENTS_LOGGED),
            yes(h, Field.ACCOUNTS_LOGGED),
            yes(h, Field.PARENTS_LOGGED),
            yes(h, Field.EXPOSURE_LOGGED),
            yes(h, Field.SAVES_LOGGED),
            yes(h, Field.CLICKS_LOGGED),
            yes(h, Field.FOLLOWERS_LOGGED),
            yes(h, Field.REACTIONS_LOGGED)),
        new PostHeader.Counted(
            publishedAt == null
                ? TimePrecision.NONE
                : TimePrecision.ofId(text(h, Field.PUBLISHED_PRECISION)),
            yes(h, Field.FOLLOWERS_OF_SERIES),
            snapshots));
  }

  private static long knownUntil(Long observedAt, Long latestEvent, long asOf) {
    return switch (basis(observedAt, latestEvent, asOf)) {
      case EXPORT -> observedAt;
      case AS_OF -> asOf;
      case LATEST_EVENT -> latestEvent;
      case NONE -> Long.MAX_VALUE;
    };
  }

  private static ObservedBasis basis(Long observedAt, Long latestEvent, long asOf) {
    if (observedAt != null) {
      return observedAt <= asOf ? ObservedBasis.EXPORT : ObservedBasis.AS_OF;
    }
    if (asOf != Long.MAX_VALUE) {
      return ObservedBasis.AS_OF;
    }
    return latestEvent == null ? ObservedBasis.NONE : ObservedBasis.LATEST_EVENT;
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
