package wildfire.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.format_number;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.report.FollowerSplits.Split;

/**
 * What posts tell about who engaged, where that is about few accounts, left out. Who engaged with a
 * post can be seen on its platform; that the four of them are all of one community, or that these
 * three alone do not follow the author, is something else. Counts that say nothing of people but
 * that they engaged stay.
 */
final class SmallGroups {
  /** How far a published outside share may be off, because few are told as about so many. */
  static final String WITHIN = "outside_share_within";

  /** What rests on the engaged accounts of known community. */
  private static final List<String> OF_COMMUNITIES =
      List.of(
          "communities",
          "effective_communities",
          "communities_in_50",
          "largest_community_share",
          "community_known");

  private static final String OUTSIDE_SHARE = "outside_share";
  private static final String OUTSIDE_KNOWN = "outside_known";
  private static final String OUTSIDE_BASIS = "outside_basis";
  private static final String ESCAPE_HOURS = "escape_hours";
  private static final String ESCAPE_KNOWN = "escape_known";
  private static final String FOLLOWERS = "follower_accounts_";
  private static final String OUTSIDERS = "outsider_accounts_";

  /** Followers that engaged over what is usual, from which their number can be had. */
  private static final String RESPONSE = "response_to_exposure";

  private static final String COORDINATED = "coordinated_accounts";
  private static final String COORDINATED_SHARE = "coordinated_share";

  /** From which, and all shares, the number of these accounts could be had. */
  private static final String UNCOORDINATED = "uncoordinated_shares_24h";

  private static final String[] POST = {"platform", "post_id"};
  private static final String METRIC = "metric";
  private static final String TOLD = "told";
  private static final String HIDDEN = "hidden";

  private static final String ENGLISH =
      "What was counted would tell of fewer than %d accounts, so it is left out.";
  private static final String DUTCH =
      "Wat er geteld is, zou iets zeggen over minder dan %d accounts, dus het is weggelaten.";

  private final long least;

  private SmallGroups(long least) {
    this.least = least;
  }

  /**
   * Leaves out what tells of fewer accounts than that.
   *
   * @param least 1 leaves everything in
   */
  static SmallGroups under(long least) {
    return new SmallGroups(least);
  }

  /** The same posts without that, and with how far their outside share may be off. */
  Dataset<Row> leftOut(Dataset<Row> posts) {
    Map<String, Column> published = new HashMap<>();
    Column fewOfCommunity = isFew(col("community_known"));
    OF_COMMUNITIES.forEach(name -> published.put(name, unless(fewOfCommunity, name)));
    published.put(OUTSIDE_KNOWN, unless(isFew(col(OUTSIDE_KNOWN)), OUTSIDE_KNOWN));
    published.put(
        OUTSIDE_SHARE,
        when(areOutsidersFew(), about().divide(col(OUTSIDE_KNOWN)))
            .when(areFollowersFew(), lit(1).minus(about().divide(col(OUTSIDE_KNOWN))))
            .otherwise(unless(isWholeHidden(), OUTSIDE_SHARE)));
    published.put(
        WITHIN,
        when(areOutsidersFew().or(areFollowersFew()), off().divide(col(OUTSIDE_KNOWN)))
            .when(col(OUTSIDE_SHARE).isNotNull().and(not(isWholeHidden())), lit(0.0)));
    published.put(
        OUTSIDE_BASIS,
        unless(
            isWholeHidden().and(not(areOutsidersFew())).and(not(areFollowersFew())),
            OUTSIDE_BASIS));
    hidden().forEach((name, few) -> published.put(name, unless(few, name)));
    return withTold(posts).withColumns(published).drop(TOLD);
  }

