package wildfire.report;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The triggers of a post, one a row, as associations see them: the strength of a trigger is the
 * mean over those who tagged the post with anything. A trigger that everybody gave strength 0 is
 * not there.
 *
 * <p>Of a row it takes key, platform and id of a post, and its tags: trigger, tagger, strength;
 * null where it has none.
 */
final class TagBridge implements FlatMapFunction<Row, Row>, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  static final int TAGS = 3;

  @Override
  public Iterator<Row> call(Row post) {
    List<Row> tags = post.isNullAt(TAGS) ? List.of() : post.getList(TAGS);
    Set<String> taggers = new HashSet<>();
    SortedMap<String, SortedMap<String, Double>> said = new TreeMap<>();
    for (Row tag : tags) {
      String tagger = tag.isNullAt(1) ? "" : tag.getString(1);
      double strength = tag.getDouble(2);
      taggers.add(tagger);
      if (strength > 0) {
        said.computeIfAbsent(tag.getString(0), trigger -> new TreeMap<>())
            .merge(tagger, strength, Math::max);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, SortedMap<String, Double>> trigger : said.entrySet()) {
      double sum = trigger.getValue().values().stream().mapToDouble(Double::doubleValue).sum();
      rows.add(
          row(
              post,
              StarKeys.escaped(trigger.getKey()),
              said.size(),
              1.0 / said.size(),
              trigger.getValue().size(),
              taggers.size(),
              sum / taggers.size()));
    }
    if (rows.isEmpty()) {
      rows.add(row(post, StarKeys.UNTAGGED, 0, 1, 0, taggers.size(), 0));
    }
    return rows.iterator();
  }

  private static Row row(
      Row post,
      String trigger,
      long triggers,
      double part,
      long saw,
      long taggers,
      double strength) {
    return RowFactory.create(
        post.get(0), trigger, post.get(1), post.get(2), triggers, part, saw, taggers, strength);
  }
}
