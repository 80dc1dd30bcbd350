package wildfire.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import wildfire.settings.Filters;

/**
 * Which posts are published. Filters choose among judged posts: what is usual for an account still
 * rests on all of its posts.
 *
 * @param condition over the scorecard
 * @param words the filters for people; null where there are none
 */
public record ChosenPosts(Column condition, String words) {

  /**
   * The posts that filters choose.
   *
   * @param pseudonym the pseudonym of an account id
   */
  public static ChosenPosts of(Filters filters, UnaryOperator<String> pseudonym) {
    List<String> words = new ArrayList<>();
    Column condition = lit(true);
    if (!filters.platforms().isEmpty()) {
      condition = condition.and(col("platform").isin(filters.platforms().toArray()));
      words.add("platform " + String.join(", ", filters.platforms()));
    }
    if (!filters.campaigns().isEmpty()) {
      condition = condition.and(col("campaign_id").isin(filters.campaigns().toArray()));
      words.add("campaign " + String.join(", ", filters.campaigns()));
    }
    if (!filters.authors().isEmpty()) {
      List<String> authors = filters.authors().stream().map(pseudonym).toList();
      condition = condition.and(col("author_id").isin(authors.toArray()));
      words.add("author " + String.join(", ", authors));
    }
    if (filters.from() != null) {
      condition = condition.and(col("published_at").geq(lit(filters.from())));
      words.add("from " + filters.from());
    }
    if (filters.to() != null) {
      condition = condition.and(col("published_at").leq(lit(filters.to())));
      words.add("to " + filters.to());
    }
    return new ChosenPosts(condition, words.isEmpty() ? null : String.join("; ", words));
  }
}
