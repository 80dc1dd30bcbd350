package wildfire.verdict;

import java.util.Arrays;

/** The last so many counts, in as little memory as they need. */
final class CountRing {
  private static final int FIRST_SIZE = 8;

  private final int capacity;
  private long[] counts;
  private int size;
  private int oldest;

  CountRing(int capacity) {
    this.capacity = capacity;
    this.counts = new long[Math.min(capacity, FIRST_SIZE)];
  }

  int size() {
    return size;
  }

  void add(long count) {
    if (size == capacity) {
      counts[oldest] = count;
      oldest = (oldest + 1) % capacity;
      return;
    }
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, Math.min(capacity, 2 * size));
    }
    counts[size++] = count;
  }

  /** A sorted copy. */
  long[] sorted() {
    long[] copy = Arrays.copyOf(counts, size);
    Arrays.sort(copy);
    return copy;
  }
}
