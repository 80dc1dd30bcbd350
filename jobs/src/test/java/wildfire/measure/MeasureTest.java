package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;
import wildfire.ingest.CanonicalTable;
import wildfire.settings.MeasureSettings;

final class MeasureTest {
  private static final MeasureSettings SETTINGS =
      new MeasureSettings(Duration.ofDays(30), null, 0.5, 0.8, Duration.ofHours(1), 0.25, 0.1);

  private static Dataset<Row> measure(LakeRows posts, Dataset<Row> engagements, LakeRows flights) {
    return measure(posts, engagements, flights, MessageTerms.NONE);
  }

  private static Dataset<Row> measure(
      LakeRows posts, Dataset<Row> engagements, LakeRows flights, MessageTerms message) {
    return Measure.posts(
        new Measure.Lake(
            posts.asDataset(),
            engagements,
            LakeRows.of(CanonicalTable.RETRACTIONS).asDataset(),
            flights.asDataset(),
            LakeRows.of(CanonicalTable.COUNTERS).asDataset(),
            LakeRows.of(CanonicalTable.ACCOUNT_COUNTERS).asDataset(),
            LakeRows.files(),
            List.of()),
        new Measure.Asked(SETTINGS, Duration.ofDays(3), message));
  }

  private static LakeRows posts() {
    return LakeRows.of(CanonicalTable.POSTS);
  }

  private static LakeRows events() {
    return LakeRows.of(CanonicalTable.ENGAGEMENTS);
  }

  private static LakeRows flights() {
    return LakeRows.of(CanonicalTable.FLIGHTS);
  }

  @Test
  void aPostWithoutEventsAndEventsWithoutAPostAreBothMeasured() {
    LakeRows posts =
        posts().row("platform", "x", "post_id", "quiet", "published_at", "2026-01-05T09:00:00Z");
    LakeRows events =
        events()
            .row(
                "platform",
                "x",
                "post_id",
                "unlisted",
                "event_id",
                "1",
                "kind",
                "share",
                "actor_id",
                "ann",
                "occurred_at",
                "2026-01-06T09:00:00Z")
            .row(
                "platform",
                "x",
                "post_id",
                "unlisted",
                "event_id",
                "2",
                "kind",
                "share",
                "actor_id",
                "bob",
                "occurred_at",
                "2026-01-06T12:00:00Z");
    List<Row> rows =
        measure(posts, events.asDataset(), flights()).orderBy("post_id").collectAsList();
    assertThat(rows).hasSize(2);
    Row quiet = rows.get(0);
    assertThat(quiet.<Long>getAs("cascade_size")).isEqualTo(1);
    assertThat(quiet.<Long>getAs("shares_24h")).isZero();
    assertThat(quiet.<Boolean>getAs("is_announced")).isTrue();
    Row unlisted = rows.get(1);
    assertThat(unlisted.<Boolean>getAs("is_announced")).isFalse();
    assertThat(unlisted.<String>getAs("age_basis")).isEqualTo("first_event");
    assertThat(unlisted.<Object>getAs("published_at")).isNull();
    assertThat(unlisted.<Long>getAs("shares_1h")).isEqualTo(1);
    assertThat(unlisted.<Object>getAs("shares_6h")).isNull();
    assertThat(unlisted.<Object>getAs("minutes_to_first_share")).isNull();
    assertThat(unlisted.<String>getAs("shape_null_because")).isEqualTo("parents_unobserved");
  }

  /** An event on x, by its kind, actor and moment. */
  private static LakeRows happened(
      LakeRows events, String post, String kind, String actor, String at) {
    return events.row(
        "platform",
        "x",
        "post_id",
        post,
        "event_id",
        kind + actor + at,
        "kind",
        kind,
        "actor_id",
        actor,
        "occurred_at",
        at);
  }

