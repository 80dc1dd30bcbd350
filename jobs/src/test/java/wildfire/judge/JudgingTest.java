package wildfire.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.cause.CauseStories.CAUSES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;
import wildfire.explain.CauseExplainer;
import wildfire.explain.CauseReason;
import wildfire.explain.Explainer;
import wildfire.explain.Reason;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.SharedTogether;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.CountsAtAges;
import wildfire.verdict.Judged;
import wildfire.verdict.MeasuredPost;
import wildfire.verdict.MeasuredPost.Known;
import wildfire.verdict.Metric;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.PlatformFold;

final class JudgingTest {
  private static final List<String> PLATFORMS = List.of("bluesky", "mastodon", "x");
  private static final StructType MEASURED = schema();
  private static final Map<String, AudienceActivity> ACTIVITY =
      PLATFORMS.stream().collect(Collectors.toMap(p -> p, p -> AudienceActivity.unknown()));

  /** The columns of measured posts that judging reads, and one that it does not. */
  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("url", DataTypes.StringType)
            .add("platform", DataTypes.StringType, false)
            .add("post_id", DataTypes.StringType, false)
            .add("author_id", DataTypes.StringType)
            .add("author_followers", DataTypes.LongType)
            .add("campaign_id", DataTypes.StringType)
            .add("format", DataTypes.StringType)
            .add("published_at", DataTypes.TimestampType)
            .add("observed_hours", DataTypes.DoubleType)
            .add("time_precision", DataTypes.StringType, false)
            .add("is_mature", DataTypes.BooleanType, false)
            .add("shares_basis", DataTypes.StringType)
            .add("comments_basis", DataTypes.StringType)
            .add("unique_actors", DataTypes.LongType)
            .add("outside_share", DataTypes.DoubleType)
            .add("outside_basis", DataTypes.StringType)
            .add("outside_known", DataTypes.LongType)
            .add("escape_hours", DataTypes.DoubleType)
            .add("cascade_size", DataTypes.LongType)
            .add("root_child_share", DataTypes.DoubleType)
            .add("structural_virality", DataTypes.DoubleType)
            .add("secondary_reproduction", DataTypes.DoubleType)
            .add("paid_share", DataTypes.DoubleType)
            .add("paid_known", DataTypes.LongType)
            .add("commenters", DataTypes.LongType)
            .add("late_spread_share", DataTypes.DoubleType)
            .add("hours_to_half", DataTypes.DoubleType)
            .add("paid_exposure_share", DataTypes.DoubleType)
            .add("paid_engagement_share", DataTypes.DoubleType)
            .add("shares_after_payment", DataTypes.LongType)
            .add("hours_after_payment", DataTypes.DoubleType)
            .add("community_known", DataTypes.LongType)
            .add("largest_community_share", DataTypes.DoubleType)
            .add("log_share", DataTypes.DoubleType)
            .add("orphan_share", DataTypes.DoubleType)
            .add("sharing_accounts", DataTypes.LongType);
    for (Counted counted : Counted.ofCauses()) {
      schema = schema.add(counted.organic().column() + "_basis", DataTypes.StringType);
    }
    for (Counted counted : Counted.values()) {
      for (Metric metric : metrics(counted)) {
        for (ComparisonAge age : counted.knownAges()) {
          schema = schema.add(metric.column(age), DataTypes.LongType);
        }
      }
    }
    return schema;
  }

  private static List<Metric> metrics(Counted counted) {
    return Stream.of(counted.organic(), counted.withPaid()).filter(Objects::nonNull).toList();
  }

  private static Row row(MeasuredPost p) {
    List<Object> values = new ArrayList<>();
    Collections.addAll(
        values,
        "https://example.org/" + p.postId(),
        p.platform(),
        p.postId(),
        p.authorId(),
        p.authorFollowers(),
        p.campaignId(),
        p.format(),
        p.publishedAt() == null ? null : Instant.EPOCH.plus(p.publishedAt(), ChronoUnit.MICROS),
        p.observedHours(),
        p.precision().id(),
        p.mature(),
        basis(p.sources().spread()),
        basis(p.sources().comments()),
        p.sources().accounts() == Known.NOT ? null : 1L,
        p.outside().share(),
        p.outside().share() == null ? null : "accounts",
        p.outside().known(),
        p.outside().escapeHours(),
        p.cascade().size(),
        p.cascade().rootChildShare(),
        p.cascade().structuralVirality(),
        p.cascade().secondaryReproduction(),
        p.paid().share(),
        p.paid().known(),
        p.commenters(),
        p.lateShare(),
        p.hoursToHalf(),
        p.circumstances().paidExposureShare(),
        p.circumstances().paidEngagementShare(),
        p.circumstances().sharesAfterPayment(),
        p.circumstances().hoursAfterPayment(),
        p.circumstances().communityKnown(),
        p.circumstances().largestCommunityShare(),
        p.circumstances().logShare(),
        p.circumstances().orphanShare(),
        p.circumstances().sharingAccounts());
    for (Counted counted : Counted.ofCauses()) {
      values.add(basis(p.sources().of(counted)));
    }
    for (Counted counted : Counted.values()) {
      for (CountsAtAges counts :
          List.of(p.organic(), p.withPaid()).subList(0, metrics(counted).size())) {
        for (ComparisonAge age : counted.knownAges()) {
          OptionalLong count = counts.at(counted, age);
          values.add(count.isPresent() ? count.getAsLong() : null);
        }
      }
    }
    return RowFactory.create(values.toArray());
  }

  private static String basis(Known known) {
    return switch (known) {
      case NOT -> null;
      case LOGGED -> "events";
      case COUNTED -> "counters";
    };
  }

  private static List<MeasuredPost> posts(int n) {
    Random random = new Random(11);
    List<MeasuredPost> posts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      posts.add(AnyPosts.on(PLATFORMS.get(i % PLATFORMS.size()), "post-" + i, random));
    }
    return posts;
  }

  private static Dataset<Row> judged(List<MeasuredPost> posts) {
    List<Row> rows = posts.stream().map(JudgingTest::row).toList();
    Dataset<Row> measured = SparkForTests.session().createDataFrame(rows, MEASURED).repartition(3);
    Map<String, Map<String, SharedTogether>> together = new TreeMap<>();
    posts.stream()
        .filter(post -> post.circumstances().together() != null)
        .forEach(
            post ->
                together
                    .computeIfAbsent(post.platform(), p -> new TreeMap<>())
                    .put(post.postId(), post.circumstances().together()));
    return Judging.verdicts(measured, new Judging.Rules(DEFAULTS, CAUSES, ACTIVITY, together));
  }

  private static Map<String, Diagnosis> judgedOneByOne(List<MeasuredPost> posts) {
    Map<String, Diagnosis> expected = new TreeMap<>();
    for (String platform : PLATFORMS) {
      PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, ACTIVITY.get("x"));
      List<Diagnosis> done = new ArrayList<>();
      posts.stream()
          .filter(p -> p.platform().equals(platform))
          .sorted(
              Comparator.comparing(
                      MeasuredPost::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                  .thenComparing(MeasuredPost::postId))
          .forEach(p -> done.addAll(fold.next(p)));
      done.addAll(fold.rest());
      done.forEach(d -> expected.put(d.judged().post().postId(), d));
    }
    return expected;
  }

  @Test
  void sparkFindsWhatOneFoldAfterTheOtherFinds() {
    List<MeasuredPost> posts = posts(300);
    Map<String, Diagnosis> expected = judgedOneByOne(posts);
    Explainer explainer = new Explainer();
    CauseExplainer causes = new CauseExplainer();
    List<Row> rows = judged(posts).collectAsList();
    assertThat(rows).hasSize(300);
    int from = MEASURED.length();
    for (Row row : rows) {
      Diagnosis diagnosis = expected.get(row.<String>getAs("post_id"));
      Judged one = diagnosis.judged();
      assertThat(row.<String>getAs("url")).isEqualTo("https://example.org/" + one.post().postId());
      Object[] columns = JudgedColumns.TABLE.values(one);
      for (int i = 0; i < columns.length; i++) {
        assertThat(row.get(from + i)).isEqualTo(columns[i]);
      }
      List<Row> reasons = row.getList(row.fieldIndex(Judging.REASONS));
      assertThat(reasons.stream().map(r -> r.<String>getAs("sentence_nl")))
          .isEqualTo(explainer.reasons(diagnosis).stream().map(Reason::dutch).toList());
      assertThat(row.<String>getAs("causes")).isEqualTo(CauseColumns.OF_POST.values(diagnosis)[0]);
      List<Row> signs = row.getList(row.fieldIndex(Judging.CAUSES));
      assertThat(signs.stream().map(r -> r.<String>getAs("sentence_nl")))
          .isEqualTo(causes.reasons(diagnosis).stream().map(CauseReason::dutch).toList());
    }
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    List<MeasuredPost> posts = posts(120);
    List<MeasuredPost> shuffled = new ArrayList<>(posts);
    Collections.shuffle(shuffled, new Random(3));
    Comparator<Row> byId = Comparator.comparing(r -> r.<String>getAs("post_id"));
    assertThat(judged(shuffled).collectAsList().stream().sorted(byId).toList())
        .isEqualTo(judged(posts).collectAsList().stream().sorted(byId).toList());
  }

  @Test
  void everyPostHasReasonsRankedFromOne() {
    Dataset<Row> judged = judged(posts(90));
    Dataset<Row> reasons = Judging.reasons(judged);
    assertThat(reasons.columns()).startsWith("platform", "post_id", "rank", "kind");
    assertThat(reasons.filter("rank = 1").count()).isEqualTo(90);
    assertThat(reasons.select("platform", "post_id", "rank").distinct().count())
        .isEqualTo(reasons.count());
  }

  @Test
  void columnsKeepTheirMeaning() {
    StructType schema = judged(posts(3)).schema();
    for (StructField field : JudgedColumns.TABLE.schema().fields()) {
      StructField kept = schema.apply(field.name());
      assertThat(kept.getComment()).isEqualTo(field.getComment());
      assertThat(kept.nullable()).isEqualTo(field.nullable());
    }
  }

  @Test
  void aMissingColumnIsNamed() {
    MeasuredRow reader =
        new MeasuredRow(new StructType().add("platform", DataTypes.StringType, false), Map.of());
    assertThatThrownBy(() -> reader.read(RowFactory.create("bluesky")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("post_id");
  }
}
