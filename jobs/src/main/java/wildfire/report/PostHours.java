package wildfire.report;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import wildfire.model.EngagementKind;

/**
 * A post's curve with a column for each kind of event instead of a row. A kind that is not in a
 * span counts 0 there, but where the logs of the platform never have it: then nobody knows.
 *
 * <p>Of a row it takes the keys of a post in the order of {@link StarTables#FACT_POST_HOUR}, and
 * last the curve.
 */
final class PostHours implements FlatMapFunction<Row, Row>, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  static final int KEYS = 5;
  private static final int PLATFORM = 1;
  private static final int FIGURES = 7; // between the keys and the kinds

  private final Map<String, Set<String>> kindsByPlatform;

  /**
   * @param kindsByPlatform the kinds of events that the logs of each platform have
   */
  PostHours(Map<String, Set<String>> kindsByPlatform) {
    this.kindsByPlatform = kindsByPlatform;
  }

  @Override
  public Iterator<Row> call(Row post) {
    Set<String> logged = kindsByPlatform.getOrDefault(post.getString(PLATFORM), Set.of());
    SortedMap<Long, Span> spans = new TreeMap<>();
    for (Row point : post.<Row>getList(KEYS)) {
      spans.computeIfAbsent(point.getLong(0), from -> new Span(point.getLong(1))).add(point);
    }
    List<Row> rows = new ArrayList<>(spans.size());
    spans.forEach((from, span) -> rows.add(span.row(post, from, logged)));
    return rows.iterator();
  }

  /** What happened in a span, by kind. */
  private static final class Span {
    private final long to;
    private final long[] events = new long[EngagementKind.values().length];
    private final long[] paid = new long[events.length];

    Span(long to) {
      this.to = to;
    }

    void add(Row point) {
      int kind = EngagementKind.ofId(point.getString(2)).orElseThrow().code();
      events[kind] += point.getLong(3);
      paid[kind] += point.getLong(4);
    }

    Row row(Row post, long from, Set<String> logged) {
      Object[] values = new Object[KEYS + FIGURES + events.length];
      for (int key = 0; key < KEYS; key++) {
        values[key] = post.get(key);
      }
      long all = 0;
      long bought = 0;
      long spread = 0;
      long engagements = 0;
      boolean knowsSpread = false;
      int at = KEYS + FIGURES;
      for (EngagementKind kind : EngagementKind.values()) {
        int code = kind.code();
        boolean isLogged = logged.contains(kind.id());
        all += events[code];
        bought += paid[code];
        if (kind.isSpread()) {
          spread += events[code] - paid[code];
          knowsSpread |= isLogged;
        }
        if (kind.isEngagement()) {
          engagements += events[code] - paid[code];
        }
        values[at++] = isLogged ? events[code] : null;
      }
      values[KEYS] = from;
      values[KEYS + 1] = to;
      values[KEYS + 2] = all;
      values[KEYS + 3] = bought;
      values[KEYS + 4] = knowsSpread ? spread : null;
      values[KEYS + 5] =
          logged.contains(EngagementKind.COMMENT.id())
              ? events[EngagementKind.COMMENT.code()]
              : null;
      values[KEYS + 6] = engagements;
      return RowFactory.create(values);
    }
  }
}
