package wildfire.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How numbers of the published tables are computed, by the names of their columns, and whose
 * formula it is. A name stands for the same number wherever it is published.
 */
final class Formulas {
  private static final String GOEL =
      "Goel, Anderson, Hofman and Watts (2016), Management Science 62(1)";
  private static final String LOG2 = "log2((observed + 1) / (expected + 1))";
  private static final String MIDDLE =
      "(2 / n) · sum of the middle half of the n earlier posts' counts, in order of size; of a count that lies across its edge that part";

  /**
   * A formula.
   *
   * @param words in plain signs, with names of columns and settings
   * @param by who gave it; null where it is defined here
   */
  record Formula(String words, String by) {}

  private static final Map<String, Formula> BY_COLUMN = byColumn();

  private Formulas() {}

  /** The formula of a column; empty where it is a count, a word or a moment. */
  static Optional<Formula> of(String column) {
    return Optional.ofNullable(BY_COLUMN.get(column));
  }

  /** The columns that have one. */
  static Set<String> columns() {
    return BY_COLUMN.keySet();
  }

  private static Map<String, Formula> byColumn() {
    Map<String, Formula> all = new HashMap<>();
    speed(all);
    breadth(all);
    conversation(all);
    shares(all);
    comparisons(all);
    together(all);
    associations(all);
    return Map.copyOf(all);
  }

  private static void ours(Map<String, Formula> all, String words, String... columns) {
    List.of(columns).forEach(column -> all.put(column, new Formula(words, null)));
  }

  private static void by(Map<String, Formula> all, String who, String words, String... columns) {
    List.of(columns).forEach(column -> all.put(column, new Formula(words, who)));
  }

  private static void speed(Map<String, Formula> all) {
    ours(
        all,
        "of a log: greatest number of events in [t, t + measure.peak_window) over events t, / hours of measure.peak_window; of counters: greatest growth between two exports / hours between them",
        "peak_velocity_per_hour");
    ours(
        all,
        "greatest number of events in [t, t + measure.peak_window) over events t, / hours of measure.peak_window",
        "peak_engagements_per_hour");
    ours(
        all,
        "age of the ⌈n / 2⌉-th of n events; of counters the age at which the total passes half, on a straight line between two exports",
        "hours_to_half",
        "engagement_hours_to_half");
    ours(
        all,
        "age of the ⌈0.9 n⌉-th of n events; of counters the age at which the total passes nine tenths, on a straight line between two exports",
        "hours_to_90");
    ours(
        all,
        "(age at the end of the peak − age of the first event) / log2(events by then)",
        "doubling_hours");
    ours(
        all,
        "median age of the events after the end of the peak − age at the end of the peak",
        "half_life_hours");
    ours(all, "events older than judge.late_after / events", "late_spread_share");
  }

  private static void breadth(Map<String, Formula> all) {
    by(
        all,
        GOEL,
        "2 / (n (n − 1)) · Σ over nodes v but the root of s(v) (n − s(v)), with n nodes and s(v) the size of v's subtree",
        "structural_virality",
        "organic_structural_virality");
    ours(all, "nodes that hang on the root / (cascade_size − 1)", "root_child_share");
    ours(
        all,
        "children of nodes that are not the root / (cascade_size − 1)",
        "secondary_reproduction");
    ours(
        all,
        "size of the largest subtree below a child of the root / (cascade_size − 1)",
        "largest_branch_share");
    ours(all, "edges whose parent is explicit or inferred / edges", "tree_observed_share");
    ours(all, "orphans / (cascade_size − 1)", "orphan_share");
    ours(
        all,
        "engaged accounts known not to follow the author / outside_known; by counters: 1 − reach_followers / reach",
        "outside_share");
    ours(
        all,
        "0 where followers and outsiders are each none or many; else the most that 1 to few − 1 can be off few / 2, rounded down, / outside_known, with few = report.min_group_accounts",
        "outside_share_within");
    by(
        all,
        "Hill (1973), Ecology 54(2); Jost (2006), Oikos 113(2)",
        "exp(−Σ p ln p), with p = engaged accounts of a community / community_known",
        "effective_communities");
    by(
        all,
        "Hurlbert (1971), Ecology 52(4)",
        "Σ over communities of 1 − C(N − n, 50) / C(N, 50), with n accounts of a community and N = community_known",
        "communities_in_50");
    ours(
        all,
        "engaged accounts of the commonest community / community_known",
        "largest_community_share");
  }

  private static void conversation(Map<String, Formula> all) {
    ours(all, "comments that answer a comment / comments", "reply_share");
    by(
        all,
        "Gómez, Kaltenbrunner and López (2008), WWW",
        "largest h with at least h comments at depth h",
        "discussion_h_index");
    ours(all, "comments by the author / comments", "author_reply_share");
    ours(all, "1000 · commenters / reach", "commenters_per_1000_reached");
  }