  /**
   * The same reasons: of an outside share that is not told it is said which accounts are few, where
   * that can be; and of other numbers that are not told, that they are not.
   *
   * @param posts of these reasons, with nothing left out
   */
  Dataset<Row> leftOutOfReasons(Dataset<Row> reasons, Dataset<Row> posts) {
    Dataset<Row> few =
        withTold(posts)
            .withColumn(
                "few_are",
                when(areOutsidersFew(), lit("outsiders")).when(areFollowersFew(), lit("followers")))
            .withColumn("of_accounts", col(OUTSIDE_KNOWN))
            .select(
                col(POST[0]), col(POST[1]), col("few_are"), col("of_accounts"), names().as(HIDDEN));
    Column ofShare = col(METRIC).equalTo(OUTSIDE_SHARE);
    return withoutHidden(reasons, few)
        .withColumns(
            Map.of(
                "sentence_en",
                    when(
                            ofShare.and(col("few_are").equalTo("outsiders")),
                            saying(
                                "Fewer than %d of the ",
                                accounts(","),
                                " engaged accounts of which it is known do not follow the author."))
                        .when(
                            ofShare.and(col("few_are").equalTo("followers")),
                            saying(
                                "Fewer than %d of the ",
                                accounts(","),
                                " engaged accounts of which it is known follow the author."))
                        .otherwise(col("sentence_en")),
                "sentence_nl",
                    when(
                            ofShare.and(col("few_are").equalTo("outsiders")),
                            saying(
                                "Minder dan %d van de ",
                                accounts("."),
                                " betrokken accounts van wie het bekend is, volgen de auteur niet."))
                        .when(
                            ofShare.and(col("few_are").equalTo("followers")),
                            saying(
                                "Minder dan %d van de ",
                                accounts("."),
                                " betrokken accounts van wie het bekend is, volgen de auteur."))
                        .otherwise(col("sentence_nl"))))
        .drop("few_are", "of_accounts", HIDDEN);
  }

  /**
   * The same signs of causes: of those that tell of few followers or outsiders the number and the
   * sentence that has it are left out, and the finding stays.
   *
   * @param posts of these signs, with nothing left out
   */
  Dataset<Row> leftOutOfCauses(Dataset<Row> signs, Dataset<Row> posts) {
    return withoutHidden(
            signs, withTold(posts).select(col(POST[0]), col(POST[1]), names().as(HIDDEN)))
        .drop(HIDDEN);
  }

  private Dataset<Row> withoutHidden(Dataset<Row> rows, Dataset<Row> hidden) {
    Column isHidden = coalesce(array_contains(col(HIDDEN), col(METRIC)), lit(false));
    return rows.join(hidden, POST, "left")
        .withColumns(
            Map.of(
                "observed", unless(isHidden, "observed"),
                "sentence_en",
                    when(isHidden, lit(ENGLISH.formatted(least))).otherwise(col("sentence_en")),
                "sentence_nl",
                    when(isHidden, lit(DUTCH.formatted(least))).otherwise(col("sentence_nl"))));
  }

  /** Names of the numbers of a post that are not told as they are. */
  private Column names() {
    List<Column> names = new ArrayList<>();
    names.add(when(isWholeHidden(), OUTSIDE_SHARE));
    hidden().forEach((name, few) -> names.add(when(few, name)));
    return array_compact(array(names.toArray(Column[]::new)));
  }

  /** What is told of, beside the outside share, and where it is not. */
  private Map<String, Column> hidden() {
    Map<String, Column> hidden = new HashMap<>();
    hidden.put(ESCAPE_HOURS, not(isTold(2)));
    hidden.put(ESCAPE_KNOWN, not(isTold(2)));
    Column someAge = lit(false);
    int place = 3;
    for (String age : agesOfFollowers()) {
      Column few =
          col(FOLLOWERS + age)
              .isNotNull()
              .or(col(OUTSIDERS + age).isNotNull())
              .and(not(isTold(place)));
      hidden.put(FOLLOWERS + age, few);
      hidden.put(OUTSIDERS + age, few);
      someAge = someAge.or(few);
      place++;
    }
    hidden.put(RESPONSE, someAge);
    hidden.put(COORDINATED, isFew(col(COORDINATED)));
    hidden.put(COORDINATED_SHARE, isFew(col(COORDINATED)));
    hidden.put(UNCOORDINATED, isFew(col(COORDINATED)));
    return hidden;
  }

