package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.DIMENSION;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import wildfire.table.Column;
import wildfire.table.FewPeople;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Comparison;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Escape;
import wildfire.verdict.Expectation;
import wildfire.verdict.Judged;
import wildfire.verdict.Standing;
import wildfire.verdict.Unseen;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Diagnosis;

/**
 * What a post is against what is usual, and what its doing badly fits: columns of the scorecard.
 */
final class JudgedColumns {
  static final String INTERQUARTILE_MEAN =
      "(2 / n) · sum of the middle half of the n earlier posts' counts, in order of size; of a count that lies across its edge that part";
  static final String INTERQUARTILE_NAME = "the interquartile mean, or 25 % trimmed mean";
  private static final Map<Counted, String> NOUNS =
      Map.of(
          Counted.SPREAD, "shares and quotes",
          Counted.SPREAD_IN_ALL, "shares in all",
          Counted.ACCOUNTS, "engaged accounts",
          Counted.COMMENTS, "comments");
  private static final Map<Counted, String> EXPECTED =
      Map.of(
          Counted.SPREAD, "expected_spread",
          Counted.SPREAD_IN_ALL, "expected_spread_in_all",
          Counted.ACCOUNTS, "expected_actors",
          Counted.COMMENTS, "expected_comments");

  private JudgedColumns() {}

  static void declare(Declaration<Diagnosis> d) {
    d.from("report: the measured columns of post_scorecard")
        .always("verdict", TEXT, x -> x.judged().verdict(), DIMENSION, PAGE)
        .means("What the post is; the first that applies of: %s.", Verdict.values())
        .always(
            "verdict_unseen",
            TEXT,
            x -> x.judged().unseen().stream().map(Unseen::dimension).toList(),
            DIMENSION,
            PAGE)
        .means(
            "The dimensions the verdict could not see, separated by commas, of speed, size (only where the platform counted the shares, of which there is no whole log, and speed is not seen), breadth, escape, conversation and organic; empty if it saw all. Unseen is neither for nor against the post.")
        .maybe("baseline_level", TEXT, x -> baselineLevel(x.judged()), DIMENSION, PAGE)
        .means(
            "Whose earlier posts it is compared with: the widest of the levels of its dimensions, from %s. Null where it cannot be compared.",
            BaselineLevel.values())
        .maybe(
            "baseline_posts",
            COUNT,
            "posts",
            x ->
                expectations(x.judged()).map(Expectation::posts).min(Integer::compare).orElse(null),
            PAGE)
        .means(
            "How many earlier posts that is, in the dimension that has fewest. Null where it cannot be compared.")
        .always("escape", TEXT, x -> x.judged().escape().outcome(), DIMENSION, PAGE)
        .means(
            "Whether it left its author's own network: %s. By who follows the author, else by the tree of shares.",
            Escape.Outcome.values());
    for (Counted counted : Counted.ofVerdicts()) {
      d.part(x -> x.judged().of(counted), compared(counted));
    }
    causes(d);
  }

  /** The widest level that any of its dimensions is compared at; null where none is. */
  static BaselineLevel baselineLevel(Judged judged) {
    return expectations(judged).map(Expectation::level).max(Comparator.naturalOrder()).orElse(null);
  }

  private static Stream<Expectation> expectations(Judged judged) {
    return judged.comparisons().stream().map(Comparison::expectation).filter(Objects::nonNull);
  }

  private static List<Column<Comparison>> compared(Counted counted) {
    String dimension = counted.dimension().id();
    String count = NOUNS.get(counted);
    Declaration<Comparison> d = Table.part();
    if (counted != Counted.SPREAD_IN_ALL) { // which is compared in one way only
      d.maybe("comparison_age_" + dimension, TEXT, part(Comparison::age, ComparisonAge::suffix))
          .means(
              "The age at which the %s are compared with those of earlier posts; settled: totals that the platform counted after the whole window; null where none is known. Both counts at it are in post_at_age."
                  .formatted(count));
    }
    return d.maybe(
            EXPECTED.get(counted),
            NUMBER,
            counted == Counted.ACCOUNTS ? "accounts" : "events",
            part(Comparison::expectation, Expectation::expected),
            FACT)
        .means(
            "Usual organic %s at that age: interquartile mean of earlier posts. Null where it cannot be compared."
                .formatted(count))
        .formula(INTERQUARTILE_MEAN, INTERQUARTILE_NAME)
        .maybe(
            "overperformance_" + dimension, NUMBER, "doublings", Comparison::overperformance, FACT)
        .means(
            "log2((observed + 1) / (expected + 1)) of the organic %s: 1 is twice the usual, -1 half. Null where it cannot be compared."
                .formatted(count))
        .formula("log2((observed + 1) / (expected + 1))")
        .always("standing_" + dimension, TEXT, Comparison::standing, DIMENSION)
        .means(
            "How the organic "
                + count
                + " stand to what is usual: %s. too_few: both so small that it says nothing.",
            Standing.values())
        .columns();
  }

