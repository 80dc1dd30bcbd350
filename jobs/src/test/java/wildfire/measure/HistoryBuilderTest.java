package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.measure.PostStory.post;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;
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
  void ofEquallyEarlyRowsTheSmallestParentStaysAndNoneIsSmallest() {
    PostStory story = post("p").share("b", "1m").share("a", "1m");
    repeated(story, "5m", "b's share", 1);
    repeated(story, "5m", "a's share", 2);
    PostHistory history = story.history();
    assertThat(parentOfLast(history)).isIn(0, 1);
    int a = history.parent()[2];
    repeated(story, "5m", null, 3);
    assertThat(parentOfLast(story.history())).isEqualTo(PostHistory.ROOT);
    PostStory onlyB = post("p").share("b", "1m").share("a", "1m");
    repeated(onlyB, "5m", "b's share", 1);
    assertThat(onlyB.history().parent()[2]).isNotEqualTo(a);
  }

  @Test
  void ofEqualRowsThatOfTheFirstFileStaysWhateverItsNumber() {
    HistoryBuilder builder = new HistoryBuilder(new int[] {2, 0, 1});
    for (long file : new long[] {0, 2, 1}) {
      builder.add(7, 0, null, 0, 0, EngagementKind.SHARE.code() | file << EventRows.FILE);
    }
    assertThat(builder.duplicatesByFile()).isEqualTo(Map.of(0, 1L, 2, 1L));
  }

  @Test
  void ofEqualRowsOfOneFileTheSameStaysInEveryOrder() {
    long bought = EngagementKind.SHARE.code() | 2L << EventRows.PAID;
    long organic = EngagementKind.SHARE.code() | 1L << EventRows.PAID;
    for (long[] rows : new long[][] {{bought, organic}, {organic, bought}}) {
      HistoryBuilder builder = new HistoryBuilder(new int[] {0});
      for (long traits : rows) {
        builder.add(7, 0, null, 0, 0, traits);
      }
      PostHistory history = builder.finish(post("p").header(), Long.MAX_VALUE / 4).history();
      assertThat(history.paid()).containsExactly(PostHistory.NO);
    }
  }

  /** In a log that numbers events within each post, post 2 has an event 2. */
  @Test
  void aParentIsTheEventOfThatIdAndThePostOnlyWhereNoOtherIsCalledSo() {
    EngagementKind share = EngagementKind.SHARE;
    PostHistory numbered =
        post("2").event(share, "2", "a", "1m", "1").event(share, "3", "b", "2m", "2").history();
    assertThat(numbered.parent()).containsExactly(PostHistory.ORPHAN, 0);
    PostHistory named = post("2").event(share, "3", "b", "2m", "2").history();
    assertThat(named.parent()).containsExactly(PostHistory.ROOT);
    PostHistory listed =
        post("2")
            .event(share, "2", "author", "0m", null)
            .event(share, "3", "b", "2m", "2")
            .history();
    assertThat(listed.parent()).as("the post itself is listed").containsOnly(PostHistory.ROOT);
    PostHistory itself = post("2").event(share, "2", "a", "1m", "2").history();
    assertThat(itself.parent()).containsExactly(PostHistory.ROOT);
  }

  private static int parentOfLast(PostHistory history) {
    return history.parent()[history.size() - 1];
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
      UTF8String parent =
          random.nextBoolean() ? null : UTF8String.fromString("p" + random.nextInt(3));
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