  private static void shares(Map<String, Formula> all) {
    ours(
        all,
        "bought shares and quotes / paid_known; by counters: paid / (organic + paid)",
        "paid_share");
    ours(
        all,
        "interactions (else reactions + comments + shares) / reach, all as the platform counts them",
        "engagement_by_reach_share");
    ours(
        all,
        "interactions (else reactions + comments + shares) / impressions, all as the platform counts them",
        "engagement_by_impressions_share");
    ours(
        all,
        "interactions (else reactions + comments + shares) as the platform counts them / author_followers",
        "engagement_by_followers_share");
    ours(
        all,
        "least, over shares and comments, of events in the log / the platform's count at the same age",
        "log_share");
  }

  private static void comparisons(Map<String, Formula> all) {
    ours(
        all,
        LOG2,
        "overperformance_speed",
        "overperformance_breadth",
        "overperformance_conversation",
        "overperformance_size",
        "overperformance_speed_with_paid",
        "overperformance_breadth_with_paid",
        "overperformance_conversation_with_paid",
        "overperformance_size_with_paid");
    by(
        all,
        "the interquartile mean, or 25 % trimmed mean",
        MIDDLE,
        "expected_spread",
        "expected_actors",
        "expected_comments",
        "expected_spread_in_all");
    by(
        all,
        "indirect standardisation",
        "engagements of the platform's audience in the hours from publication on / those that the time since each post's publication alone leads to expect",
        "audience_activity");
    ours(
        all,
        "((followers engaged + 1) / (expected + 1)) / ((times shown + 1) / (expected + 1))",
        "response_to_exposure");
    ours(
        all,
        "((times hidden + 1) / (expected + 1)) / ((times shown, bought displays included, + 1) / (expected + 1))",
        "hides_to_exposure");
  }

  private static void together(Map<String, Formula> all) {
    by(
        all,
        "Giglietto, Righetti, Rossi and Marino (2020), Information, Communication & Society 23(6); the chance of an accident as in Amarasingham et al. (2012), Journal of Neurophysiology 107(2), and the bound of Hoeffding (1956)",
        "sharing accounts within coordination.within of a partner; partners are pairs with P(Poisson(expected near posts) ≥ near posts) · pairs that could be ≤ coordination.accident_share",
        "coordinated_accounts");
    ours(all, "coordinated_accounts / sharing_accounts", "coordinated_share");
  }

  private static void associations(Map<String, Formula> all) {
    ours(all, "viral posts with the factor / posts with it", "share_with");
    ours(all, "viral posts without the factor / posts without it", "share_without");
    by(
        all,
        "Wilson (1927)",
        "Wilson's score interval, 95 %",
        "share_with_low",
        "share_with_high",
        "share_without_low",
        "share_without_high");
    ours(all, "share_with − share_without", "share_difference");
    by(
        all,
        "Newcombe (1998), method 10",
        "hybrid of Wilson's intervals of both shares, 95 %",
        "share_difference_low",
        "share_difference_high");
    ours(all, "share_with / share_without", "risk_ratio");
    by(
        all,
        "Koopman (1984)",
        "chi-square interval of a ratio of shares, 95 %",
        "risk_ratio_low",
        "risk_ratio_high");
    ours(all, "median_with − median_without", "median_difference");
    ours(all, "mean_with − mean_without", "mean_difference");
    by(
        all,
        "Cliff (1993)",
        "(pairs in which the post with the factor has more − pairs in which it has less) / pairs",
        "cliffs_delta");
    by(
        all,
        "Feng and Cliff (2004)",
        "interval of Cliff's delta, 95 %",
        "cliffs_delta_low",
        "cliffs_delta_high");
    by(
        all,
        "Mundlak (1978)",
        "β of outcome = β · factor + γ · the account's mean of the factor + other triggers and their means + controls; of viral the mean difference in probability",
        "adjusted_difference");
    ours(all, "2 ^ adjusted_difference", "adjusted_ratio");
    by(
        all,
        "Benjamini and Hochberg (1995)",
        "least, over p′ ≥ p of the family, of p′ · family_size / rank of p′; at most 1",
        "q");
    by(
        all,
        "VanderWeele and Ding (2017)",
        "RR + √(RR (RR − 1)), with RR the ratio that the difference comes to, inverted below 1",
        "e_value",
        "e_value_limit");
    by(
        all,
        "Krippendorff (2004)",
        "1 − observed disagreement / disagreement by chance",
        "agreement_alpha");
    by(
        all,
        "empirical Bayes, with the variance between platforms by Paule and Mandel (1982)",
        "shrunk_weight · coefficient + (1 − shrunk_weight) · mean over platforms",
        "shrunk_coefficient");
    ours(all, "posts_both / posts_either", "jaccard");
    by(
        all,
        "Pearson's correlation of two yes-or-no's",
        "(ad − bc) / √((a + b)(c + d)(a + c)(b + d)), with a posts with both, b and c with one only, d with none",
        "phi");
    ours(all, "posts_both / posts_first", "second_share_of_first");
    ours(all, "posts_both / posts_second", "first_share_of_second");
    ours(all, "1 / triggers_of_post; 1 for (untagged)", "part_of_post");
  }
}
