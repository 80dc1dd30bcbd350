package wildfire.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What posts tell about who engaged, where that is about few accounts, left out. Who engaged with a
 * post can be seen on its platform; that the four of them are all of one community, or that none of
 * them follows the author, is something else, and with so few it is said of each of them. Counts
 * that say nothing of people but that they engaged stay.
 */
final class SmallGroups {
  /** What rests on the engaged accounts of known community. */
  private static final List<String> OF_COMMUNITIES =
      List.of(
          "communities",
          "effective_communities",
          "communities_in_50",
          "largest_community_share",
          "community_known");

  /** What rests on the engaged accounts known to follow the author or not to. */
  private static final List<String> OF_OUTSIDERS = List.of("escape_hours", "outside_known");

  /** The same where it is not of the accounts that a platform says it reached. */
  private static final List<String> OF_OUTSIDERS_UNLESS_REACHED =
      List.of("outside_share", "outside_basis");

  private static final String FOLLOWERS = "follower_accounts_";
  private static final String OUTSIDERS = "outsider_accounts_";

  /** Followers that engaged over what is usual, from which their number can be had. */
  private static final String RESPONSE = "response_to_exposure";

  private static final String ENGLISH =
      "It rests on fewer than %d accounts, so what was counted is left out.";
  private static final String DUTCH =
      "Het gaat om minder dan %d accounts, dus wat er geteld is, is weggelaten.";

  private SmallGroups() {}

  /**
   * The same posts without what tells of fewer accounts than that.
   *
   * @param least 1 leaves everything in
   */
  static Dataset<Row> leftOut(Dataset<Row> posts, long least) {
    Map<String, Column> published = new HashMap<>();
    Column fewOfCommunity = isFew(col("community_known"), least);
    OF_COMMUNITIES.forEach(name -> published.put(name, unless(fewOfCommunity, name)));
    Column fewOfStatus = isFew(col("outside_known"), least);
    OF_OUTSIDERS.forEach(name -> published.put(name, unless(fewOfStatus, name)));
    Column fewAreMeant = fewOfStatus.and(col("outside_basis").equalTo("accounts"));
    OF_OUTSIDERS_UNLESS_REACHED.forEach(name -> published.put(name, unless(fewAreMeant, name)));
    for (String age : agesOfFollowers()) {
      Column few = isFewAt(age, least);
      published.put(FOLLOWERS + age, unless(few, FOLLOWERS + age));
      published.put(OUTSIDERS + age, unless(few, OUTSIDERS + age));
    }
    published.put(RESPONSE, unless(isFewAtSomeAge(least), RESPONSE));
    return posts.withColumns(published);
  }

  /**
   * The same signs of causes: of those that rest on few followers and outsiders the number and the
   * sentence that has it are left out, and the finding stays.
   *
   * @param posts of these signs, with nothing left out
   */
  static Dataset<Row> leftOutOfCauses(Dataset<Row> signs, Dataset<Row> posts, long least) {
    Column[] few =
        Stream.concat(
                Stream.of(when(isFewAtSomeAge(least), RESPONSE)),
                agesOfFollowers().stream()
                    .flatMap(
                        age ->
                            Stream.of(FOLLOWERS + age, OUTSIDERS + age)
                                .map(metric -> when(isFewAt(age, least), metric))))
            .toArray(Column[]::new);
    Dataset<Row> hidden =
        posts
            .select(col("platform"), col("post_id"), array_compact(array(few)).as("hidden"))
            .where(size(col("hidden")).gt(0));
    Column isHidden = coalesce(array_contains(col("hidden"), col("metric")), lit(false));
    return signs
        .join(hidden, new String[] {"platform", "post_id"}, "left")
        .withColumns(
            Map.of(
                "observed", when(isHidden, lit(null)).otherwise(col("observed")),
                "sentence_en",
                    when(isHidden, lit(ENGLISH.formatted(least))).otherwise(col("sentence_en")),
                "sentence_nl",
                    when(isHidden, lit(DUTCH.formatted(least))).otherwise(col("sentence_nl"))));
  }

  private static Column isFewAtSomeAge(long least) {
    return agesOfFollowers().stream()
        .map(age -> isFewAt(age, least))
        .reduce(lit(false), Column::or);
  }

  private static Column isFewAt(String age, long least) {
    return isFew(
        coalesce(col(FOLLOWERS + age), lit(0L)).plus(coalesce(col(OUTSIDERS + age), lit(0L))),
        least);
  }

  /** Columns that count followers, and so columns that count outsiders, by what follows. */
  private static List<String> agesOfFollowers() {
    List<String> ages = new ArrayList<>();
    for (wildfire.table.Column<Row> column : PublishedTables.POST_SCORECARD.columns()) {
      if (column.name().startsWith(FOLLOWERS) && !column.name().endsWith("_basis")) {
        ages.add(column.name().substring(FOLLOWERS.length()));
      }
    }
    return ages;
  }

  /** None is not few: it says nothing of anybody. */
  private static Column isFew(Column accounts, long least) {
    return coalesce(accounts.between(1, least - 1), lit(false));
  }

  private static Column unless(Column few, String name) {
    return when(few, lit(null)).otherwise(col(name));
  }
}
