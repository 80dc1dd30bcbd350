package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

final class CountRingTest {
  /** Against a list of all, with many that are equal. */
  @RepeatedTest(20)
  void holdsTheLastSoManyInOrderOfSize(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int capacity = 1 + random.nextInt(30);
    CountRing ring = new CountRing(capacity);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long count = random.nextInt(10) * (long) random.nextInt(10);
      ring.add(count);
      all.add(count);
      List<Long> last = all.subList(Math.max(0, all.size() - capacity), all.size());
      assertThat(ring.size()).isEqualTo(last.size());
      assertThat(ring.sorted())
          .containsExactly(last.stream().mapToLong(Long::longValue).sorted().toArray());
    }
  }
}
