package wildfire.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * How events go through the shuffle: six numbers and the parent's id. One sort key holds the upper
 * halves of the post's and the event's digests, so that Spark sorts by a single long: the events of
 * a post come one after the other, and so do the rows of an event. The headers of posts are cut
 * into the same pieces by the same keys.
 */
final class EventRows {
  static final int SORT_KEY = 0;
  static final int REST_KEY = 1;
  static final int OCCURRED_AT = 2;
  static final int ACTOR = 3;
  static final int PARENT = 4;
  static final int COMMUNITY = 5;
  static final int TRAITS = 6;

  /** In the rows of headers, after the two keys. */
  static final int HEADER = 2;

  // The small facts of an event are one number. From the lowest bit: kind (4 bits), follows (2),
  // paid (2), precision (2), whether the log names parents (1), whether a reaction is angry (2),
  // whether the message is mentioned (2), file (32).
  static final int FOLLOWS = 4;
  static final int PAID = 6;
  static final int PRECISION = 8;
  static final int PARENTS_LOGGED = 10;
  static final int ANGRY = 11;
  static final int MENTIONS = 13;
  static final int FILE = 15;

  private static final long LOWER = 0xFFFFFFFFL;
  private static final TimePrecision[] PRECISIONS = TimePrecision.values();

  private EventRows() {}

  /**
   * The events of the lake's engagements.
   *
   * @param engagements as {@link MessageTerms#marked} gives them
   */
  static Dataset<Row> of(Dataset<Row> engagements) {
    Column post = postKey(col("platform"), col("post_id"));
    Column event = xxhash64(col("event_id"));
    return engagements.select(
        sortKey(post, shiftrightunsigned(event, 32)).as("sort_key"),
        shiftleft(post, 32).bitwiseOR(event.bitwiseAND(lit(LOWER))).as("rest_key"),
        coalesce(unix_micros(col("occurred_at")), lit(0L)).as("occurred_at"),
        IdKeys.of(col("actor_id")).as("actor"),
        col("parent_event_id").as("parent"),
        IdKeys.of(col("community")).as("community"),
        traits().as("traits"));
  }

  /** The headers of posts, with their keys. */
  static Dataset<Row> ofHeaders(Dataset<Row> headers) {
    Column post = postKey(col("header.post.platform"), col("header.post.post_id"));
    return headers.select(
        sortKey(post, lit(0L)).as("sort_key"), shiftleft(post, 32).as("rest_key"), col("header"));
  }

  /** Digest by which a post is told from others. */
  static Column postKey(Column platform, Column postId) {
    return xxhash64(platform, postId);
  }

  private static Column sortKey(Column post, Column upperOfEvent) {
    return post.bitwiseAND(lit(~LOWER)).bitwiseOR(upperOfEvent);
  }

  /** Each post's rows together in one of so many pieces, in the order of their keys. */
  static JavaRDD<InternalRow> sorted(Dataset<Row> rows, int pieces) {
    JavaRDD<InternalRow> sorted =
        rows.repartition(pieces, shiftright(col("sort_key"), 32))
            .sortWithinPartitions("sort_key")
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    // Where there are none Spark leaves out the pieces, too.
    return sorted.getNumPartitions() > 0
        ? sorted
        : JavaSparkContext.fromSparkContext(sorted.context()).parallelize(List.of(), pieces);
  }

  static long postKey(long sortKey, long restKey) {
    return (sortKey & ~LOWER) | (restKey >>> 32);
  }

  static long eventKey(long sortKey, long restKey) {
    return (sortKey << 32) | (restKey & LOWER);
  }

  /**
   * Whether a reaction is an angry one, in whatever case; unknown where the log does not say which
   * it was. Spark's {@code lower} needs seconds before its first word: it looks at all of Unicode.
   */
  static Column isAngry() {
    return translate(col("reaction"), "AEGNRY", "aegnry").isin("angry", "anger");
  }

  private static Column traits() {
    Column kind = lit(null).cast("long");
    for (EngagementKind k : EngagementKind.values()) {
      kind = when(col("kind").equalTo(k.id()), lit((long) k.code())).otherwise(kind);
    }
    Column precision = lit(null).cast("long");
    for (TimePrecision p : TimePrecision.values()) {
      precision =
          when(col("time_precision").equalTo(p.id()), lit((long) p.code())).otherwise(precision);
    }
    return kind.bitwiseOR(shiftleft(answer(col("follows_author")), FOLLOWS))
        .bitwiseOR(shiftleft(answer(col("is_paid")), PAID))
        .bitwiseOR(shiftleft(precision, PRECISION))
        .bitwiseOR(shiftleft(col("parents_logged").cast("long"), PARENTS_LOGGED))
        .bitwiseOR(shiftleft(answer(isAngry()), ANGRY))
        .bitwiseOR(shiftleft(answer(col(MessageTerms.MENTIONED)), MENTIONS))
        .bitwiseOR(shiftleft(col("file_id").cast("long"), FILE));
  }

  /** Unknown, no, yes as 0, 1, 2. */
  private static Column answer(Column answer) {
    return coalesce(answer.cast("long").plus(1), lit(0L));
  }

  static EngagementKind kind(long traits) {
    return EngagementKind.ofCode((byte) (traits & 0xF));
  }

  /**
   * {@link PostHistory#YES}, {@link PostHistory#NO} or {@link PostHistory#UNKNOWN}, which are
   * stored one higher.
   */
  static byte answer(long traits, int at) {
    return (byte) ((traits >>> at & 3) - 1);
  }

  static TimePrecision precision(long traits) {
    return PRECISIONS[(int) (traits >>> PRECISION & 3)];
  }

  static boolean parentsLogged(long traits) {
    return (traits >>> PARENTS_LOGGED & 1) == 1;
  }

  static int file(long traits) {
    return (int) (traits >>> FILE);
  }
}
