package wildfire.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import wildfire.model.EngagementKind;
import wildfire.model.Phrase;

/**
 * The words by which campaigns tell their message, and the comments and quotes that have one of
 * them. A text is looked at where it is read; what goes on from there is one answer an event, never
 * the text.
 *
 * @param byCampaign by campaign: its words, {@code *} stands for the rest of a word; a campaign
 *     without words is not asked about
 */
public record MessageTerms(Map<String, List<String>> byCampaign) {
  /**
   * Whether a comment or quote mentions the message of its post's campaign; null where its text is
   * not known, the campaign has no words, or the event is neither.
   */
  static final String MENTIONED = "mentions_message";

  private static final String POST_KEY = "_message_post";
  private static final String CAMPAIGN = "_message_campaign";

  /** Nothing is asked. */
  public static final MessageTerms NONE = new MessageTerms(Map.of());

  public MessageTerms {
    byCampaign =
        byCampaign.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  /** The campaigns that have words. */
  Set<String> campaigns() {
    return byCampaign.keySet();
  }

  /** All words, in an order of their own: the same words give the same text. */
  public String inOrder() {
    return new TreeMap<>(byCampaign).toString();
  }

  /**
   * The engagements with the column {@link #MENTIONED}. Without words no text is read; else the
   * posts that are asked about go to every task.
   */
  Dataset<Row> marked(Dataset<Row> engagements, Dataset<Row> posts) {
    if (byCampaign.isEmpty()) {
      return engagements.withColumn(MENTIONED, lit(null).cast(DataTypes.BooleanType));
    }
    Dataset<Row> asked =
        posts
            .where(col("campaign_id").isin(campaigns().toArray()))
            .select(
                EventRows.postKey(col("platform"), col("post_id")).as(POST_KEY),
                col("campaign_id").as(CAMPAIGN));
    Column itsPost = EventRows.postKey(col("platform"), col("post_id")).equalTo(col(POST_KEY));
    return engagements
        .join(broadcast(asked), itsPost, "left")
        .withColumn(
            MENTIONED,
            when(
                isTold().and(col(CAMPAIGN).isNotNull()),
                mention().apply(col(CAMPAIGN), col("text"))))
        .drop(POST_KEY, CAMPAIGN);
  }

  /**
   * Whether an event is a comment or quote whose words are known; false of all if nothing is asked.
   */
  Column isTextKnown() {
    return byCampaign.isEmpty() ? lit(false) : isTold();
  }

  private static Column isTold() {
    return col("kind")
        .isin(EngagementKind.COMMENT.id(), EngagementKind.QUOTE.id())
        .and(col("text").isNotNull())
        .and(length(trim(col("text"))).gt(0));
  }

  /** As {@code PostText} holds a post's own text against them: whole words, capitals apart. */
  private UserDefinedFunction mention() {
    Map<String, List<Phrase>> phrases = new HashMap<>();
    byCampaign.forEach(
        (campaign, words) -> phrases.put(campaign, words.stream().map(Phrase::of).toList()));
    return udf(
        (String campaign, String text) -> {
          String lowerCase = text.toLowerCase(Locale.ROOT);
          return phrases.get(campaign).stream().anyMatch(phrase -> phrase.isIn(lowerCase));
        },
        DataTypes.BooleanType);
  }
}
