package wildfire.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;

/**
 * Which posts would be measured as they were before, and so need not be. A row is a function of the
 * post's events up to the end of its observation, of its header, and of that end; of the end it
 * depends only by the ages that it has reached, but for the observed hours, and for posts with
 * counters or bought reach.
 */
final class Carried {
  private static final String PLATFORM = "platform";
  private static final String POST_ID = "post_id";
  private static final String TOUCHED = "_touched";
  private static final String HEADER = "header";
  private static final String KEY = "_key";
  private static final double MICROS_PER_HOUR = 3.6e9;

  private final Dataset<Row> compared;
  private final Dataset<Row> before;
  private final long posts;
  private final long allPosts;

  private Carried(Dataset<Row> compared, Dataset<Row> before, long posts, long allPosts) {
    this.compared = compared;
    this.before = before;
    this.posts = posts;
    this.allPosts = allPosts;
  }

  /**
   * Compares.
   *
   * @param before rows of {@link Measure#posts} of an earlier run
   * @param headers those of this run, with {@link Headers#LATEST_OF_POST}
   * @param touched platform and id of posts whose events are others than then
   */
  static Carried of(
      Dataset<Row> before,
      Dataset<Row> headers,
      Dataset<Row> touched,
      Duration window,
      Duration lateAfter) {
    String[] key = {PLATFORM, POST_ID};
    Dataset<Row> compared =
        headers
            .withColumn(PLATFORM, col("header.of_itself.platform"))
            .withColumn(POST_ID, col("header.of_itself.post_id"))
            .join(
                before.select(
                    col(PLATFORM), col(POST_ID), col(Measure.STATE), col("time_precision")),
                key,
                "left")
            .join(touched.distinct().withColumn(TOUCHED, lit(true)), key, "left")
            .withColumn("again", again(window, lateAfter))
            .withColumn(KEY, EventRows.postKey(col(PLATFORM), col(POST_ID)))
            .select(
                col(PLATFORM),
                col(POST_ID),
                col(KEY),
                col(HEADER),
                col("again"),
                when(timed(), observedUntil(window)).as("until"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    long all = compared.count();
    return new Carried(compared, before, compared.where(col("again")).count(), all);
  }

  /** All posts of this run. */
  long allPosts() {
    return allPosts;
  }

  /** Posts to be measured again. */
  long posts() {
    return posts;
  }

  private static Column state(String field) {
    return col(Measure.STATE + "." + field);
  }

  private static Column timed() {
    return col("time_precision").notEqual(TimePrecision.NONE.id());
  }

  private static long micros(Duration span) {
    return span.toNanos() / 1_000;
  }

  private static Column observedUntil(Duration window) {
    return least(col("header.known_until"), state("published_at").plus(lit(micros(window))));
  }

  private static Column again(Duration window, Duration lateAfter) {
    Column until = observedUntil(window);
    Column age = age(until);
    Column ageBefore = age(state("observed_until"));
    Column reached = lit(false);
    List<Long> ages = new ArrayList<>();
    FixedAge.all().forEach(fixed -> ages.add(fixed.micros()));
    ages.add(micros(lateAfter));
    ages.add(micros(window));
    for (long each : ages) {
      reached = reached.or(ageBefore.lt(lit(each)).and(age.geq(lit(each))));
    }
    Column moved =
        until
            .lt(state("observed_until"))
            .or(
                until
                    .gt(state("observed_until"))
                    .and(
                        state("moves")
                            .or(col(Headers.LATEST_OF_POST).gt(state("observed_until")))
                            .or(reached)));
    return col(Measure.STATE)
        .isNull()
        .or(col(TOUCHED).isNotNull())
        .or(state("digest").notEqual(col("header.digest")))
        .or(timed().and(org.apache.spark.sql.functions.coalesce(moved, lit(false))));
  }

  private static Column age(Column until) {
    return greatest(lit(0L), until.minus(state("published_at")));
  }

  /** The headers of the posts to be measured again. */
  Dataset<Row> headersToMeasure() {
    return compared.where(col("again")).select(HEADER);
  }

  /** The events of these posts. */
  Dataset<Row> eventsToMeasure(Dataset<Row> engagements) {
    LongOpenHashSet keys = new LongOpenHashSet((int) Math.min(1 << 28, posts));
    compared
        .where(col("again"))
        .select(KEY)
        .toLocalIterator()
        .forEachRemaining(row -> keys.add(row.getLong(0)));
    Broadcast<LongOpenHashSet> wanted =
        JavaSparkContext.fromSparkContext(engagements.sparkSession().sparkContext())
            .broadcast(keys);
    Column isWanted =
        udf((UDF1<Long, Boolean>) key -> wanted.value().contains((long) key), DataTypes.BooleanType)
            .withName("measured_again")
            .apply(EventRows.postKey(col(PLATFORM), col(POST_ID)));
    return engagements.where(isWanted);
  }

  /** The rows that stay, with the end of observation moved. */
  Dataset<Row> rows() {
    Dataset<Row> unchanged =
        compared
            .where(col("again").equalTo(false))
            .select(
                col(PLATFORM),
                col(POST_ID),
                col("until"),
                col("header.known_until").as("known_until_now"),
                col("header.basis").as("basis_now"));
    Column until = col("until");
    Column hours =
        greatest(lit(0L), until.minus(state("published_at")))
            .cast("double")
            .divide(MICROS_PER_HOUR);
    return before
        .join(unchanged, new String[] {PLATFORM, POST_ID})
        .withColumn(
            "observed_hours", when(until.isNotNull(), hours).otherwise(col("observed_hours")))
        .withColumn("observed_basis", col("basis_now"))
        .withColumn(
            Measure.STATE,
            struct(
                col("known_until_now").as("known_until"),
                state("digest").as("digest"),
                state("published_at").as("published_at"),
                when(until.isNotNull(), until)
                    .otherwise(state("observed_until"))
                    .as("observed_until"),
                state("moves").as("moves")))
        .select(
            java.util.stream.Stream.of(Measure.schema().fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new));
  }
}
