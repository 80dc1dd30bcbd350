package wildfire.report;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import wildfire.measure.Measure;
import wildfire.model.EngagementKind;

/**
 * A post's curve with a column for each kind of event instead of a row. A kind that is not in a
 * span counts 0 there, but where the logs of the platform never have it: then nobody knows.
 *
 * <p>Of a row it takes the keys of a post in the order of {@link StarTables#FACT_POST_HOUR}, and
 * last the curve.
 */
final class PostHours implements FlatMapFunction<Iterator<InternalRow>, Row>, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  static final int KEYS = 5;
  private static final int PLATFORM = 1;
  private static final int FIGURES = 7; // between the keys and the kinds

  private static final EngagementKind[] KINDS = EngagementKind.values();

  private final Map<String, Set<String>> kindsByPlatform;

  /**
   * @param kindsByPlatform the kinds of events that the logs of each platform have
   */
  PostHours(Map<String, Set<String>> kindsByPlatform) {
    this.kindsByPlatform = kindsByPlatform;
  }

  @Override
  public Iterator<Row> call(Iterator<InternalRow> posts) {
    Map<UTF8String, EngagementKind> kinds = new HashMap<>();
    for (EngagementKind kind : KINDS) {
      kinds.put(UTF8String.fromString(kind.id()), kind);
    }
    return new Iterator<>() {
      private Iterator<Row> hours = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        while (!hours.hasNext() && posts.hasNext()) {
          hours = hoursOf(posts.next(), kinds).iterator();
        }
        return hours.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return hours.next();
      }
    };
  }

  private List<Row> hoursOf(InternalRow post, Map<UTF8String, EngagementKind> kinds) {
    Object[] keys = new Object[KEYS];
    for (int key = 0; key < KEYS; key++) {
      keys[key] = post.getUTF8String(key).toString();
    }
    boolean[] isLogged = new boolean[KINDS.length];
    Set<String> logged = kindsByPlatform.getOrDefault(keys[PLATFORM], Set.of());
    for (EngagementKind kind : KINDS) {
      isLogged[kind.code()] = logged.contains(kind.id());
    }
    SortedMap<Long, Span> spans = new TreeMap<>();
    ArrayData curve = post.getArray(KEYS);
    for (int i = 0; i < curve.numElements(); i++) {
      InternalRow point = curve.getStruct(i, Measure.CURVE_POINT.size());
      spans
          .computeIfAbsent(point.getLong(0), from -> new Span(point.getLong(1)))
          .add(kinds.get(point.getUTF8String(2)), point.getLong(3), point.getLong(4));
    }
    List<Row> rows = new ArrayList<>(spans.size());
    spans.forEach((from, span) -> rows.add(span.row(keys, from, isLogged)));
    return rows;
  }

  /** What happened in a span, by kind. */
  private static final class Span {
    private final long to;
    private final long[] events = new long[KINDS.length];
    private final long[] paid = new long[events.length];

    Span(long to) {
      this.to = to;
    }

    void add(EngagementKind kind, long n, long bought) {
      events[kind.code()] += n;
      paid[kind.code()] += bought;
    }

    Row row(Object[] keys, long from, boolean[] isLogged) {
      Object[] values = Arrays.copyOf(keys, KEYS + FIGURES + KINDS.length);
      long all = 0;
      long bought = 0;
      long spread = 0;
      long engagements = 0;
      boolean knowsSpread = false;
      int at = KEYS + FIGURES;
      for (EngagementKind kind : KINDS) {
        int code = kind.code();
        all += events[code];
        bought += paid[code];
        if (kind.isSpread()) {
          spread += events[code] - paid[code];
          knowsSpread |= isLogged[code];
        }
        if (kind.isEngagement()) {
          engagements += events[code] - paid[code];
        }
        values[at++] = isLogged[code] ? events[code] : null;
      }
      values[KEYS] = from;
      values[KEYS + 1] = to;
      values[KEYS + 2] = all;
      values[KEYS + 3] = bought;
      values[KEYS + 4] = knowsSpread ? spread : null;
      values[KEYS + 5] =
          isLogged[EngagementKind.COMMENT.code()] ? events[EngagementKind.COMMENT.code()] : null;
      values[KEYS + 6] = engagements;
      return RowFactory.create(values);
    }
  }
}
