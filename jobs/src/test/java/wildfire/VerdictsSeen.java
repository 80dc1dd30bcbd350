package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody who looks up every verdict every night writes down, to be set against what is told
 * of verdicts over time.
 */
final class VerdictsSeen {
  static final Set<String> TABLES = Set.of("verdict_history", "verdict_change");

  private static final String NONE = "-";

  private final TreeMap<Instant, Map<String, String>> nights = new TreeMap<>();

  int nights() {
    return nights.size();
  }

  /** Looks up a night's verdicts. */
  void see(Instant night, Map<String, Path> tables) throws SQLException {
    Map<String, String> verdicts = new TreeMap<>();
    try (Duck duck = Duck.reading(tables)) {
      for (List<String> row :
          duck.rows("select platform || ' ' || post_id, verdict from post_scorecard")) {
        verdicts.put(row.get(0), row.get(1));
      }
    }
    nights.put(night, verdicts);
  }

  /** What the tables of the last night tell of verdicts over time is what was seen. */
  void assertTold(Map<String, Path> tables) throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      assertThat(
              duck.rows(
                  "select platform || ' ' || post_id, epoch_ms(valid_from), coalesce(epoch_ms(valid_to)::varchar, '-'), is_current, verdict, coalesce(verdict_before, '-') from verdict_history"))
          .containsExactlyInAnyOrderElementsOf(history());
      List<List<String>> changes =
          duck.rows(
              "select platform || ' ' || post_id, coalesce(verdict_before, '-'), coalesce(verdict, '-') from verdict_change");
      assertThat(changes).containsExactlyInAnyOrderElementsOf(changes());
      assertThat(changes)
          .as("verdicts that changed, without which little is shown")
          .anyMatch(change -> !change.contains(NONE));
      assertThat(duck.rows("select distinct changed_because from verdict_change"))
          .as("what nights bring is told of every one, and nothing else changed")
          .noneMatch(
              because ->
                  because.get(0).contains("settings")
                      || because.get(0).contains("version")
                      || because.get(0).isEmpty());
      assertThat(
              duck.number(
                  "select count(*) from verdict_history where is_current != (valid_to is null)"))
          .isZero();
    }
  }

  private List<List<String>> history() {
    List<List<String>> rows = new ArrayList<>();
    for (String post : posts()) {
      String before = NONE;
      List<String> open = null;
      for (Map.Entry<Instant, Map<String, String>> night : nights.entrySet()) {
        String verdict = night.getValue().getOrDefault(post, NONE);
        if (!verdict.equals(before)) {
          String at = String.valueOf(night.getKey().toEpochMilli());
          if (open != null) {
            open.set(2, at);
            open.set(3, "false");
          }
          open =
              verdict.equals(NONE)
                  ? null
                  : new ArrayList<>(List.of(post, at, NONE, "true", verdict, before));
          if (open != null) {
            rows.add(open);
          }
        }
        before = verdict;
      }
    }
    return rows;
  }

  private List<List<String>> changes() {
    Map<String, String> now = nights.lastEntry().getValue();
    Map<String, String> before = nights.lowerEntry(nights.lastKey()).getValue();
    List<List<String>> rows = new ArrayList<>();
    for (String post : posts()) {
      List<String> row =
          List.of(post, before.getOrDefault(post, NONE), now.getOrDefault(post, NONE));
      if (!row.get(1).equals(row.get(2))) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Set<String> posts() {
    Set<String> posts = new TreeSet<>();
    nights.values().forEach(night -> posts.addAll(night.keySet()));
    return posts;
  }
}
