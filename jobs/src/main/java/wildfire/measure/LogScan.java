package wildfire.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.model.EngagementKind;

/**
 * What one light scan of the events tells of each post and platform: how many there are, the latest
 * of them, and what the log carries at all.
 */
final class LogScan {
  static final String EVENTS = "events";
  static final String LATEST = "latest_event";

  /** What the logs of a platform carry at all. */
  static final List<String> FACTS = List.copyOf(facts(MessageTerms.NONE).keySet());

  private LogScan() {}

  /** How one sees it of an event; whether texts are known is asked only for a message's sake. */
  private static Map<String, Column> facts(MessageTerms message) {
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
    facts.put("texts_logged", message.isTextKnown());
    return facts;
  }

  private static Column isOf(EngagementKind... kinds) {
    return col("kind").isin(Stream.of(kinds).map(EngagementKind::id).toArray());
  }

  /** Scans events: one row per post. */
  static Dataset<Row> perPost(Dataset<Row> engagements, MessageTerms message) {
    Map<String, Column> facts = facts(message);
    return engagements
        .groupBy("platform", "post_id")
        .agg(
            count(lit(1)).as(EVENTS),
            each(
                max(unix_micros(col("occurred_at"))).as(LATEST),
                fact -> coalesce(max(facts.get(fact)), lit(false)).as(fact)));
  }

  /** Of each platform; a handful of rows. */
  static Dataset<Row> perPlatform(Dataset<Row> perPost) {
    return perPost
        .groupBy("platform")
        .agg(sum(EVENTS).as(EVENTS), each(max(LATEST).as(LATEST), fact -> max(fact).as(fact)));
  }

  private static Column[] each(Column first, Function<String, Column> figure) {
    return Stream.concat(Stream.of(first), FACTS.stream().map(figure)).toArray(Column[]::new);
  }
}
