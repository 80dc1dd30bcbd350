package wildfire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * Which step makes a column, and from which tables of the lake, or of the reports, it is made:
 * {@code measure: posts, engagements}.
 */
final class Origins {
  /** A run of columns of a table, up to where the next one begins. */
  private record Part(String firstColumn, String origin) {}

  private static final List<Part> OF_SCORECARD =
      List.of(
          new Part("platform", "measure: posts, engagements, account_counters"),
          new Part("time_precision", "measure: posts, engagements, counters"),
          new Part("events", "measure: engagements, retractions"),
          new Part("shares", "measure: engagements, retractions, flights, counters"),
          new Part("engagements", "measure: engagements, retractions, flights"),
          new Part("outside_share", "measure: engagements, retractions, counters"),
          new Part("outside_known", "measure: engagements, retractions"),
          new Part("comments", "measure: engagements, retractions, flights, counters"),
          new Part("commenters", "measure: engagements, retractions"),
          new Part("commenters_per_1000_reached", "measure: engagements, retractions, counters"),
          new Part("reach", "measure: engagements, retractions, flights, counters"),
          new Part("community_known", "measure: engagements, retractions"),
          new Part("shares_after_payment", "measure: engagements, retractions, flights"),
          new Part("impressions", "measure: counters"),
          new Part("engagement_by_reach_share", "measure: posts, counters, account_counters"),
          new Part("shares_basis", "measure: engagements, retractions, counters"),
          new Part("counter_snapshots", "measure: counters"),
          new Part("verdict", "judge: the measured columns of post_scorecard"),
          new Part("causes", "judge: the measured columns of post_scorecard, and the verdict"),
          new Part("outside_share_within", "publish: outside_share and outside_known"));

  private static final String ASSOCIATED = "associate: post_scorecard, tags, flights, posts";

  private static final Map<String, String> OF_TABLES =
      Map.ofEntries(
          Map.entry("post_curve", "measure: engagements, retractions, flights"),
          Map.entry("post_growth", "judge: the measured columns of post_scorecard"),
          Map.entry("post_cascade", "measure: engagements, retractions"),
          Map.entry("post_text", "publish: posts"),
          Map.entry("post_counter", "measure: counters, posts"),
          Map.entry("post_reason", "judge and explain: post_scorecard, association, tags, flights"),
          Map.entry("post_cause", "judge: the measured columns of post_scorecard"),
          Map.entry("post_tag", "publish: tags"),
          Map.entry("association", ASSOCIATED),
          Map.entry("factor_overlap", ASSOCIATED),
          Map.entry("playbook_result", ASSOCIATED),
          Map.entry("campaign_summary", "publish: post_scorecard"),
          Map.entry("platform_summary", "publish: post_scorecard"),
          Map.entry("platform_metric", "publish: counters, account_counters, and the sources"),
          Map.entry(
              "verdict_history", "publish: post_scorecard, verdict_history of the run before"),
          Map.entry("verdict_change", "publish: post_scorecard of this run and of the run before"),
          Map.entry("fact_post", "publish: post_scorecard"),
          Map.entry("fact_post_hour", "publish: post_curve, post_scorecard"),
          Map.entry("fact_association", "publish: association"),
          Map.entry("dim_post", "publish: post_scorecard, post_reason"),
          Map.entry("dim_platform", "publish: campaign_summary"),
          Map.entry("dim_campaign", "publish: campaign_summary"),
          Map.entry("dim_date", "publish: campaign_summary, the calendar"),
          Map.entry("dim_trigger", "publish: post_tag, vocabulary.triggers"),
          Map.entry("bridge_post_trigger", "publish: post_tag, post_scorecard"),
          Map.entry("data_quality", "ingest and measure: every export"),
          Map.entry("run", "all steps"),
          Map.entry("data_dictionary", "the declarations in the code"));

  private Origins() {}

  /**
   * The origin of a table's columns, in their order.
   *
   * @throws IllegalStateException if it is not known
   */
  static List<String> of(Table<Row> table) {
    if (table == PublishedTables.POST_SCORECARD) {
      return ofScorecard(table.columns());
    }
    String origin = OF_TABLES.get(table.name());
    if (origin == null) {
      throw new IllegalStateException("nobody says what " + table.name() + " is made from");
    }
    return table.columns().stream().map(column -> origin).toList();
  }

  private static List<String> ofScorecard(List<Column<Row>> columns) {
    List<String> origins = new ArrayList<>();
    int part = -1;
    for (Column<Row> column : columns) {
      if (part + 1 < OF_SCORECARD.size()
          && OF_SCORECARD.get(part + 1).firstColumn().equals(column.name())) {
        part++;
      }
      origins.add(OF_SCORECARD.get(part).origin());
    }
    if (part != OF_SCORECARD.size() - 1) {
      throw new IllegalStateException(
          "post_scorecard has no " + OF_SCORECARD.get(part + 1).firstColumn() + " in its place");
    }
    return origins;
  }
}
