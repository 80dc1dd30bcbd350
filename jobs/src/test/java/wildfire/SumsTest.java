package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wildfire.report.PublishedTables;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/** Every measure adds up to the same in all tables that carry it. */
final class SumsTest {
  /** Tables with rows of parts of a post, and what of them adds up to a column of the post. */
  private static final Map<String, String> PARTS = new TreeMap<>();

  static {
    String ofLog = "list_contains(string_split(counted_from_log, ','), '%s')";
    String hours =
        "(select post_key, sum(%s) as n from fact_post_hour group by all) right join fact_post using (post_key)"
            + " where observed_hours is not null and ";
    for (var logged :
        Map.of(
                "impressions", "impression_events",
                "views", "view_events",
                "reactions", "coalesce(like_events, 0) + coalesce(reaction_events, 0)",
                "saves", "save_events",
                "clicks", "click_events",
                "follows", "follow_events")
            .entrySet()) {
      PARTS.put(
          logged.getKey() + ", by the hour",
          "select platform, post_id, coalesce(n, 0), "
              + logged.getKey()
              + " from "
              + hours.formatted(logged.getValue())
              + ofLog.formatted(logged.getKey()));
      PARTS.put(
          logged.getKey() + ", counted by the platform",
          "select platform, post_id, round(value)::bigint, %1$s from fact_post left join (from post_counter where metric = '%1$s' and scope = 'total') using (platform, post_id) where %1$s is not null and not "
                  .formatted(logged.getKey())
              + ofLog.formatted(logged.getKey()));
    }
    PARTS.put(
        "shares, by the hour",
        "select platform, post_id, coalesce(n, 0), shares from "
            + hours.formatted("shares")
            + "cascade_size is not null");
    PARTS.put(
        "comments, by the hour",
        "select platform, post_id, coalesce(n, 0), comments from "
            + hours.formatted("comments")
            + "commenters is not null");
    PARTS.put(
        "engagements, by the hour",
        "select platform, post_id, coalesce(n, 0), engagements from "
            + hours.formatted("engagements")
            + "true");
    PARTS.put(
        "events, by the hour",
        "select platform, post_id, coalesce(n, 0), events from "
            + hours.formatted("events")
            + "true");
    PARTS.put(
        "the engagement rate by impressions, of the log",
        "select platform, post_id, round(n / impressions, 9), round(engagement_by_impressions_share, 9) from "
            + hours.formatted("events - coalesce(impression_events, 0) - coalesce(view_events, 0)")
            + ofLog.formatted("engagement_by_impressions_share"));
    PARTS.put(
        "the size of cascades, by node",
        "select platform, post_id, sum(1 + nodes_left_out), any_value(cascade_size) from post_cascade join post_scorecard using (platform, post_id) group by all");
    PARTS.put(
        "parts of posts, by trigger",
        "select platform, post_id, round(sum(part_of_post), 9), 1 from bridge_post_trigger group by all");
    for (String sum : List.of("shares", "comments", "engagements")) {
      for (String by : List.of("campaign_id", "null")) {
        String group = by.equals("null") ? "platform_summary" : "campaign_summary";
        PARTS.put(
            sum + ", in " + group,
            "select platform, c, g.n, p.n from (select platform, coalesce(%1$s, '-') as c, sum(%2$s) as n from %3$s group by all) g full join (select platform, coalesce(%1$s, '-') as c, sum(%2$s) as n from post_scorecard group by all) p using (platform, c)"
                .formatted(by, sum, group));
      }
    }
  }

  private static Duck duck() throws SQLException, IOException {
    return Duck.knowing(PublishedSamples.current());
  }

  @Test
  void everyMeasureAddsUpToTheSameInAllTablesThatCarryIt() throws SQLException, IOException {
    Map<String, Map<String, Table<?>>> ofPosts = new LinkedHashMap<>();
    for (Table<?> table : PublishedTables.all()) {
      if (Set.of(List.of("platform", "post_id"), List.of("post_key")).contains(table.key())) {
        table.columns().stream()
            .filter(c -> c.type() == ColumnType.COUNT || c.type() == ColumnType.NUMBER)
            .forEach(
                c ->
                    ofPosts
                        .computeIfAbsent(c.name(), name -> new LinkedHashMap<>())
                        .put(table.name(), table));
      }
    }
    ofPosts.values().removeIf(tables -> tables.size() < 2);
    assertThat(ofPosts.keySet())
        .contains("shares", "comments", "reactions", "impressions", "spend", "paid_share", "reach");
    try (Duck duck = duck()) {
      ofPosts.forEach(
          (measure, tables) ->
              assertThat(tables.keySet().stream().map(t -> sums(duck, t, measure)).distinct())
                  .as(measure + " in " + tables.keySet())
                  .hasSize(1));
      for (var part : PARTS.entrySet()) {
        List<List<String>> rows = duck.rows(part.getValue());
        assertThat(rows)
            .as(part.getKey())
            .allMatch(r -> isSame(r.get(2), r.get(3)), "two equal sums");
      }
    }
  }

  private static boolean isSame(String one, String other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Double.parseDouble(one) == Double.parseDouble(other);
  }

  private static List<List<String>> sums(Duck duck, String table, String measure) {
    try {
      return duck.rows(
          "select platform, count(%1$s), sum(%1$s::decimal(28, 6)) from %2$s group by all order by all"
              .formatted(measure, table));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
