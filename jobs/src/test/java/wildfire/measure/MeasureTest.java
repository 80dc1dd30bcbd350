package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;
import wildfire.ingest.CanonicalTable;
import wildfire.metrics.AtAges;
import wildfire.metrics.Attended;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Sharers;
import wildfire.metrics.Velocity;
import wildfire.report.MeasuredColumns;

final class MeasureTest {
  private final SmallLake lake = new SmallLake();
  private final LakeRows posts = lake.of(CanonicalTable.POSTS);
  private final LakeRows events = lake.of(CanonicalTable.ENGAGEMENTS);

  @Test
  void aPostWithoutEventsAndEventsWithoutAPostAreBothMeasured() {
    posts.row("platform", "x", "post_id", "quiet", "published_at", "2026-01-05T09:00:00Z");
    events
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
    List<MeasuredPost> measured = lake.measured();
    assertThat(measured).hasSize(2);
    MeasuredPost quiet = measured.get(0);
    assertThat(quiet.sharesLogged()).isTrue();
    assertThat(quiet.breadth().cascadeSize()).isEqualTo(1);
    assertThat(spread(quiet).atAge().hours24()).isZero();
    assertThat(quiet.announced()).isTrue();
    MeasuredPost unlisted = measured.get(1);
    assertThat(unlisted.announced()).isFalse();
    assertThat(MeasuredColumns.of(unlisted)).containsEntry("age_basis", "first_event");
    assertThat(unlisted.post().publishedAt()).isNull();
    assertThat(spread(unlisted).atAge().hour1()).isEqualTo(1);
    assertThat(spread(unlisted).atAge().hours6()).isNull();
    assertThat(spread(unlisted).minutesToFirst()).isNull();
    assertThat(unlisted.breadth().shapeNull()).isEqualTo("parents_unobserved");
  }

  private static Velocity spread(MeasuredPost post) {
    return post.sources().spread().organic();
  }

  /** An event on x, by its kind, actor and moment. */
  private void happened(String post, String kind, String actor, String at) {
    events.row(
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
    posts
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
    happened("by seconds", "quote", "bob", "2026-01-05T09:00:07Z");
    happened("by seconds", "share", "bob", "2026-01-05T09:00:05Z");
    happened("by seconds", "like", "cy", "2026-01-05T09:00:05Z");
    happened("by seconds", "share", "the author", "2026-01-05T09:00:06Z");
    happened("by seconds", "quote", "ann", "2026-01-05T09:00:09Z");
    happened("by minutes", "share", "ann", "2026-01-05T09:07:00Z");
    happened("by minutes", "share", "bob", "2026-01-05T09:08:00Z");
    List<MeasuredPost> measured = lake.measured();
    assertThat(lake.stored().get(0).sharers()).isNull();
    assertThat(MeasuredColumns.of(measured.get(0))).containsEntry("sharing_accounts", null);
    Row keys = SparkForTests.session().sql("select xxhash64('bob'), xxhash64('ann')").head();
    long published = IdKeys.micros(Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(lake.stored().get(1).sharers())
        .isEqualTo(
            new Sharers(
                published,
                List.of(published + 5_000_000L, published + 9_000_000L),
                List.of(keys.getLong(0), keys.getLong(1))));
    assertThat(MeasuredColumns.of(measured.get(1))).containsEntry("sharing_accounts", 2L);
  }

  @Test
  void whatAPlatformNeverLogsIsUnknownAndNotZero() {
    posts
        .row("platform", "x", "post_id", "p", "published_at", "2026-01-05T09:00:00Z")
        .row("platform", "weibo", "post_id", "p", "published_at", "2026-01-05T09:00:00Z");
    events
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
    Map<String, Object> weibo = MeasuredColumns.of(lake.measured().get(0));
    Map<String, Object> x = MeasuredColumns.of(lake.measured().get(1));
    assertThat(weibo)
        .containsEntry("shares", null)
        .containsEntry("cascade_size", null)
        .containsEntry("unique_actors", null)
        .containsEntry("comments", 1L);
    assertThat(x).containsEntry("comments", null).containsEntry("shares", 1L);
  }

  @Test
  void promotedPeriodsOfAPlatformSayWhichSharesWereBought() {
    posts
        .row("platform", "x", "post_id", "promoted", "published_at", "2026-01-05T09:00:00Z")
        .row("platform", "x", "post_id", "plain", "published_at", "2026-01-05T09:00:00Z");
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
    lake.of(CanonicalTable.FLIGHTS)
        .row(
            "platform",
            "x",
            "post_id",
            "promoted",
            "starts_at",
            "2026-01-05T11:00:00Z",
            "ends_at",
            null);
    List<MeasuredPost> measured = lake.measured();
    MeasuredPost plain = measured.get(0);
    MeasuredPost promoted = measured.get(1);
    assertThat(plain.promoted()).isFalse();
    assertThat(plain.sources().paidSpread().share()).isZero();
    assertThat(promoted.promoted()).isTrue();
    assertThat(promoted.sources().paidSpread().share()).isEqualTo(0.5);
    assertThat(spread(promoted).atAge().hour1()).isEqualTo(1);
  }

  @Test
  void orderOfTheInputAndNumberOfPartitionsChangeNothing() {
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
    List<MeasuredPost> expected = null;
    List<Row> rows = new ArrayList<>(events.asList());
    for (int partitions : List.of(1, 3, 11)) {
      Collections.shuffle(rows, random);
      Dataset<Row> shuffled =
          SparkForTests.session().createDataFrame(rows, events.schema()).repartition(partitions);
      List<MeasuredPost> measured = lake.measured(shuffled, SmallLake.SETTINGS, MessageTerms.NONE);
      assertThat(measured).hasSize(20);
      if (expected != null) {
        assertThat(measured).isEqualTo(expected);
      }
      expected = measured;
    }
  }

  /** A comment of somebody, two hours after the publication; null: its words are not known. */
  private void said(String platform, String post, String text) {
    String id = post + "-" + platform + "-" + events.asList().size();
    events.row(
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
    said("x", "about", "VEILIG, thuis: dat willen we toch allemaal?");
    said("x", "about", "My bicycles are never safe.");
    said("x", "about", "Onveilig thuiskomen");
    said("x", "beside", "Nice soup.");
    said("x", "of another", "Veilig thuis met soep");
    said("weibo", "about", null);
    MessageTerms message =
        new MessageTerms(
            Map.of("safe-home", List.of("veilig thuis", "bicycle*"), "soup", List.of()));
    assertThat(lake.measured(SmallLake.SETTINGS, message).stream().map(MeasureTest::mentions))
        .containsExactly(
            "weibo about null of null by null",
            "x about 2 of 3 by events",
            "x beside 0 of 1 by events",
            "x of another null of null by null",
            "x quiet 0 of 0 by events");
  }

  private static String mentions(MeasuredPost post) {
    Attended.Counts mentions = post.attended().messageMentions();
    AtAges texts = post.attended().commentTexts();
    return "%s %s %s of %s by %s"
        .formatted(
            post.post().platform(),
            post.post().postId(),
            mentions.organic() == null ? null : mentions.organic().hours24(),
            texts == null ? null : texts.hours24(),
            mentions.basis() == null ? null : mentions.basis().id());
  }
}
