package wildfire.verdict.cause;

import java.util.Arrays;
import wildfire.verdict.cause.Surroundings.UsualGap;

/** How much time one account leaves between its posts, of the last so many. */
final class Gaps {
  /** Of an account without a post. */
  static final Gaps NONE = new Gaps(0);

  private final int capacity;
  private long[] micros = new long[0];
  private int added;
  private Long last;

  Gaps(int capacity) {
    this.capacity = capacity;
  }

  /** The next post, not earlier than the last. */
  void add(long publishedAt) {
    if (last != null) {
      if (added < capacity) {
        micros = Arrays.copyOf(micros, added + 1);
      }
      micros[added % capacity] = publishedAt - last;
      added++;
    }
    last = publishedAt;
  }

  /** The median; null with fewer than {@code least}. */
  UsualGap usual(int least) {
    int n = micros.length;
    if (n == 0 || n < least) {
      return null;
    }
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    return new UsualGap(median / 3.6e9, n);
  }
}