  @Test
  void whoSharedWhenIsKeptWhereTimesTellSeconds() {
    LakeRows posts =
        posts()
            .row(
                "platform",
                "x",
                "post_id",
                "by seconds",
                "author_id",
                "the author",
                "published_at",
                "2026-01-05T09:00:00Z")
            .row("platform", "x", "post_id", "by minutes", "published_at", "2026-01-05T09:00:00Z");
    LakeRows events = events();
    happened(events, "by seconds", "quote", "bob", "2026-01-05T09:00:07Z");
    happened(events, "by seconds", "share", "bob", "2026-01-05T09:00:05Z");
    happened(events, "by seconds", "like", "cy", "2026-01-05T09:00:05Z");
    happened(events, "by seconds", "share", "the author", "2026-01-05T09:00:06Z");
    happened(events, "by seconds", "quote", "ann", "2026-01-05T09:00:09Z");
    happened(events, "by minutes", "share", "ann", "2026-01-05T09:07:00Z");
    happened(events, "by minutes", "share", "bob", "2026-01-05T09:08:00Z");
    List<Row> rows =
        measure(posts, events.asDataset(), flights())
            .selectExpr(
                "sharing_accounts",
                "sharers.at[0] - sharers.published_at",
                "sharers.at[1] - sharers.published_at",
                "sharers.account = array(xxhash64('bob'), xxhash64('ann'))")
            .orderBy("sharing_accounts")
            .collectAsList();
    assertThat(rows.get(0).anyNull()).isTrue();
    assertThat(rows.get(0).isNullAt(0)).isTrue();
    assertThat(rows.get(1)).isEqualTo(RowFactory.create(2L, 5_000_000L, 9_000_000L, true));
  }

  @Test
  void whatAPlatformNeverLogsIsUnknownAndNotZero() {
    LakeRows posts =
        posts()
            .row("platform", "x", "post_id", "p", "published_at", "2026-01-05T09:00:00Z")
            .row("platform", "weibo", "post_id", "p", "published_at", "2026-01-05T09:00:00Z");
    LakeRows events =
        events()
            .row(
                "platform",
                "x",
                "post_id",
                "p",
                "event_id",
                "1",
                "kind",
                "share",
                "occurred_at",
                "2026-01-08T09:00:00Z")
            .row(
                "platform",
                "weibo",
                "post_id",
                "p",
                "event_id",
                "1",
                "kind",
                "comment",
                "occurred_at",
                "2026-01-08T09:00:00Z");
    List<Row> rows =
        measure(posts, events.asDataset(), flights()).orderBy("platform").collectAsList();
    Row weibo = rows.get(0);
    Row x = rows.get(1);
    assertThat(weibo.<Object>getAs("shares")).isNull();
    assertThat(weibo.<Object>getAs("cascade_size")).isNull();
    assertThat(weibo.<Object>getAs("unique_actors")).isNull();
    assertThat(weibo.<Long>getAs("comments")).isEqualTo(1);
    assertThat(x.<Object>getAs("comments")).isNull();
    assertThat(x.<Long>getAs("shares")).isEqualTo(1);
  }

  @Test
  void promotedPeriodsOfAPlatformSayWhichSharesWereBought() {
    LakeRows posts =
        posts()
            .row("platform", "x", "post_id", "promoted", "published_at", "2026-01-05T09:00:00Z")
            .row("platform", "x", "post_id", "plain", "published_at", "2026-01-05T09:00:00Z");
    LakeRows events = events();
    for (String post : List.of("promoted", "plain")) {
      events
          .row(
              "platform",
              "x",
              "post_id",
              post,
              "event_id",
              "1",
              "kind",
              "share",
              "occurred_at",
              "2026-01-05T10:00:00Z")
          .row(
              "platform",
              "x",
              "post_id",
              post,
              "event_id",
              "2",
              "kind",
              "share",
              "occurred_at",
              "2026-01-05T12:00:00Z");
    }
    LakeRows flights =
        flights()
            .row(
                "platform",
                "x",
                "post_id",
                "promoted",
                "starts_at",
                "2026-01-05T11:00:00Z",
                "ends_at",
                null);
    List<Row> rows = measure(posts, events.asDataset(), flights).orderBy("post_id").collectAsList();
    assertThat(rows.get(0).<Double>getAs("paid_share")).isZero();
    assertThat(rows.get(1).<Double>getAs("paid_share")).isEqualTo(0.5);
    assertThat(rows.get(1).<Long>getAs("shares_1h")).isEqualTo(1);
  }

