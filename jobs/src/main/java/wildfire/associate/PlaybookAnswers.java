package wildfire.associate;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.association.AssociationRow;
import wildfire.association.Claim;
import wildfire.association.PostFacts;
import wildfire.association.Posts;
import wildfire.association.Question;
import wildfire.association.Tagged;
import wildfire.playbook.Answered;
import wildfire.playbook.Hypothesis;
import wildfire.playbook.Playbook;
import wildfire.playbook.PlaybookPost;
import wildfire.playbook.PostText;
import wildfire.settings.AssociateSettings;

/** Puts a playbook to the posts. */
final class PlaybookAnswers {
  private static final String[] POST = {"platform", "post_id"};

  private final SparkSession spark;
  private final Posts posts;
  private final AssociateSettings settings;
  private final Question.Limits limits;

  PlaybookAnswers(
      SparkSession spark, Posts posts, AssociateSettings settings, Question.Limits limits) {
    this.spark = spark;
    this.posts = posts;
    this.settings = settings;
    this.limits = limits;
  }

  /** One claim, to be answered of one platform or of all. */
  private record Asked(int claim, String scope) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The answers, in the order of the playbook, then of the platforms.
   *
   * @param facts as {@link Posts} was made of them
   * @param judged for the numbers that the playbook asks about
   * @param texts the lake's posts
   * @param message terms of each campaign's message
   */
  List<Answered> to(
      Playbook playbook,
      List<PostFacts> facts,
      List<Tagged> tagged,
      Dataset<Row> judged,
      Dataset<Row> texts,
      Map<String, List<String>> message) {
    List<Hypothesis> hypotheses = playbook.hypotheses();
    List<Claim> claims = claims(playbook, facts, tagged, judged, texts, message);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      for (String scope : Answered.scopes(hypotheses.get(i), posts)) {
        asked.add(new Asked(i, scope));
      }
    }
    if (asked.isEmpty()) {
      return List.of();
    }
    return Answered.together(
        asked.stream().map(one -> hypotheses.get(one.claim())).toList(),
        answered(claims, asked),
        settings.falseDiscoveryShare());
  }

  private List<AssociationRow> answered(List<Claim> claims, List<Asked> asked) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Posts> everywhere = context.broadcast(posts);
    Broadcast<List<Claim>> said = context.broadcast(claims);
    List<AssociationRow> rows =
        context
            .parallelize(asked, asked.size())
            .map(new Answering(everywhere, said, limits, settings.minAgreement()))
            .collect();
    everywhere.destroy();
    said.destroy();
    return rows;
  }

  /** Answers claims about posts that every executor has. */
  private static final class Answering implements Function<Asked, AssociationRow> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Posts> posts;
    private final Broadcast<List<Claim>> claims;
    private final Question.Limits limits;
    private final double minAgreement;

    Answering(
        Broadcast<Posts> posts,
        Broadcast<List<Claim>> claims,
        Question.Limits limits,
        double minAgreement) {
      this.posts = posts;
      this.claims = claims;
      this.limits = limits;
      this.minAgreement = minAgreement;
    }

    @Override
    public AssociationRow call(Asked asked) {
      return claims
          .value()
          .get(asked.claim())
          .answered(posts.value(), asked.scope(), limits, minAgreement);
    }
  }

  /** What each rule says of each post. Texts come by one by one and are not kept. */
  private List<Claim> claims(
      Playbook playbook,
      List<PostFacts> facts,
      List<Tagged> tagged,
      Dataset<Row> judged,
      Dataset<Row> texts,
      Map<String, List<String>> message) {
    List<Hypothesis> hypotheses = playbook.hypotheses();
    double[][] holds = new double[hypotheses.size()][posts.size()];
    double[][] value = new double[hypotheses.size()][];
    for (int i = 0; i < holds.length; i++) {
      Arrays.fill(holds[i], Double.NaN);
      value[i] = new double[hypotheses.get(i).outcome().known().isPresent() ? 0 : posts.size()];
      Arrays.fill(value[i], Double.NaN);
    }
    Map<List<String>, PostFacts> known = new HashMap<>();
    facts.forEach(post -> known.put(List.of(post.platform(), post.postId()), post));
    Map<List<String>, Map<String, PlaybookPost.Tag>> tags = tags(tagged);
    rows(playbook.columns(), judged, texts)
        .toLocalIterator()
        .forEachRemaining(
            row -> {
              List<String> key = List.of(row.getString(0), row.getString(1));
              PlaybookPost post =
                  post(row, known.get(key), tags.getOrDefault(key, Map.of()), tags, message);
              int place = posts.place(row.getString(0), row.getString(1));
              for (int i = 0; i < holds.length; i++) {
                holds[i][place] = Answered.holds(hypotheses.get(i), post);
                if (value[i].length > 0) {
                  value[i][place] =
                      post.number().apply(hypotheses.get(i).outcome().column()).orElse(Double.NaN);
                }
              }
            });
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < holds.length; i++) {
      claims.add(Answered.claim(hypotheses.get(i), holds[i], value[i]));
    }
    return claims;
  }

  private static Dataset<Row> rows(Set<String> columns, Dataset<Row> judged, Dataset<Row> texts) {
    Set<String> own = new LinkedHashSet<>(List.of("platform", "post_id", "campaign_id"));
    own.addAll(columns);
    Column[] numbers = own.stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> text =
        texts.select(
            col("platform"), col("post_id"), col("text"), col("language").as("language_of_text"));
    return judged.select(numbers).join(text, POST, "left");
  }

  private static PlaybookPost post(
      Row row,
      PostFacts facts,
      Map<String, PlaybookPost.Tag> own,
      Map<List<String>, Map<String, PlaybookPost.Tag>> all,
      Map<String, List<String>> message) {
    String text = row.getAs("text");
    String campaign = row.getAs("campaign_id");
    return new PlaybookPost(
        facts.platform(),
        own,
        !all.isEmpty(),
        facts.format(),
        facts.hour(),
        facts.weekday(),
        facts.paid(),
        text == null ? null : PostText.of(text, row.getAs("language_of_text")),
        campaign == null ? List.of() : message.getOrDefault(campaign, List.of()),
        column ->
            row.getAs(column) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty());
  }

  /** A trigger's strength is the mean over the people who tagged the post with anything. */
  private static Map<List<String>, Map<String, PlaybookPost.Tag>> tags(List<Tagged> tagged) {
    Map<List<String>, Map<String, Map<String, Double>>> said = new HashMap<>();
    Map<List<String>, Map<String, Set<String>>> details = new HashMap<>();
    for (Tagged one : tagged) {
      List<String> key = List.of(one.platform(), one.postId());
      said.computeIfAbsent(key, k -> new HashMap<>())
          .computeIfAbsent(String.valueOf(one.tagger()), who -> new HashMap<>())
          .merge(one.trigger(), one.strength(), Math::max);
      if (one.detail() != null) {
        details
            .computeIfAbsent(key, k -> new HashMap<>())
            .computeIfAbsent(one.trigger(), t -> new LinkedHashSet<>())
            .add(one.detail());
      }
    }
    Map<List<String>, Map<String, PlaybookPost.Tag>> tags = new HashMap<>();
    said.forEach(
        (key, taggers) -> {
          Map<String, Double> sums = new HashMap<>();
          taggers.values().forEach(own -> own.forEach((t, s) -> sums.merge(t, s, Double::sum)));
          Map<String, PlaybookPost.Tag> own = new HashMap<>();
          sums.forEach(
              (trigger, sum) ->
                  own.put(
                      trigger,
                      new PlaybookPost.Tag(
                          Math.min(1, sum / taggers.size()),
                          List.copyOf(
                              details
                                  .getOrDefault(key, Map.of())
                                  .getOrDefault(trigger, Set.of())))));
          tags.put(key, own);
        });
    return tags;
  }
}
