package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;
import wildfire.measure.SharingAccounts.Sharing;
import wildfire.metrics.SharedPost;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.Sharers;
import wildfire.settings.CoordinationSettings;
import wildfire.table.TypedFile;

final class SharingAccountsTest {
  private static final long SECOND = 1_000_000L;
  private static final CoordinationSettings SETTINGS =
      new CoordinationSettings(Duration.ofSeconds(10), 3, 0.01);

  /** Fans in bursts on every post, and a ring of five that strikes on some; sometimes nobody. */
  private static List<SharedPost> posts(Random random) {
    List<SharedPost> posts = new ArrayList<>();
    for (int post = 0; post < 40; post++) {
      Map<String, Long> at = new HashMap<>();
      for (int fan = 0; fan < 40 && post % 10 != 9; fan++) {
        if (random.nextInt(3) == 0) {
          double mean = random.nextBoolean() ? 60 : 7_200;
          at.put(Integer.toString(fan), seconds(-mean * Math.log(1 - random.nextDouble())));
        }
      }
      if (post % 5 == 0) {
        long strike = seconds(1 + 3_600 * random.nextDouble());
        for (int member = 100; member < 105; member++) {
          at.put(Integer.toString(member), strike + seconds(9 * random.nextDouble()));
        }
      }
      posts.add(new SharedPost(at));
    }
    return posts;
  }

  private static long seconds(double seconds) {
    return (long) (SECOND * seconds);
  }

  private static Sharing sharing(String platform, int number, SharedPost post) {
    long publishedAt = 1_767_603_600L * SECOND + number * 86_400L * SECOND;
    List<Map.Entry<String, Long>> inOrder =
        post.at().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getValue)).toList();
    return new Sharing(
        new Sharing.Named(id(platform, number)),
        new Sharers(
            publishedAt,
            inOrder.stream().map(e -> publishedAt + e.getValue()).toList(),
            inOrder.stream().map(e -> Long.valueOf(e.getKey())).toList()));
  }

  private static Sharing unknown(String platform) {
    return new Sharing(new Sharing.Named(new SharingAccounts.Id(platform, "unknown")), null);
  }

  private static SharingAccounts.Id id(String platform, int number) {
    return new SharingAccounts.Id(platform, "post-" + number);
  }

  /** Of posts in files, as the measured ones are. */
  private static Map<SharingAccounts.Id, SharedTogether> together(List<Sharing> posts)
      throws IOException {
    Configuration hadoop = SparkForTests.session().sparkContext().hadoopConfiguration();
    java.nio.file.Path folder = Files.createTempDirectory("measured");
    try {
      List<MeasuredPosts.Part> parts = new ArrayList<>();
      for (int part = 0; part < 3; part++) {
        MeasuredPosts.Part name = new MeasuredPosts.Part(MeasuredPosts.fileOf(part), 1);
        parts.add(name);
        try (TypedFile<Sharing> file =
            TypedFile.create(new Path(folder + "/" + name.file()), hadoop, Sharing.class)) {
          for (int post = part; post < posts.size(); post += 3) {
            file.write(posts.get(post));
          }
        }
      }
      return new MeasuredPosts(
              new Path(folder.toUri()),
              new MeasuredPosts.Note("", "", null, parts, null, List.of(), false))
          .sharedTogether(SparkForTests.session(), SETTINGS);
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }

  @Test
  void isWhatComparingAllPairsGivesOnEachPlatform() throws IOException {
    Map<String, List<SharedPost>> platforms = new TreeMap<>();
    List<Sharing> all = new ArrayList<>();
    for (String platform : List.of("mastodon", "x")) {
      List<SharedPost> posts = posts(new Random(platform.length()));
      platforms.put(platform, posts);
      for (int i = 0; i < posts.size(); i++) {
        all.add(sharing(platform, i, posts.get(i)));
      }
      all.add(unknown(platform));
    }
    Map<SharingAccounts.Id, SharedTogether> found = together(all);
    assertThat(found.keySet())
        .extracting(SharingAccounts.Id::platform)
        .containsOnly("mastodon", "x");
    for (int i = 0; i < 40; i++) {
      for (String platform : platforms.keySet()) {
        SharedTogether expected = i % 5 == 0 ? new SharedTogether(5, 5) : null;
        assertThat(found.get(id(platform, i))).as(platform + " " + i).isEqualTo(expected);
      }
    }
    platforms.forEach(
        (platform, posts) -> {
          List<Set<String>> alone =
              SharedPost.together(
                  posts, 10 * SECOND, SETTINGS.minPosts(), SETTINGS.accidentShare());
          for (int i = 0; i < posts.size(); i++) {
            assertThat(found.getOrDefault(id(platform, i), SharedTogether.NONE).accounts())
                .isEqualTo(alone.get(i).size());
          }
        });
  }

  @Test
  void withoutSharesNobodySharesTogether() throws IOException {
    assertThat(together(List.of(unknown("x")))).isEmpty();
    assertThat(together(List.of())).isEmpty();
  }
}
