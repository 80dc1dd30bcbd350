package wildfire.report;

import static wildfire.report.Estimated.ids;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.table.FewPeople;
import wildfire.table.Table.Declaration;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Comparison;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Escape;
import wildfire.verdict.Expectation;
import wildfire.verdict.Judged;
import wildfire.verdict.Standing;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Diagnosis;

/**
 * What a post is against what is usual, and what its doing badly fits: columns of the scorecard.
 */
final class JudgedColumns {
  private static final String UNKNOWN = " Null where it cannot be compared.";
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
        .always("verdict", TEXT, x -> x.judged().verdict().id())
        .means("What the post is; the first that applies of: " + ids(Verdict.values()) + ".")
        .on(DIMENSION, PAGE)
        .always(
            "verdict_unseen",
            TEXT,
            x ->
                x.judged().unseen().stream()
                    .map(u -> u.dimension().id())
                    .collect(Collectors.joining(",")))
        .means(
            "The dimensions the verdict could not see, separated by commas, of speed, size (only where the platform counted the shares and speed is not seen), breadth, escape, conversation and organic; empty if it saw all. Unseen is neither for nor against the post.")
        .on(DIMENSION, PAGE)
        .maybe("baseline_level", TEXT, part(x -> baselineLevel(x.judged()), BaselineLevel::id))
        .means(
            "Whose earlier posts it is compared with: the widest of the levels of its dimensions, from "
                + ids(BaselineLevel.values())
                + "."
                + UNKNOWN)
        .on(DIMENSION, PAGE)
        .maybe(
            "baseline_posts",
            COUNT,
            "posts",
            x ->
                expectations(x.judged())
                    .map(e -> (long) e.posts())
                    .min(Comparator.naturalOrder())
                    .orElse(null))
        .means("How many earlier posts that is, in the dimension that has fewest." + UNKNOWN)
        .on(PAGE)
        .always("escape", TEXT, x -> x.judged().escape().outcome().id())
        .means(
            "Whether it left its author's own network: "
                + ids(Escape.Outcome.values())
                + ". By who follows the author, else by the tree of shares.")
        .on(DIMENSION, PAGE);
    for (Counted counted : Counted.ofVerdicts()) {
      compared(d, counted);
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

  private static void compared(Declaration<Diagnosis> d, Counted counted) {
    String dimension = counted.dimension().id();
    String count = NOUNS.get(counted);
    if (counted != Counted.SPREAD_IN_ALL) { // which is compared in one way only
      d.maybe(
              "comparison_age_" + dimension,
              TEXT,
              part(x -> x.judged().of(counted).age(), ComparisonAge::suffix))
          .means(
              "The age at which the "
                  + count
                  + " are compared with those of earlier posts; settled: totals that the platform counted after the whole window; null where none is known. Both counts at it are in post_at_age.")
          .on(PAGE);
    }
    d.maybe(
            EXPECTED.get(counted),
            NUMBER,
            counted == Counted.ACCOUNTS ? "accounts" : "events",
            part(x -> x.judged().of(counted).expectation(), Expectation::expected))
        .means(
            "Usual organic "
                + count
                + " at that age: interquartile mean of earlier posts."
                + UNKNOWN)
        .formula(
            "(2 / n) · sum of the middle half of the n earlier posts' counts, in order of size; of a count that lies across its edge that part",
            "the interquartile mean, or 25 % trimmed mean")
        .on(FACT)
        .maybe(
            "overperformance_" + dimension,
            NUMBER,
            "doublings",
            x -> x.judged().of(counted).overperformance())
        .means(
            "log2((observed + 1) / (expected + 1)) of the organic "
                + count
                + ": 1 is twice the usual, -1 half."
                + UNKNOWN)
        .formula("log2((observed + 1) / (expected + 1))")
        .on(FACT, PAGE)
        .always("standing_" + dimension, TEXT, x -> x.judged().of(counted).standing().id())
        .means(
            "How the organic "
                + count
                + " stand to what is usual: "
                + ids(Standing.values())
                + ". too_few: both so small that it says nothing.")
        .on(DIMENSION);
  }

  private static void causes(Declaration<Diagnosis> d) {
    d.from("report: the measured columns of post_scorecard, and the verdict")
        .maybe("causes", TEXT, x -> x.asked() ? joined(x.causes()) : null)
        .means(
            "The causes of doing badly that the evidence fits, separated by commas, of: "
                + ids(Cause.values())
                + "; empty if it fits none; null where none are looked for, because the post did not do badly. Evidence that fits proves nothing.")
        .on(DIMENSION, PAGE)
        .maybe("causes_unchecked", TEXT, x -> x.asked() ? joined(x.unchecked()) : null)
        .means("Those that could not be checked for want of data; null where none are looked for.")
        .on(DIMENSION)
        .maybe(
            "audience_activity",
            NUMBER,
            "of what is usual",
            part(Diagnosis::activity, a -> a.share()))
        .means(
            "What this platform's audience does in the hours (3, as set) from the post's publication on, as a part of what the time since publication alone leads to expect: 1 is like any other hour. Null where too little is known of these hours.")
        .formula(
            "engagements of the platform's audience in the hours from publication on / those that the time since each post's publication alone leads to expect",
            "indirect standardisation")
        .on(FACT)
        .maybe("response_to_exposure", NUMBER, "of what is usual", Diagnosis::responseToExposure)
        .means(
            "The author's followers that engaged, as a part of what is usual, over how often it was shown, as a part of what is usual: 1 is the usual response for so many displays. One is added to every count. Null where either cannot be compared, or where so few engaged that follower_accounts is left out.")
        .formula(
            "((followers engaged + 1) / (expected + 1)) / ((times shown + 1) / (expected + 1))")
        .tells(FewPeople.RESPONSE)
        .on(FACT)
        .maybe("hides_to_exposure", NUMBER, "of what is usual", Diagnosis::hidesToExposure)
        .means(
            "How often it was hidden or reported, as a part of what is usual, over how often it was shown, bought displays included, as a part of what is usual: 1 is usual for so many displays. One is added to every count. Null where either cannot be compared.")
        .formula(
            "((times hidden + 1) / (expected + 1)) / ((times shown, bought displays included, + 1) / (expected + 1))")
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

  private static String joined(List<Cause> causes) {
    return causes.stream().map(Cause::id).collect(Collectors.joining(","));
  }
}
