package wildfire.query;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import wildfire.association.Plain;
import wildfire.association.Scale;
import wildfire.model.OperatorError;
import wildfire.verdict.Verdict;

/**
 * Two campaigns beside each other. Nothing is held equal: they may differ in accounts, platforms,
 * formats and season, and the intervals take posts as independent of each other.
 *
 * @param overall over all platforms
 * @param platforms those on which both have posts
 */
public record CampaignPair(
    String first, String second, Comparison overall, List<Comparison> platforms) {

  /** What is set against what is usual, in doublings, and the outside share, 0–1. */
  public enum Measure {
    SPEED,
    SIZE,
    BREADTH,
    CONVERSATION,
    OUTSIDE_SHARE;

    private String column() {
      String name = name().toLowerCase(Locale.ROOT);
      return this == OUTSIDE_SHARE ? name : "overperformance_" + name;
    }
  }

  /**
   * The posts of both.
   *
   * @param platform null: all of them
   * @param verdicts those that a post of either has, in their order
   * @param measured those that are known of a post of either
   */
  public record Comparison(
      String platform,
      long firstPosts,
      long secondPosts,
      Map<Verdict, VerdictCounts> verdicts,
      Map<Measure, MeasureMedians> measured) {
    /** Whether these are all the posts of the two. */
    public boolean hasAllOf(Comparison other) {
      return firstPosts == other.firstPosts && secondPosts == other.secondPosts;
    }
  }

  /** How many posts have a verdict, with shares and Wilson's intervals of them. */
  public record VerdictCounts(long first, long second, Plain.Shares shares) {}

  /**
   * Of how many posts it is known, and what it is.
   *
   * @param medians null where it is known of posts of one campaign alone, or of none
   * @param firstMedian null where it is known of none
   * @param secondMedian null where it is known of none
   */
  public record MeasureMedians(
      long first, long second, Double firstMedian, Double secondMedian, Plain.Medians medians) {}

  /**
   * Sets them beside each other.
   *
   * @throws OperatorError if they are the same, or one of them has no published posts
   */
  public static CampaignPair of(ReportDatabase reports, String first, String second) {
    if (first.equals(second)) {
      throw new OperatorError("%s is one campaign: name two to compare.", first);
    }
    List<ReportRow> posts =
        new PublishedPosts(reports, List.of(), List.of(first, second)).scorecards();
    Map<String, List<ReportRow>> byPlatform =
        posts.stream()
            .collect(
                Collectors.groupingBy(
                    post -> post.text("platform"), TreeMap::new, Collectors.toList()));
    List<Comparison> platforms =
        byPlatform.entrySet().stream()
            .map(platform -> beside(platform.getKey(), platform.getValue(), first))
            .filter(there -> there.firstPosts() > 0 && there.secondPosts() > 0)
            .toList();
    return new CampaignPair(first, second, beside(null, posts, first), platforms);
  }

  private static Comparison beside(String platform, List<ReportRow> posts, String first) {
    Map<Boolean, List<ReportRow>> isFirst =
        posts.stream()
            .collect(Collectors.partitioningBy(post -> post.text("campaign_id").equals(first)));
    List<ReportRow> ofFirst = isFirst.get(true);
    List<ReportRow> ofSecond = isFirst.get(false);
    Map<Verdict, VerdictCounts> verdicts = new EnumMap<>(Verdict.class);
    Map<Measure, MeasureMedians> measured = new EnumMap<>(Measure.class);
    for (Verdict verdict : Verdict.values()) {
      double[] one = yes(ofFirst, verdict);
      double[] other = yes(ofSecond, verdict);
      long ones = (long) Arrays.stream(one).sum();
      long others = (long) Arrays.stream(other).sum();
      if (ones + others > 0 && one.length * other.length > 0) {
        Plain.Shares shares = (Plain.Shares) compared(Scale.YES_NO, one, other);
        verdicts.put(verdict, new VerdictCounts(ones, others, shares));
      }
    }
    for (Measure measure : Measure.values()) {
      double[] one = known(ofFirst, measure);
      double[] other = known(ofSecond, measure);
      if (one.length + other.length > 0 && !ofFirst.isEmpty() && !ofSecond.isEmpty()) {
        measured.put(
            measure,
            new MeasureMedians(
                one.length,
                other.length,
                median(one),
                median(other),
                (Plain.Medians) compared(Scale.LOG, one, other)));
      }
    }
    return new Comparison(platform, ofFirst.size(), ofSecond.size(), verdicts, measured);
  }

  private static double[] yes(List<ReportRow> posts, Verdict verdict) {
    return posts.stream()
        .mapToDouble(post -> post.text("verdict").equals(verdict.id()) ? 1 : 0)
        .toArray();
  }

  private static double[] known(List<ReportRow> posts, Measure measure) {
    return posts.stream()
        .map(post -> post.number(measure.column()))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }

  private static Double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? null : (Double) ((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  private static Plain compared(Scale scale, double[] one, double[] other) {
    double[] outcome = DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    double[] isFirst = new double[outcome.length];
    Arrays.fill(isFirst, 0, one.length, 1);
    return Plain.of(scale, outcome, isFirst);
  }
}
