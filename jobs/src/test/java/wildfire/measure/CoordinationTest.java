package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import wildfire.SparkForTests;
import wildfire.metrics.SharedPost;
import wildfire.metrics.SharedTogether;
import wildfire.settings.CoordinationSettings;

final class CoordinationTest {
  private static final long SECOND = 1_000_000L;
  private static final CoordinationSettings SETTINGS =
      new CoordinationSettings(Duration.ofSeconds(10), 3, 0.01);
  private static final StructType SCHEMA =
      new StructType()
          .add("platform", DataTypes.StringType, false)
          .add("post_id", DataTypes.StringType, false)
          .add(Measure.SHARERS, Measure.SHARERS_OF_POST, true);

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

  private static Row row(String platform, int number, SharedPost post) {
    long publishedAt = 1_767_603_600L * SECOND + number * 86_400L * SECOND;
    List<Map.Entry<String, Long>> inOrder =
        post.at().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getValue)).toList();
    return RowFactory.create(
        platform,
        "post-" + number,
        RowFactory.create(
            publishedAt,
            inOrder.stream().mapToLong(e -> publishedAt + e.getValue()).toArray(),
            inOrder.stream().mapToLong(e -> Long.parseLong(e.getKey())).toArray()));
  }

  @Test
  void isWhatComparingAllPairsGivesOnEachPlatform() {
    Map<String, List<SharedPost>> platforms = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    for (String platform : List.of("mastodon", "x")) {
      List<SharedPost> posts = posts(new Random(platform.length()));
      platforms.put(platform, posts);
      for (int i = 0; i < posts.size(); i++) {
        rows.add(row(platform, i, posts.get(i)));
      }
      rows.add(RowFactory.create(platform, "unknown", null));
    }
    Map<String, Map<String, SharedTogether>> found = Coordination.of(dataset(rows), SETTINGS);
    assertThat(found).containsOnlyKeys("mastodon", "x");
    for (int i = 0; i < 40; i++) {
      for (String platform : platforms.keySet()) {
        SharedTogether expected = i % 5 == 0 ? new SharedTogether(5, 5) : null;
        assertThat(found.get(platform).get("post-" + i)).as(platform + " " + i).isEqualTo(expected);
      }
    }
    platforms.forEach(
        (platform, posts) -> {
          List<Set<String>> alone =
              SharedPost.together(
                  posts, 10 * SECOND, SETTINGS.minPosts(), SETTINGS.accidentShare());
          for (int i = 0; i < posts.size(); i++) {
            assertThat(
                    found.get(platform).getOrDefault("post-" + i, SharedTogether.NONE).accounts())
                .isEqualTo(alone.get(i).size());
          }
        });
  }

  @Test
  void withoutSharesNobodySharesTogether() {
    assertThat(Coordination.of(dataset(List.of(RowFactory.create("x", "unknown", null))), SETTINGS))
        .isEmpty();
  }

  private static Dataset<Row> dataset(List<Row> rows) {
    return SparkForTests.session().createDataFrame(rows, SCHEMA);
  }
}