  private static void causes(Declaration<Diagnosis> d) {
    d.from("report: the measured columns of post_scorecard, and the verdict")
        .maybe("causes", TEXT, x -> x.asked() ? x.causes() : null, DIMENSION, PAGE)
        .means(
            "The causes of doing badly that the evidence fits, separated by commas, of: %s; empty if it fits none; null where none are looked for, because the post did not do badly. Evidence that fits proves nothing.",
            Cause.values())
        .maybe("causes_unchecked", TEXT, x -> x.asked() ? x.unchecked() : null, DIMENSION)
        .means("Those that could not be checked for want of data; null where none are looked for.")
        .maybe(
            "audience_activity",
            NUMBER,
            "of what is usual",
            part(Diagnosis::activity, a -> a.share()),
            FACT)
        .means(
            "What this platform's audience does in the hours (3, as set) from the post's publication on, as a part of what the time since publication alone leads to expect: 1 is like any other hour. Null where too little is known of these hours.")
        .formula(
            "engagements of the platform's audience in the hours from publication on / those that the time since each post's publication alone leads to expect",
            "indirect standardisation")
        .maybe(
            "response_to_exposure", NUMBER, "of what is usual", Diagnosis::responseToExposure, FACT)
        .means(
            "The author's followers that engaged, as a part of what is usual, over how often it was shown, as a part of what is usual: 1 is the usual response for so many displays. One is added to every count. Null where either cannot be compared, or where so few engaged that follower_accounts is left out.")
        .formula(
            "((followers engaged + 1) / (expected + 1)) / ((times shown + 1) / (expected + 1))")
        .tells(FewPeople.RESPONSE)
        .maybe("hides_to_exposure", NUMBER, "of what is usual", Diagnosis::hidesToExposure)
        .means(
            "How often it was hidden or reported, as a part of what is usual, over how often it was shown, bought displays included where they are told, as a part of what is usual: 1 is usual for so many displays. One is added to every count. Null where either cannot be compared.")
        .formula(
            "((times hidden + 1) / (expected + 1)) / ((times shown, bought displays included where they are told, + 1) / (expected + 1))")
        .maybe(
            "coordinated_accounts",
            COUNT,
            "accounts",
            x -> x.judged().post().circumstances().coordinatedAccounts())
        .means(
            "Of sharing_accounts, those that shared it within the span set (10 seconds) of an account with which they do so post after post: on at least so many posts as set (3), and more than accident explains. Null where sharing_accounts is, or where these are 1 to 9 (report.min_group_accounts); 0 where there is none, or too little to tell from accident. Accounts that act together for good reasons, or at once by habit, look the same.")
        .formula(
            "sharing accounts within coordination.within of a partner; partners are pairs with P(Poisson(expected near posts) ≥ near posts) · pairs that could be ≤ coordination.accident_share",
            "Giglietto, Righetti, Rossi and Marino (2020), Information, Communication & Society 23(6); the chance of an accident as in Amarasingham et al. (2012), Journal of Neurophysiology 107(2), and the bound of Hoeffding (1956)")
        .tells(FewPeople.COORDINATED)
        .maybe(
            "coordinated_share",
            NUMBER,
            "0–1",
            x -> x.judged().post().circumstances().coordinatedShare())
        .means(
            "Share of sharing_accounts that these are; null where coordinated_accounts is, or where nobody shared it.")
        .formula("coordinated_accounts / sharing_accounts")
        .tells(FewPeople.COORDINATED);
  }
}
