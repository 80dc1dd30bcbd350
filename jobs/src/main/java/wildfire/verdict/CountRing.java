package wildfire.verdict;

import java.util.Arrays;

/** The last so many counts, also in order of size, in as little memory as they need. */
final class CountRing {
  private static final int FIRST_SIZE = 8;

  private final int capacity;
  private long[] counts;
  private long[] sorted;
  private int size;
  private int oldest;

  CountRing(int capacity) {
    this.capacity = capacity;
    this.counts = new long[Math.min(capacity, FIRST_SIZE)];
    this.sorted = counts.clone();
  }

  int size() {
    return size;
  }

  void add(long count) {
    if (size == capacity) {
      int gone = Arrays.binarySearch(sorted, counts[oldest]);
      System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
      insert(count, size - 1);
      counts[oldest] = count;
      oldest = (oldest + 1) % capacity;
      return;
    }
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, Math.min(capacity, 2 * size));
      sorted = Arrays.copyOf(sorted, counts.length);
    }
    insert(count, size);
    counts[size++] = count;
  }

  private void insert(long count, int among) {
    int found = Arrays.binarySearch(sorted, 0, among, count);
    int place = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, place, sorted, place + 1, among - place);
    sorted[place] = count;
  }

  /** A sorted copy. */
  long[] sorted() {
    return Arrays.copyOf(sorted, size);
  }
}
