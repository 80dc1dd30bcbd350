package wildfire.measure;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Walks the headers and the events of one piece side by side, both in the order of their keys, and
 * measures post by post. Holds one post at a time (or the few whose digests share their upper
 * half).
 */
final class PostStream implements Iterator<StoredPost> {

  /** A post that is being put together. */
  private static final class Group {
    private final PostHeader header;
    private final HistoryBuilder builder;

    private Group(PostHeader header, int[] placeOfFile) {
      this.header = header;
      this.builder = new HistoryBuilder(placeOfFile);
    }
  }

  /** Rows in the order of their keys, of which the next one can be looked at. */
  private static final class Rows {
    private final Iterator<InternalRow> rows;
    private InternalRow next;

    private Rows(Iterator<InternalRow> rows) {
      this.rows = rows;
      advance();
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }

    private int upper() {
      return (int) (next.getLong(EventRows.SORT_KEY) >> 32);
    }

    private long postKey() {
      return EventRows.postKey(next.getLong(EventRows.SORT_KEY), next.getLong(EventRows.REST_KEY));
    }
  }

  private final Rows headers;
  private final Rows events;
  private final PostMeasurement measurement;
  private final TreeMap<Long, Group> groups = new TreeMap<>();
  private Iterator<Group> finished = groups.values().iterator();

  PostStream(
      Iterator<InternalRow> headers, Iterator<InternalRow> events, PostMeasurement measurement) {
    this.headers = new Rows(headers);
    this.events = new Rows(events);
    this.measurement = measurement;
  }

  @Override
  public boolean hasNext() {
    if (!finished.hasNext() && headers.next == null && events.next != null) {
      throw withoutHeader();
    }
    return finished.hasNext() || headers.next != null;
  }

  @Override
  public StoredPost next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!finished.hasNext()) {
      int upper = headers.upper();
      takeHeaders(upper);
      takeEvents(upper);
      finished = groups.values().iterator();
    }
    Group group = finished.next();
    finished.remove();
    return measurement.of(group.header, group.builder);
  }

  /** The headers of the posts whose digests begin so. */
  private void takeHeaders(int upper) {
    while (headers.next != null && headers.upper() == upper) {
      PostHeader header = RowRecords.read(headers.next, EventRows.HEADER, PostHeader.class);
      Group group = new Group(header, measurement.placeOfFile());
      if (groups.put(headers.postKey(), group) != null) {
        throw new IllegalStateException("two headers for " + header.post());
      }
      headers.advance();
    }
  }

  /** The events of the same posts. */
  private void takeEvents(int upper) {
    long key = 0;
    Group group = null;
    while (events.next != null && events.upper() <= upper) {
      long postKey = events.postKey();
      if (group == null || postKey != key) {
        group = groups.get(postKey);
        key = postKey;
      }
      if (group == null) {
        throw withoutHeader();
      }
      take(group.builder, events.next);
      events.advance();
    }
  }

  private static void take(HistoryBuilder builder, InternalRow event) {
    builder.add(
        EventRows.eventKey(event.getLong(EventRows.SORT_KEY), event.getLong(EventRows.REST_KEY)),
        event.getLong(EventRows.OCCURRED_AT),
        event.getUTF8String(EventRows.PARENT),
        event.getLong(EventRows.ACTOR),
        event.getLong(EventRows.COMMUNITY),
        event.getLong(EventRows.TRAITS));
  }

  private static IllegalStateException withoutHeader() {
    return new IllegalStateException("events without a header: every post with events has one");
  }
}
