package wildfire.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wildfire.ingest.reading.RawRecord;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;

/**
 * Numbers of single days that would be taken for totals: half of the posts of a file or more stand
 * in several rows, with other numbers in each, and no field that the source knows tells one row
 * from the next.
 */
final class RowsOfDays {
  private RowsOfDays() {}

  /** The id of a post that shows it, among the first records of a file; empty: nothing does. */
  static Optional<String> shownBy(List<RawRecord> first, Read read) {
    return read.into().stream()
        .filter(RowsOfDays::areTotals)
        .flatMap(into -> shownBy(first, read.fieldNames(), into).stream())
        .findFirst();
  }

  /** Whether numbers are taken as they stood at the export, whatever the row says. */
  private static boolean areTotals(Into into) {
    Into.Value observed = into.columns().get("observed_at");
    return into.table() == CanonicalTable.COUNTERS
        && into.explode() == null
        && observed != null
        && Read.EXPORTED_AT.equals(observed.from());
  }

  private static Optional<String> shownBy(List<RawRecord> first, List<String> fields, Into into) {
    Into.Value id = into.columns().get("post_id");
    List<Integer> ids = places(id.fieldsAmong(fields), fields);
    List<Integer> needed = places(neededOf(id, fields), fields);
    List<Integer> numbers =
        into.counters().stream()
            .flatMap(counter -> counter.value().fieldsAmong(fields).stream())
            .distinct()
            .map(fields::indexOf)
            .toList();
    Map<List<String>, Set<List<String>>> byPost = new HashMap<>();
    for (RawRecord record : first) {
      if (record.problem() == null
          && cells(record, needed).stream().anyMatch(cell -> !cell.isEmpty())) {
        byPost
            .computeIfAbsent(cells(record, ids), its -> new HashSet<>())
            .add(cells(record, numbers));
      }
    }
    List<List<String>> several =
        byPost.entrySet().stream()
            .filter(post -> post.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();
    return !several.isEmpty() && several.size() * 2 >= byPost.size()
        ? Optional.of(
            several.get(0).stream().filter(cell -> !cell.isEmpty()).findFirst().orElse(""))
        : Optional.empty();
  }

  /**
   * The fields without any of which there is no id: a link may only give back lost digits of one.
   */
  private static Set<String> neededOf(Into.Value id, List<String> fields) {
    String mended = Ingest.WHOLE_ID + "(";
    return id.expr() != null && id.expr().startsWith(mended)
        ? Set.of(id.expr().substring(mended.length(), id.expr().indexOf(',')))
        : id.fieldsAmong(fields);
  }

  private static List<Integer> places(Set<String> some, List<String> fields) {
    return some.stream().map(fields::indexOf).toList();
  }

  private static List<String> cells(RawRecord record, List<Integer> places) {
    return places.stream()
        .map(record.values()::get)
        .map(cell -> cell == null ? "" : cell.strip())
        .toList();
  }
}
