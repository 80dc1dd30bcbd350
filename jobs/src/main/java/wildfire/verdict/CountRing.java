package wildfire.verdict;

import java.util.Arrays;

/**
 * The last so many counts, in as little memory as they need. Once there are as many as it takes
 * they are kept in order of size too, since every post then asks for all of them.
 */
public final class CountRing {
  private static final int FIRST_SIZE = 8;

  private final int capacity;
  private long[] counts;
  private long[] sorted;
  private int size;
  private int oldest;

  /**
   * An empty one.
   *
   * @param capacity counts that it takes, at least 1
   */
  public CountRing(int capacity) {
    this.capacity = capacity;
    this.counts = new long[Math.min(capacity, FIRST_SIZE)];
  }

  public int size() {
    return size;
  }

  public void add(long count) {
    if (size == capacity) {
      replace(counts[oldest], count);
      counts[oldest] = count;
      oldest = (oldest + 1) % capacity;
      return;
    }
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, Math.min(capacity, 2 * size));
    }
    counts[size++] = count;
  }

  private void replace(long gone, long count) {
    if (sorted == null) {
      sorted = inOrder();
    }
    int from = Arrays.binarySearch(sorted, gone);
    int found = Arrays.binarySearch(sorted, count);
    int to = found < 0 ? -found - 1 : found;
    if (to > from) {
      to--;
      System.arraycopy(sorted, from + 1, sorted, from, to - from);
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
    }
    sorted[to] = count;
  }

  private long[] inOrder() {
    long[] inOrder = Arrays.copyOf(counts, size);
    Arrays.sort(inOrder);
    return inOrder;
  }

  /** A copy of them, ascending. */
  public long[] sorted() {
    return sorted == null ? inOrder() : sorted.clone();
  }
}
