package wildfire.judge;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.table.Column;
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
import wildfire.verdict.Verdict;

/** What judging adds to a measured post, declared. */
public final class JudgedColumns {
  private static final String UNKNOWN = " Null where it cannot be compared.";

  /** One row a post; the columns go beside the measured ones, which hold the key. */
  static final Table<Judged> TABLE = declared();

  private JudgedColumns() {}

  /** Where it stands how a count is set against what is usual. */
  record OfCount(
      String age, String level, String posts, String expected, String usualLow, String usualHigh) {}

  /**
   * The columns of one of {@link Counted#ofVerdicts()}.
   *
   * @throws IllegalArgumentException for another count
   */
  static OfCount of(Counted counted) {
    String dimension = counted.dimension().id();
    String usual = expected(counted);
    return new OfCount(
        "comparison_age_" + dimension,
        "baseline_level_" + dimension,
        "baseline_posts_" + dimension,
        "expected_" + usual,
        "usual_low_" + usual,
        "usual_high_" + usual);
  }

  /** The columns, for the table that publishes them. */
  public static List<Column<Judged>> all() {
    return TABLE.columns();
  }

  private static Table<Judged> declared() {
    Declaration<Judged> d =
        Table.<Judged>named("judged", "One row a post: what it is against what is usual.")
            .always(
                "verdict",
                TEXT,
                "",
                "What the post is; the first that applies of: " + ids(Verdict.values()) + ".",
                j -> j.verdict().id())
            .always(
                "verdict_unseen",
                TEXT,
                "",
                "The dimensions the verdict could not see, separated by commas, of speed, size (only where the platform counted the shares and speed is not seen), breadth, escape, conversation and organic; empty if it saw all. Unseen is neither for nor against the post.",
                j ->
                    j.unseen().stream()
                        .map(u -> u.dimension().id())
                        .collect(Collectors.joining(",")));
    d.maybe(
            "baseline_level",
            TEXT,
            "",
            "Whose earlier posts it is compared with: the widest of the levels of its dimensions, from "
                + ids(BaselineLevel.values())
                + "."
                + UNKNOWN,
            j ->
                expectations(j)
                    .map(Expectation::level)
                    .max(Comparator.naturalOrder())
                    .map(BaselineLevel::id)
                    .orElse(null))
        .maybe(
            "baseline_posts",
            COUNT,
            "posts",
            "How many earlier posts that is, in the dimension that has fewest." + UNKNOWN,
            j ->
                expectations(j)
                    .map(e -> (long) e.posts())
                    .min(Comparator.naturalOrder())
                    .orElse(null));
    for (Counted counted : Counted.ofVerdicts()) {
      compared(d, counted);
    }
    return d.always(
            "escape",
            TEXT,
            "",
            "Whether it left its author's own network: "
                + ids(Escape.Outcome.values())
                + ". By who follows the author, else by the tree of shares.",
            j -> j.escape().outcome().id())
        .declared();
  }

  private static Stream<Expectation> expectations(Judged judged) {
    return judged.comparisons().stream().map(Comparison::expectation).filter(Objects::nonNull);
  }

  private static void compared(Declaration<Judged> d, Counted counted) {
    String dimension = counted.dimension().id();
    String count = noun(counted);
    OfCount columns = of(counted);
    d.maybe(
            columns.age(),
            TEXT,
            "",
            "The age at which the "
                + count
                + " are compared with those of earlier posts"
                + (counted.comparedAges().contains(ComparisonAge.SETTLED)
                    ? "; settled: totals that the platform counted after the whole window"
                    : "")
                + "; null where none is known.",
            j -> j.of(counted).age() == null ? null : j.of(counted).age().suffix())
        .maybe(
            columns.level(),
            TEXT,
            "",
            "Whose earlier posts they are compared with; the narrowest with enough of them, of: "
                + ids(BaselineLevel.values())
                + "."
                + UNKNOWN,
            expectation(counted, e -> e.level().id()))
        .maybe(
            columns.posts(),
            COUNT,
            "posts",
            "How many earlier posts that is." + UNKNOWN,
            expectation(counted, e -> (long) e.posts()))
        .maybe(
            columns.expected(),
            NUMBER,
            unit(counted),
            "Usual organic " + count + " at that age: mean of their middle half." + UNKNOWN,
            expectation(counted, Expectation::expected))
        .maybe(
            columns.usualLow(),
            NUMBER,
            unit(counted),
            "The greatest number that three quarters (as set) of those posts reach." + UNKNOWN,
            expectation(counted, Expectation::usualLow))
        .maybe(
            columns.usualHigh(),
            NUMBER,
            unit(counted),
            "The smallest number that three quarters (as set) of those posts do not exceed."
                + UNKNOWN,
            expectation(counted, Expectation::usualHigh))
        .maybe(
            "overperformance_" + dimension,
            NUMBER,
            "doublings",
            "log2((observed + 1) / (expected + 1)) of the organic "
                + count
                + ": 1 is twice the usual, -1 half."
                + UNKNOWN,
            j -> j.of(counted).overperformance())
        .maybe(
            "overperformance_" + dimension + "_with_paid",
            NUMBER,
            "doublings",
            "The same with what was paid for counted in, against the same organic expectation."
                + UNKNOWN,
            j -> j.of(counted).overperformanceWithPaid())
        .always(
            "standing_" + dimension,
            TEXT,
            "",
            "How the organic "
                + count
                + " stand to what is usual: "
                + ids(Standing.values())
                + ". too_few: both so small that it says nothing.",
            j -> j.of(counted).standing().id());
  }

  private static Function<Judged, Object> expectation(
      Counted counted, Function<Expectation, Object> part) {
    return judged -> {
      Comparison comparison = judged.of(counted);
      return comparison.expectation() == null ? null : part.apply(comparison.expectation());
    };
  }

  private static String expected(Counted counted) {
    return switch (counted) {
      case SPREAD -> "spread";
      case ACCOUNTS -> "actors";
      case COMMENTS -> "comments";
      case SPREAD_IN_ALL -> "spread_in_all";
      case IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS ->
          throw new IllegalArgumentException("no verdict looks at " + counted);
    };
  }

  private static String noun(Counted counted) {
    return switch (counted) {
      case SPREAD -> "shares and quotes";
      case SPREAD_IN_ALL -> "shares in all";
      case ACCOUNTS -> "engaged accounts";
      case COMMENTS -> "comments";
      case IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS ->
          throw new IllegalArgumentException("no verdict looks at " + counted);
    };
  }

  private static String unit(Counted counted) {
    return switch (counted) {
      case SPREAD, COMMENTS, SPREAD_IN_ALL -> "events";
      case ACCOUNTS -> "accounts";
      case IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS ->
          throw new IllegalArgumentException("no verdict looks at " + counted);
    };
  }

  private static String ids(Enum<?>[] values) {
    return Stream.of(values)
        .map(v -> v.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
