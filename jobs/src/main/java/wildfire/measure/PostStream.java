package wildfire.measure;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Walks the sorted rows of one partition and measures post by post. Holds one post at a time (or
 * the few whose digests share their upper half).
 */
final class PostStream implements Iterator<StoredPost> {

  private static final class Group {
    private PostHeader header;
    private final HistoryBuilder builder = new HistoryBuilder();
  }

  private final Iterator<InternalRow> rows;
  private final PostMeasurement measurement;
  private final TreeMap<Long, Group> groups = new TreeMap<>();
  private Iterator<Group> finished = new TreeMap<Long, Group>().values().iterator();
  private InternalRow pending;

  PostStream(Iterator<InternalRow> rows, PostMeasurement measurement) {
    this.rows = rows;
    this.measurement = measurement;
    this.pending = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return finished.hasNext() || pending != null;
  }

  @Override
  public StoredPost next() {
    if (!finished.hasNext()) {
      if (pending == null) {
        throw new NoSuchElementException();
      }
      finished = collectPosts().iterator();
    }
    Group group = finished.next();
    finished.remove();
    if (group.header == null) {
      throw new IllegalStateException("events without a header: every post with events has one");
    }
    return measurement.of(group.header, group.builder);
  }

  /** Reads on to the end of the rows whose posts share the upper half of their digests. */
  private Collection<Group> collectPosts() {
    long upper = pending.getLong(EventRows.SORT_KEY) >> 32;
    long currentKey = 0;
    Group current = null;
    while (pending != null && pending.getLong(EventRows.SORT_KEY) >> 32 == upper) {
      long sortKey = pending.getLong(EventRows.SORT_KEY);
      long restKey = pending.getLong(EventRows.REST_KEY);
      long postKey = EventRows.postKey(sortKey, restKey);
      if (current == null || postKey != currentKey) {
        current = groups.computeIfAbsent(postKey, key -> new Group());
        currentKey = postKey;
      }
      take(current, sortKey, restKey);
      pending = rows.hasNext() ? rows.next() : null;
    }
    return groups.values();
  }

  private void take(Group group, long sortKey, long restKey) {
    if (!pending.isNullAt(EventRows.HEADER)) {
      if (group.header != null) {
        throw new IllegalStateException("two headers for " + group.header.post());
      }
      group.header = RowRecords.read(pending, EventRows.HEADER, PostHeader.class);
      return;
    }
    UTF8String parent = pending.getUTF8String(EventRows.PARENT);
    group.builder.add(
        EventRows.eventKey(sortKey, restKey),
        pending.getLong(EventRows.OCCURRED_AT),
        parent,
        pending.getLong(EventRows.ACTOR),
        pending.getLong(EventRows.COMMUNITY),
        pending.getLong(EventRows.TRAITS));
  }
}
