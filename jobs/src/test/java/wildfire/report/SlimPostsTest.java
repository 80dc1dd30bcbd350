package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.FileRows;
import wildfire.model.EngagementKind;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.MeasuredAs;

/** What is added up over posts while they are read, and the order that they are handed on in. */
final class SlimPostsTest {
  @TempDir private Path folder;

  private SlimPosts read(List<MeasuredPost> posts) throws IOException {
    return SlimPosts.read(
        MeasuredFiles.of(folder, posts, 5),
        Map.of(),
        new RulesOfThumb(List.of(), Map.of(), false, List.of()),
        new Configuration());
  }

  /** Sums by hand, point by point, over posts that are told in many files. */
  @Test
  void activityIsOfAllOrganicEngagementsOfPostsThatWereObservedLongEnough() throws IOException {
    Random random = new Random(7);
    List<MeasuredPost> posts = new ArrayList<>();
    Map<String, long[][]> expected = new TreeMap<>();
    for (int post = 0; post < 200; post++) {
      String platform = post % 3 == 0 ? "x" : "mastodon";
      Instant published =
          post % 10 == 0 ? null : Instant.ofEpochSecond(random.nextInt(30 * 24 * 3600));
      double observed = post % 7 == 0 ? 71.9 : 72 + random.nextInt(50);
      List<CurvePoint> curve = new ArrayList<>();
      for (int point = 0; point < 20; point++) {
        EngagementKind kind =
            EngagementKind.ofCode((byte) random.nextInt(EngagementKind.values().length));
        long age = random.nextInt(100);
        long events = 1L + random.nextInt(9);
        long paid = random.nextInt((int) events);
        curve.add(new CurvePoint(age, age + 1, kind, events, paid, 0));
        if (published != null && observed >= 72 && age < 72 && kind.isEngagement()) {
          long hour = Math.floorDiv(published.getEpochSecond() + 1800, 3600L);
          expected
                  .computeIfAbsent(
                      platform,
                      p -> new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES])[
                  (int) (hour % AudienceActivity.HOURS_OF_WEEK)][(int) age] +=
              events - paid;
        }
      }
      posts.add(
          MeasuredFiles.post(platform, "post-" + post, published, observed, curve, List.of()));
    }
    Map<String, AudienceActivity> activities = read(posts).activity();
    assertThat(activities).containsOnlyKeys("mastodon", "x");
    expected.forEach((platform, counts) -> assertSame(activities.get(platform), counts));
  }

  private static void assertSame(AudienceActivity activity, long[][] counts) {
    AudienceActivity byHand = AudienceActivity.of(counts);
    for (int hour = 0; hour < AudienceActivity.HOURS_OF_WEEK; hour++) {
      AudienceActivity.Reading one = activity.from(hour, 3, 0).orElseThrow();
      AudienceActivity.Reading other = byHand.from(hour, 3, 0).orElseThrow();
      assertThat(one.share()).isCloseTo(other.share(), within(1e-9));
      assertThat(one.expected()).isCloseTo(other.expected(), within(1e-9));
    }
  }

  @Test
  void repeatedRowsAddUpByFileAndKindsByPlatform() throws IOException {
    List<MeasuredPost> posts =
        List.of(
            told("x", "a", EngagementKind.SHARE, new FileRows(1, 3), new FileRows(2, 1)),
            told("x", "b", EngagementKind.LIKE, new FileRows(2, 4)),
            told("weibo", "a", EngagementKind.COMMENT));
    SlimPosts slim = read(posts);
    assertThat(slim.duplicates()).isEqualTo(Map.of(1, 3L, 2, 5L));
    assertThat(slim.kinds()).containsOnlyKeys("weibo", "x");
    assertThat(slim.kinds().get("x")).containsExactly("like", "share");
    assertThat(slim.kinds().get("weibo")).containsExactly("comment");
  }

  private static MeasuredPost told(
      String platform, String id, EngagementKind kind, FileRows... duplicates) {
    return MeasuredFiles.post(
        platform,
        id,
        Instant.EPOCH,
        10.0,
        List.of(new CurvePoint(0, 1, kind, 1, 0, 1)),
        List.of(duplicates));
  }

  @Test
  void eachPlatformsPostsAreInOrderOfPublicationAndKnowTheirPlace() throws IOException {
    Random random = new Random(5);
    List<MeasuredPost> posts = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      posts.add(MeasuredAs.of(AnyPosts.on(i % 2 == 0 ? "x" : "weibo", "post-" + i, random)));
    }
    Collections.shuffle(posts, random);
    SlimPosts slim = read(posts);
    assertThat(slim.byPlatform()).containsOnlyKeys("weibo", "x");
    slim.byPlatform()
        .forEach(
            (platform, its) -> {
              assertThat(its).hasSize(45).isSortedAccordingTo(PlatformPass.order());
              for (SlimPost post : its) {
                MeasuredPost there = posts.get(post.part() + 5 * post.row());
                assertThat(there.post().postId()).isEqualTo(post.figures().postId());
                assertThat(there.post().platform()).isEqualTo(platform);
                assertThat(post.figures().publishedAt())
                    .isEqualTo(
                        there.post().publishedAt() == null
                            ? null
                            : Long.valueOf(
                                ChronoUnit.MICROS.between(
                                    Instant.EPOCH, there.post().publishedAt())));
              }
            });
  }
}
