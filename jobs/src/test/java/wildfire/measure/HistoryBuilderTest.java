package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.measure.PostStory.post;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;

final class HistoryBuilderTest {

  private static PostStory repeated(PostStory story, String after, String parent, int file) {
    return story.event(EngagementKind.SHARE, "same", "ann", after, parent).inFile(file);
  }

  @Test
  void ofTheRowsOfAnEventTheEarliestStays() {
    PostStory story = post("p");
    repeated(story, "9m", null, 1);
    repeated(story, "5m", "z", 2);
    repeated(story, "7m", "a", 3);
    HistoryBuilder builder = story.filled();
    PostHistory history = builder.finish(story.header(), Long.MAX_VALUE / 4).history();
    assertThat(history.size()).isEqualTo(1);
    assertThat(history.ageOf(0)).isEqualTo(5 * 60_000_000L);
    assertThat(builder.duplicatesByFile()).isEqualTo(Map.of(1, 1L, 3, 1L));
  }

  @Test
  void ofEquallyEarlyRowsThatWithoutAParentStaysElseOneParentInEveryOrder() {
    String[] parents = {"a's share", "b's share"};
    int[] kept =
        Stream.of(0, 1).mapToInt(first -> parentKept(parents[first], parents[1 - first])).toArray();
    assertThat(kept[0]).isEqualTo(kept[1]).isIn(0, 1);
    assertThat(parentKept("b's share", null)).isEqualTo(PostHistory.ROOT);
    assertThat(parentKept(null, "b's share")).isEqualTo(PostHistory.ROOT);
  }

  /** The parent of an event of two rows, by its place among the events. */
  private static int parentKept(String first, String second) {
    PostStory story = post("p").share("a", "1m").share("b", "2m");
    repeated(story, "5m", first, 1);
    repeated(story, "5m", second, 2);
    return story.history().parent()[2];
  }

  @Test
  void ofEqualRowsThatOfTheFirstFileStaysWhateverItsNumber() {
    HistoryBuilder builder = new HistoryBuilder(new int[] {2, 0, 1});
    for (long file : new long[] {0, 2, 1}) {
      builder.add(7, 0, 0, 0, 0, EngagementKind.SHARE.code() | file << EventRows.FILE);
    }
    assertThat(builder.duplicatesByFile()).isEqualTo(Map.of(0, 1L, 2, 1L));
  }

  /**
   * Against a map from event to its best row, with keys so crowded that upper halves collide all
   * the time.
   */
  @Property(tries = 200)
  void duplicatesAreThoseOfAMap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rows) {
    Random random = new Random(seed);
    TreeMap<Integer, TreeMap<Long, Long>> earliestByKey = new TreeMap<>(Integer::compareUnsigned);
    long[] keys = new long[rows];
    long[] times = new long[rows];
    Integer[] order = new Integer[rows];
    for (int i = 0; i < rows; i++) {
      keys[i] = (long) (random.nextInt(6) - 3) << 32 | random.nextInt(4);
      times[i] = random.nextInt(50);
      order[i] = i;
      earliestByKey
          .computeIfAbsent((int) (keys[i] >>> 32), k -> new TreeMap<>())
          .merge(keys[i], times[i], Math::min);
    }
    java.util.Arrays.sort(
        order, (x, y) -> Integer.compareUnsigned((int) (keys[x] >>> 32), (int) (keys[y] >>> 32)));
    HistoryBuilder builder = new HistoryBuilder(new int[] {0, 1});
    for (int i : order) {
      long parent = random.nextInt(3);
      builder.add(
          keys[i], times[i], parent, 0, 0, EngagementKind.SHARE.code() | 1L << EventRows.FILE);
    }
    long distinct = earliestByKey.values().stream().mapToLong(TreeMap::size).sum();
    assertThat(builder.duplicatesByFile().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(rows - distinct);
    PostHistory history =
        builder.finish(post("p").at("1970-01-01T00:00:00Z").header(), Long.MAX_VALUE / 4).history();
    assertThat(history.occurredAt())
        .containsExactly(
            earliestByKey.values().stream()
                .flatMap(m -> m.values().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray());
  }

  @Test
  void lateEventsAreCountedAndNotMeasured() {
    HistoryBuilder.Finished finished =
        post("p").share("a", "1h").share("b", "40h").observedFor("24h").finished();
    assertThat(finished.history().size()).isEqualTo(1);
    assertThat(finished.lateEvents()).isEqualTo(1);
  }
}