  @Test
  void orderOfTheInputAndNumberOfPartitionsChangeNothing() {
    LakeRows posts = posts();
    LakeRows events = events();
    Random random = new Random(7);
    for (int p = 0; p < 20; p++) {
      posts.row(
          "platform",
          "x",
          "post_id",
          "p" + p,
          "author_id",
          "author",
          "published_at",
          "2026-01-05T09:00:00Z");
      for (int e = 0; e < 60; e++) {
        events.row(
            "platform",
            "x",
            "post_id",
            "p" + p,
            "event_id",
            "e" + random.nextInt(50), // some twice
            "kind",
            random.nextBoolean() ? "share" : "comment",
            "actor_id",
            "a" + random.nextInt(15),
            "occurred_at",
            String.format("2026-01-05T%02d:%02d:00Z", 9 + random.nextInt(12), random.nextInt(60)),
            "parent_event_id",
            random.nextBoolean() ? null : "e" + random.nextInt(50),
            "follows_author",
            random.nextBoolean() ? null : random.nextBoolean(),
            "community",
            "c" + random.nextInt(4),
            "file_id",
            random.nextInt(5));
      }
    }
    List<String> expected = null;
    List<Row> rows = new ArrayList<>(events.asList());
    for (int partitions : List.of(1, 3, 11)) {
      Collections.shuffle(rows, random);
      Dataset<Row> shuffled =
          SparkForTests.session().createDataFrame(rows, events.schema()).repartition(partitions);
      List<String> measured =
          measure(posts, shuffled, flights()).orderBy("post_id").toJSON().collectAsList();
      assertThat(measured).hasSize(20);
      if (expected != null) {
        assertThat(measured).isEqualTo(expected);
      }
      expected = measured;
    }
  }

  @Test
  void everyDeclaredColumnIsThere() {
    assertThat(Measure.schema().fieldNames())
        .contains(
            "platform",
            "post_id",
            "author_id",
            "campaign_id",
            "format",
            "published_at",
            "observed_hours",
            "is_mature",
            "cascade_size",
            "cascade_depth",
            "max_breadth",
            "structural_virality",
            "root_child_share",
            "secondary_reproduction",
            "largest_branch_share",
            "unique_actors",
            "outside_share",
            "outside_known",
            "effective_communities",
            "parent_basis",
            "tree_observed_share",
            "orphans",
            "time_inversions",
            "cycles_cut",
            "shares_1h",
            "shares_30d",
            "minutes_to_first_share",
            "peak_velocity_per_hour",
            "hours_to_peak",
            "hours_to_half",
            "comments",
            "commenters",
            "minutes_to_first_comment",
            "reply_depth",
            "discussion_h_index",
            "author_reply_share",
            "paid_share");
  }

  /** A comment of somebody, two hours after the publication; null: its words are not known. */
  private static LakeRows said(LakeRows events, String platform, String post, String text) {
    String id = post + "-" + platform + "-" + events.asList().size();
    return events.row(
        "platform",
        platform,
        "post_id",
        post,
        "event_id",
        id,
        "kind",
        "comment",
        "actor_id",
        "of " + id,
        "occurred_at",
        "2026-01-05T11:00:00Z",
        "text",
        text);
  }

  @Test
  void whoeverCommentsIsHeldAgainstTheMessageOfTheCampaign() {
    LakeRows posts = posts();
    for (String post : List.of("about", "beside", "quiet")) {
      posts.row(
          "platform",
          "x",
          "post_id",
          post,
          "campaign_id",
          "safe-home",
          "published_at",
          "2026-01-05T09:00:00Z",
          "observed_at",
          "2026-01-07T09:00:00Z");
    }
    posts
        .row(
            "platform",
            "x",
            "post_id",
            "of another",
            "campaign_id",
            "soup",
            "published_at",
            "2026-01-05T09:00:00Z",
            "observed_at",
            "2026-01-07T09:00:00Z")
        .row(
            "platform",
            "weibo",
            "post_id",
            "about",
            "campaign_id",
            "safe-home",
            "published_at",
            "2026-01-05T09:00:00Z",
            "observed_at",
            "2026-01-07T09:00:00Z");
    LakeRows events = events();
    said(events, "x", "about", "VEILIG, thuis: dat willen we toch allemaal?");
    said(events, "x", "about", "My bicycles are never safe.");
    said(events, "x", "about", "Onveilig thuiskomen");
    said(events, "x", "beside", "Nice soup.");
    said(events, "x", "of another", "Veilig thuis met soep");
    said(events, "weibo", "about", null);
    List<Row> rows =
        measure(
                posts,
                events.asDataset(),
                flights(),
                new MessageTerms(
                    Map.of("safe-home", List.of("veilig thuis", "bicycle*"), "soup", List.of())))
            .orderBy("platform", "post_id")
            .collectAsList();
    assertThat(rows.stream().map(MeasureTest::mentions))
        .containsExactly(
            "weibo about null of null by null",
            "x about 2 of 3 by events",
            "x beside 0 of 1 by events",
            "x of another null of null by null",
            "x quiet 0 of 0 by events");
  }

  private static String mentions(Row row) {
    return "%s %s %s of %s by %s"
        .formatted(
            row.getAs("platform"),
            row.getAs("post_id"),
            row.getAs("message_mentions_24h"),
            row.getAs("comment_texts_24h"),
            row.getAs("message_mentions_basis"));
  }
}
