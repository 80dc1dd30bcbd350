package wildfire.report;

import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import wildfire.measure.MeasuredPosts;
import wildfire.measure.SharingAccounts;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.SharedTogether;

/**
 * What the pass over each platform needs of all measured posts, and what is added up while they are
 * read.
 *
 * @param byPlatform the posts of each platform, in the order of the pass
 * @param activity how active the audience of each platform is, by the hour of the week
 * @param kinds the kinds of events that each platform's logs have, by id
 * @param duplicates rows that repeat an event, by file
 */
record SlimPosts(
    Map<String, List<SlimPost>> byPlatform,
    Map<String, AudienceActivity> activity,
    Map<String, Set<String>> kinds,
    Set<String> campaigns,
    Map<Integer, Long> duplicates) {
  private static final long HOUR = 3_600_000_000L;

  /** What one file has. */
  private static final class OfFile {
    private final SlimPost.Shared shared = new SlimPost.Shared();
    private final List<SlimPost> posts = new ArrayList<>();
    private final Map<String, long[][]> activity = new HashMap<>();
    private final Map<String, Set<String>> kinds = new HashMap<>();
    private final Map<Integer, Long> duplicates = new HashMap<>();

    void add(
        MeasuredPost post,
        int part,
        Map<SharingAccounts.Id, SharedTogether> together,
        RulesOfThumb rulesOfThumb) {
      String platform = post.post().platform();
      SharedTogether its =
          together.getOrDefault(
              new SharingAccounts.Id(platform, post.post().postId()), SharedTogether.NONE);
      posts.add(SlimPost.of(post, part, posts.size(), its, rulesOfThumb, shared));
      post.duplicates().forEach(rows -> duplicates.merge(rows.file(), rows.rows(), Long::sum));
      Set<String> kindsThere = kinds.computeIfAbsent(platform, p -> new TreeSet<>());
      post.curve().forEach(point -> kindsThere.add(point.kind().id()));
      Double observed = post.observation().hours();
      boolean isLong = observed != null && observed >= AudienceActivity.AGES;
      if (isLong && post.post().publishedAt() != null) {
        count(post);
      }
    }

    /**
     * The curve counts by whole hours since the publication, which is taken at the nearest full
     * hour: an engagement can be an hour off.
     */
    private void count(MeasuredPost post) {
      long[] byAge = null;
      for (CurvePoint point : post.curve()) {
        if (point.fromHours() < AudienceActivity.AGES && point.kind().isEngagement()) {
          byAge = byAge == null ? byAge(post) : byAge;
          byAge[(int) point.fromHours()] += point.events() - point.paidEvents();
        }
      }
    }

    private long[] byAge(MeasuredPost post) {
      return activity
          .computeIfAbsent(
              post.post().platform(),
              p -> new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES])[
          hourOfWeek(post.post().publishedAt())];
    }

    private static int hourOfWeek(Instant publishedAt) {
      long hour =
          Math.floorDiv(ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt) + HOUR / 2, HOUR);
      return Math.floorMod(hour, AudienceActivity.HOURS_OF_WEEK);
    }
  }

  /**
   * Reads all of them, several files at a time.
   *
   * @param together what was shared together, by post
   * @param rulesOfThumb what they ask about is read
   */
  static SlimPosts read(
      MeasuredPosts measured,
      Map<SharingAccounts.Id, SharedTogether> together,
      RulesOfThumb rulesOfThumb,
      Configuration hadoop) {
    List<MeasuredPosts.Part> parts = measured.note().parts();
    List<OfFile> files =
        IntStream.range(0, parts.size())
            .parallel()
            .mapToObj(
                part -> {
                  OfFile file = new OfFile();
                  try (CloseableIterator<MeasuredPosts.WithoutSharers> posts =
                      MeasuredPosts.read(measured.file(parts.get(part)), hadoop)) {
                    posts.forEachRemaining(
                        each -> file.add(each.post(), part, together, rulesOfThumb));
                  } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                  }
                  return file;
                })
            .toList();
    return together(files);
  }

  private static SlimPosts together(List<OfFile> files) {
    Map<String, List<SlimPost>> byPlatform = new TreeMap<>();
    Map<String, long[][]> counts = new HashMap<>();
    Map<String, Set<String>> kinds = new TreeMap<>();
    Set<String> campaigns = new TreeSet<>();
    Map<Integer, Long> duplicates = new HashMap<>();
    for (OfFile file : files) {
      for (SlimPost post : file.posts) {
        byPlatform.computeIfAbsent(post.figures().platform(), p -> new ArrayList<>()).add(post);
        if (post.figures().campaignId() != null) {
          campaigns.add(post.figures().campaignId());
        }
      }
      file.activity.forEach((platform, its) -> counts.merge(platform, its, SlimPosts::sum));
      file.kinds.forEach(
          (platform, its) -> kinds.computeIfAbsent(platform, p -> new TreeSet<>()).addAll(its));
      file.duplicates.forEach((id, rows) -> duplicates.merge(id, rows, Long::sum));
    }
    byPlatform.values().parallelStream().forEach(posts -> posts.sort(PlatformPass.order()));
    Map<String, AudienceActivity> activity = new HashMap<>();
    counts.forEach((platform, its) -> activity.put(platform, AudienceActivity.of(its)));
    return new SlimPosts(byPlatform, activity, kinds, campaigns, duplicates);
  }

  private static long[][] sum(long[][] one, long[][] other) {
    for (int hour = 0; hour < one.length; hour++) {
      for (int age = 0; age < one[hour].length; age++) {
        one[hour][age] += other[hour][age];
      }
    }
    return one;
  }
}