  private Dataset<Row> withTold(Dataset<Row> posts) {
    long few = least;
    Column told =
        udf(
                (UDF5<Double, Long, Long, Seq<Long>, Seq<Long>, List<Boolean>>)
                    (share, known, byEscape, followers, outsiders) ->
                        told(
                            whole(share, known),
                            byEscape,
                            CollectionConverters.asJava(followers),
                            CollectionConverters.asJava(outsiders),
                            few),
                DataTypes.createArrayType(DataTypes.BooleanType, false))
            .apply(
                when(col(OUTSIDE_BASIS).equalTo("accounts"), col(OUTSIDE_SHARE)),
                col(OUTSIDE_KNOWN),
                col(ESCAPE_KNOWN),
                array(ofAges(FOLLOWERS)),
                array(ofAges(OUTSIDERS)));
    return posts.withColumn(TOLD, told);
  }

  private static Column[] ofAges(String counted) {
    return agesOfFollowers().stream().map(age -> col(counted + age)).toArray(Column[]::new);
  }

  private static Split whole(Double outsideShare, Long known) {
    if (outsideShare == null || known == null) {
      return new Split(0, 0);
    }
    long outsiders = Math.round(outsideShare * known);
    return new Split(known - outsiders, outsiders);
  }

  private static List<Boolean> told(
      Split whole, Long byEscape, List<Long> followers, List<Long> outsiders, long least) {
    List<Split> parts = new ArrayList<>();
    parts.add(byEscape == null ? null : new Split(byEscape / 2, byEscape - byEscape / 2));
    for (int age = 0; age < followers.size(); age++) {
      parts.add(FollowerSplits.ofKnown(followers.get(age), outsiders.get(age)));
    }
    List<Boolean> told = new ArrayList<>();
    for (boolean each : FollowerSplits.told(whole, parts, least)) {
      told.add(each);
    }
    return told;
  }

  private static Column isTold(int place) {
    return element_at(col(TOLD), place);
  }

  /** Of accounts: what a platform says of those it reached tells of nobody who engaged. */
  private Column isWholeHidden() {
    return coalesce(col(OUTSIDE_BASIS).equalTo("accounts"), lit(false)).and(not(isTold(1)));
  }

  private Column areOutsidersFew() {
    return isOneSideFew().and(col(OUTSIDE_SHARE).lt(0.5));
  }

  private Column areFollowersFew() {
    return isOneSideFew().and(col(OUTSIDE_SHARE).gt(0.5));
  }

  private Column isOneSideFew() {
    return isWholeHidden()
        .and(col(OUTSIDE_KNOWN).geq(FollowerSplits.leastToNarrowDown(least)))
        .and(lit(least > 2));
  }

  /** As how many the few are told: the middle of what they can be. */
  private Column about() {
    return lit(middle());
  }

  /** How many more or fewer these may be. */
  private Column off() {
    return lit(Math.max(middle() - 1, least - 1 - middle()));
  }

  private long middle() {
    return least / 2;
  }

  private Column saying(String before, Column accounts, String after) {
    return concat(lit(before.formatted(least)), accounts, lit(after));
  }

  private static Column accounts(String thousands) {
    return translate(format_number(col("of_accounts"), 0), ",", thousands);
  }

  /** Columns that count followers, and so columns that count outsiders, by what follows. */
  private static List<String> agesOfFollowers() {
    return PublishedTables.POST_SCORECARD.columns().stream()
        .map(wildfire.table.Column::name)
        .filter(name -> name.startsWith(FOLLOWERS) && !name.endsWith("_basis"))
        .map(name -> name.substring(FOLLOWERS.length()))
        .toList();
  }

  /** None is not few: it says nothing of anybody. */
  private Column isFew(Column accounts) {
    return coalesce(accounts.between(1, least - 1), lit(false));
  }

  private static Column unless(Column few, String name) {
    return when(few, lit(null)).otherwise(col(name));
  }
}
