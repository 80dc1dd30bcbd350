package wildfire.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;
import wildfire.yaml.Nearest;

/**
 * Which posts are published. Filters choose among judged posts: what is usual for an account still
 * rests on all of its posts.
 *
 * @param condition over the scorecard
 * @param words the filters for people; null where there are none
 * @param filters as they were given
 */
public record ChosenPosts(Column condition, String words, Filters filters) {
  private static final int LISTED = 12;

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
    return new ChosenPosts(condition, words.isEmpty() ? null : String.join("; ", words), filters);
  }

  /**
   * Makes sure that filters choose some of the judged posts, before anything is made of them.
   *
   * @throws OperatorError that names the campaigns that there are, if one was asked for
   */
  public void mustBeSome(Dataset<Row> judged) {
    if (words != null && judged.where(condition).isEmpty()) {
      throw none(judged);
    }
  }

  private OperatorError none(Dataset<Row> judged) {
    return new OperatorError(
        "None of the %,d posts is chosen by %s: take another filter, or none; no reports were made.%s",
        judged.count(),
        words,
        filters.campaigns().stream()
            .findFirst()
            .map(asked -> " " + campaigns(asked, judged))
            .orElse(""));
  }

  /** The campaigns that there are, the nearest by name first. */
  private static String campaigns(String asked, Dataset<Row> judged) {
    List<String> known =
        judged
            .select("campaign_id")
            .where(col("campaign_id").isNotNull())
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    if (known.isEmpty()) {
      return "No post names a campaign.";
    }
    return "The campaigns are "
        + Nearest.first(asked, known).stream().limit(LISTED).collect(Collectors.joining(", "))
        + (known.size() > LISTED ? " and others." : ".");
  }
}
