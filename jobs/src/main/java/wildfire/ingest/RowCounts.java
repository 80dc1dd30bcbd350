package wildfire.ingest;

import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.Serial;
import org.apache.spark.util.AccumulatorV2;

/**
 * Rows seen on the way, by file and place. Counted where rows come out of the reader, and so
 * independently of what is written. Exact when the counting job writes straight from its reader:
 * Spark then adds up each task once, however often it was tried.
 */
final class RowCounts extends AccumulatorV2<Long, Long2LongMap> {
  @Serial private static final long serialVersionUID = 1L;

  /** Records of the file, whatever becomes of them. */
  static final int RECORDS = -1;

  /** Records of the file that gave at least one row, and were counted by its destination too. */
  static final int WITH_ROWS = -2;

  /** Records of the file that gave no row, because the array they hold is empty. */
  static final int WITHOUT_ROWS = -3;

  private final Long2LongOpenHashMap rows = new Long2LongOpenHashMap();

  /**
   * Counts one row.
   *
   * @param place one of the constants, or the number of the table that the row is meant for
   */
  void add(int fileId, int place) {
    rows.addTo(key(fileId, place), 1);
  }

  synchronized long rows(int fileId, int place) {
    return rows.get(key(fileId, place));
  }

  private static long key(int fileId, int place) {
    return ((long) fileId << 32) | (place & 0xffff_ffffL);
  }

  @Override
  public void add(Long key) {
    rows.addTo(key, 1);
  }

  @Override
  public boolean isZero() {
    return rows.isEmpty();
  }

  @Override
  public RowCounts copy() {
    RowCounts copy = new RowCounts();
    copy.rows.putAll(rows);
    return copy;
  }

  @Override
  public void reset() {
    rows.clear();
  }

  @Override
  public synchronized void merge(AccumulatorV2<Long, Long2LongMap> other) {
    other.value().long2LongEntrySet().forEach(e -> rows.addTo(e.getLongKey(), e.getLongValue()));
  }

  @Override
  public Long2LongMap value() {
    return rows;
  }
}
