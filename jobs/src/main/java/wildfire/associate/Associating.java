package wildfire.associate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import wildfire.association.AssociationRow;
import wildfire.association.Associations;
import wildfire.association.Conclusion;
import wildfire.association.Overlap;
import wildfire.association.PostFacts;
import wildfire.association.Posts;
import wildfire.association.Question;
import wildfire.association.Rules;
import wildfire.association.Tagged;
import wildfire.explain.AssociationWording;
import wildfire.explain.Language;
import wildfire.explain.PlaybookWording;
import wildfire.playbook.Answered;
import wildfire.playbook.Playbook;
import wildfire.settings.AssociateSettings;

/** From judged posts and their tags to what goes with what. */
public final class Associating {
  private static final int WEBB_BELOW = 12;
  private static final int ROWS_IN_A_PIECE = 300;

  private Associating() {}

  /**
   * What was found.
   *
   * @param associations rows of {@link AssociatedColumns}
   * @param overlaps rows of {@link OverlapColumns}
   * @param answers rows of {@link PlaybookColumns}
   */
  public record Found(Dataset<Row> associations, Dataset<Row> overlaps, Dataset<Row> answers) {}

  /**
   * What is put to the posts beside the settings.
   *
   * @param triggers known ones, asked about even where nobody used them; may be empty
   * @param message terms of each campaign's message
   */
  public record Asked(
      List<String> triggers, Playbook playbook, Map<String, List<String>> message) {}

  /**
   * Associates outcomes with factors. There is one row a post, so all of them are brought together
   * by column; then each question about them is a task of its own.
   *
   * @param judged the posts that count
   * @param tags of these and other posts
   * @param flights paid periods of these and other posts
   * @param texts the lake's posts, for how they are worded
   */
  public static Found of(
      Dataset<Row> judged,
      Dataset<Row> tags,
      Dataset<Row> flights,
      Dataset<Row> texts,
      Asked asked,
      AssociateSettings settings) {
    SparkSession spark = judged.sparkSession();
    List<PostFacts> facts = facts(judged, flights, settings);
    List<Tagged> tagged = tagged(tags);
    Posts posts = Posts.of(facts, tagged, asked.triggers(), settings.maxTriggers());
    List<Row> overlaps = Overlap.all(posts).stream().map(OverlapColumns.TABLE::row).toList();
    return new Found(
        associations(spark, posts, settings),
        rows(spark, overlaps, OverlapColumns.TABLE.schema()),
        rows(
            spark,
            said(
                new PlaybookAnswers(spark, posts, settings, limits(settings))
                    .to(asked.playbook(), facts, tagged, judged, texts, asked.message())),
            PlaybookColumns.TABLE.schema()));
  }

  /** Posts by column, for another look at them. */
  static Posts posts(
      Dataset<Row> judged,
      Dataset<Row> tags,
      Dataset<Row> flights,
      List<String> triggers,
      AssociateSettings settings) {
    return Posts.of(
        facts(judged, flights, settings), tagged(tags), triggers, settings.maxTriggers());
  }

  private static List<Row> said(List<Answered> answers) {
    PlaybookWording english = new PlaybookWording(Language.ENGLISH);
    PlaybookWording dutch = new PlaybookWording(Language.DUTCH);
    return answers.stream()
        .map(
            answered ->
                PlaybookColumns.TABLE.row(
                    new PlaybookColumns.Said(
                        answered, english.sentence(answered), dutch.sentence(answered))))
        .toList();
  }

  private static Dataset<Row> rows(SparkSession spark, List<Row> rows, StructType schema) {
    int pieces = 1 + rows.size() / ROWS_IN_A_PIECE;
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, pieces), schema);
  }

  /** Rows of {@link AssociatedColumns}: every question about the posts, answered and worded. */
  public static Dataset<Row> associations(
      SparkSession spark, Posts posts, AssociateSettings settings) {
    AssociationWording english = new AssociationWording(Language.ENGLISH, settings.minAgreement());
    AssociationWording dutch = new AssociationWording(Language.DUTCH, settings.minAgreement());
    List<Row> associations = new ArrayList<>();
    for (AssociationRow row : rows(spark, posts, settings)) {
      Conclusion conclusion = Conclusion.of(row, settings.falseDiscoveryShare());
      associations.add(
          AssociatedColumns.TABLE.row(
              new Told(
                  row,
                  posts.unknownAuthors(row.scope()),
                  conclusion,
                  english.sentence(row, conclusion),
                  dutch.sentence(row, conclusion))));
    }
    return rows(spark, associations, AssociatedColumns.TABLE.schema());
  }

  /** All questions about the posts, answered side by side. */
  private static List<AssociationRow> rows(
      SparkSession spark, Posts posts, AssociateSettings settings) {
    Question.Limits limits = limits(settings);
    List<Question> questions = Question.all(posts, limits);
    if (questions.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Posts> everywhere = context.broadcast(posts);
    List<AssociationRow> rows =
        context
            .parallelize(questions, questions.size())
            .flatMap(new Answering(everywhere, limits))
            .collect();
    everywhere.destroy();
    return Associations.together(posts, rows, settings.minAgreement(), settings.seed());
  }

  private static Question.Limits limits(AssociateSettings settings) {
    return new Question.Limits(
        settings.outcomes(),
        settings.factors(),
        new Rules(
            settings.minPosts(),
            settings.minPosts(),
            settings.minAccounts(),
            settings.minAccountsWith(),
            settings.minPostsPerColumn(),
            settings.bootstrapBelow(),
            WEBB_BELOW,
            settings.replications(),
            settings.seed()),
        settings.maxAuthors(),
        settings.maxUnknownAuthorShare());
  }

  /** Answers questions about posts that every executor has. */
  private static final class Answering implements FlatMapFunction<Question, AssociationRow> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Posts> posts;
    private final Question.Limits limits;

    Answering(Broadcast<Posts> posts, Question.Limits limits) {
      this.posts = posts;
      this.limits = limits;
    }

    @Override
    public Iterator<AssociationRow> call(Question question) {
      return question.answered(posts.value(), limits).iterator();
    }
  }

  private static List<PostFacts> facts(
      Dataset<Row> judged, Dataset<Row> flights, AssociateSettings settings) {
    Column[] columns =
        JudgedRow.COLUMNS.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    Dataset<Row> paid =
        flights
            .select("platform", "post_id")
            .distinct()
            .withColumn(JudgedRow.HAS_FLIGHT, lit(true));
    Dataset<Row> rows =
        judged
            .select(columns)
            .join(paid, new String[] {"platform", "post_id"}, "left")
            .withColumn(JudgedRow.HAS_FLIGHT, coalesce(col(JudgedRow.HAS_FLIGHT), lit(false)));
    JudgedRow reader = new JudgedRow(rows.schema(), settings);
    List<PostFacts> facts = new ArrayList<>();
    rows.toLocalIterator().forEachRemaining(row -> facts.add(reader.read(row)));
    return facts;
  }

  private static List<Tagged> tagged(Dataset<Row> tags) {
    List<Tagged> tagged = new ArrayList<>();
    tags.select(
            col("platform"),
            col("post_id"),
            col("trigger"),
            col("detail"),
            coalesce(col("strength"), lit(1.0)),
            col("tagger_id"))
        .toLocalIterator()
        .forEachRemaining(
            row ->
                tagged.add(
                    new Tagged(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getString(5))));
    return tagged;
  }
}
