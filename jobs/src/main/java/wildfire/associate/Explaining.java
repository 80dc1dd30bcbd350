package wildfire.associate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import wildfire.association.BetterPost;
import wildfire.association.ClearDifference;
import wildfire.association.Driver;
import wildfire.association.Posts;
import wildfire.explain.PostExplainer;
import wildfire.explain.Reason;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.reason.ReasonColumns;
import wildfire.settings.AssociateSettings;
import wildfire.settings.ExplainSettings;

/** From what goes together to what that comes to for each post. */
public final class Explaining {
  private static final int ROWS_IN_A_PIECE = 10_000;
  private static final int POSTS_AT_A_TIME = 1_000;

  /** An account is what a post is compared within, and what comes after a post explains it not. */
  private static final Object[] UNEXPLAINING =
      Stream.of(FactorKind.values()).filter(kind -> !explains(kind)).map(FactorKind::id).toArray();

  private Explaining() {}

  private static boolean explains(FactorKind kind) {
    return kind != FactorKind.AUTHOR && !kind.comesAfterPublication();
  }

  private static PostOutcome outcome(String id) {
    return PostOutcome.valueOf(id.toUpperCase(Locale.ROOT));
  }

  /**
   * Reasons that go after those of the verdict: what clear associations come to for a post, and the
   * most similar post that did better. Rows of platform, post and {@link ReasonColumns}.
   *
   * @param judged the posts that count, with the reasons of their verdicts
   * @param reasons the column that holds those
   * @param tags of these and other posts
   * @param flights paid periods of these and other posts
   * @param associations rows of {@link AssociatedColumns} about these posts
   */
  public static Dataset<Row> of(
      Dataset<Row> judged,
      String reasons,
      Dataset<Row> tags,
      Dataset<Row> flights,
      Dataset<Row> associations,
      AssociateSettings settings,
      ExplainSettings explain) {
    SparkSession spark = judged.sparkSession();
    Posts posts = Associating.posts(judged, tags, flights, List.of(), settings);
    int[] told = new int[posts.size()];
    judged
        .select(col("platform"), col("post_id"), size(col(reasons)))
        .toLocalIterator()
        .forEachRemaining(
            row -> told[posts.place(row.getString(0), row.getString(1))] = row.getInt(2));
    List<List<Reason>> more = reasons(posts, told, clear(associations), explain);
    List<Row> rows = new ArrayList<>();
    for (int post = 0; post < more.size(); post++) {
      String platform = posts.platform(post);
      for (Reason reason : more.get(post)) {
        rows.add(row(platform, posts.id(post), reason));
      }
    }
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(rows, 1 + rows.size() / ROWS_IN_A_PIECE),
        schema());
  }

  /**
   * The reasons of each post, in the order of the posts; on all cores.
   *
   * @param told how many reasons each post has already
   * @param clear associations of these posts
   */
  public static List<List<Reason>> reasons(
      Posts posts, int[] told, List<ClearDifference> clear, ExplainSettings explain) {
    List<List<Driver>> drivers = Driver.of(posts, clear, explain.leastContribution());
    List<Optional<BetterPost>> better =
        BetterPost.of(posts, new BetterPost.Rules(explain.clearlyBetter(), explain.nearbyPosts()));
    return IntStream.range(0, (posts.size() + POSTS_AT_A_TIME - 1) / POSTS_AT_A_TIME)
        .parallel()
        .mapToObj(
            piece -> {
              PostExplainer explainer = new PostExplainer(); // one for each thread
              int end = Math.min(posts.size(), (piece + 1) * POSTS_AT_A_TIME);
              return IntStream.range(piece * POSTS_AT_A_TIME, end)
                  .mapToObj(
                      post -> explainer.reasons(told[post], drivers.get(post), better.get(post)))
                  .toList();
            })
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Of associations those that explain posts: clear ones of what is counted in doublings.
   *
   * @param associations rows of {@link AssociatedColumns}
   */
  public static List<ClearDifference> clear(Dataset<Row> associations) {
    List<ClearDifference> clear = new ArrayList<>();
    associations
        .where(col("conclusion").isin("more", "less").and(col("unit").equalTo("doublings")))
        .where(not(col("factor_kind").isin(UNEXPLAINING)))
        .select(
            "platform",
            "outcome",
            "factor_kind",
            "factor",
            "adjusted_difference",
            "q",
            "posts_with")
        .orderBy("platform", "outcome", "factor_kind", "factor")
        .collectAsList()
        .forEach(
            row ->
                clear.add(
                    new ClearDifference(
                        row.getString(0),
                        outcome(row.getString(1)),
                        FactorKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT))
                            .name(row.getString(3)),
                        row.getDouble(4),
                        row.getDouble(5),
                        (int) row.getLong(6))));
    return clear;
  }

  private static Row row(String platform, String postId, Reason reason) {
    Row own = ReasonColumns.TABLE.row(reason);
    Object[] all = new Object[own.length() + 2];
    all[0] = platform;
    all[1] = postId;
    for (int i = 0; i < own.length(); i++) {
      all[i + 2] = own.get(i);
    }
    return RowFactory.create(all);
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType, false)
            .add("post_id", DataTypes.StringType, false);
    for (StructField field : ReasonColumns.TABLE.schema().fields()) {
      schema = schema.add(field);
    }
    return schema;
  }
}
