package wildfire.ingest;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import org.apache.spark.util.AccumulatorV2;

/**
 * Rows seen on the way, by file and place. Counted where rows come out of the reader, and so
 * independently of what is written. Exact when the counting job writes straight from its reader:
 * Spark then adds up each task once, however often it was tried. Its value, which Spark shows while
 * a task still counts, is only how many were counted in all.
 */
final class RowCounts extends AccumulatorV2<Long, Long> {
  @Serial private static final long serialVersionUID = 1L;

  /** Records of the file, whatever becomes of them. */
  static final int RECORDS = -1;

  /** Records of the file that gave at least one row, and were counted by its destination too. */
  static final int WITH_ROWS = -2;

  /** Records of the file that gave no row, because the array they hold is empty. */
  static final int WITHOUT_ROWS = -3;

  private final Long2LongOpenHashMap rows = new Long2LongOpenHashMap();

  /** Counts a row by one of the constants, or by the number of the table that it is meant for. */
  void add(int fileId, int place) {
    add(key(fileId, place), 1);
  }

  synchronized long rows(int fileId, int place) {
    return rows.get(key(fileId, place));
  }

  /**
   * Holds the records of a file to those that were sent on.
   *
   * @throws IllegalStateException if they are not as many
   */
  void check(int fileId, String file) {
    long records = rows(fileId, RECORDS);
    long sentOn = rows(fileId, WITH_ROWS) + rows(fileId, WITHOUT_ROWS);
    if (records != sentOn) {
      throw new IllegalStateException(
          "%s: %d records were read, but %d sent on".formatted(file, records, sentOn));
    }
  }

  private static long key(int fileId, int place) {
    return ((long) fileId << 32) | (place & 0xffff_ffffL);
  }

  private synchronized void add(long key, long more) {
    rows.addTo(key, more);
  }

  @Override
  public void add(Long key) {
    add(key, 1);
  }

  @Override
  public synchronized boolean isZero() {
    return rows.isEmpty();
  }

  @Override
  public synchronized RowCounts copy() {
    RowCounts copy = new RowCounts();
    copy.rows.putAll(rows);
    return copy;
  }

  @Override
  public synchronized void reset() {
    rows.clear();
  }

  @Override
  public void merge(AccumulatorV2<Long, Long> other) {
    if (!(other instanceof RowCounts counts)) {
      throw new IllegalStateException("row counts are added to row counts, not to " + other);
    }
    counts.copy().rows.forEach((key, more) -> add(key, more));
  }

  @Override
  public synchronized Long value() {
    return rows.values().longStream().sum();
  }

  /** Spark sends counts along with signs of life, from another thread than the counting one. */
  @Serial
  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }
}
