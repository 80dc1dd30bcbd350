package wildfire.query;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import wildfire.association.Plain;
import wildfire.association.Scale;
import wildfire.model.IdByName;
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

  /** Factors against what is usual, and the outside share, 0–1. */
  public enum Measure implements IdByName {
    SPEED,
    /** Shares in all, of posts of which only late totals are known. */
    SIZE,
    BREADTH,
    CONVERSATION,
    OUTSIDE_SHARE;

    private Double of(ReportRow post) {
      boolean settled = "settled".equals(post.text("speed_age"));
      return switch (this) {
        case SPEED -> settled ? null : post.number("speed_factor");
        case SIZE -> settled ? post.number("speed_factor") : null;
        case BREADTH, CONVERSATION -> post.number(id() + "_factor");
        case OUTSIDE_SHARE -> post.number(id());
      };
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
        new PublishedPosts(reports, List.of(), List.of(first, second)).summaries();
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
    List<ReportRow> ones = isFirst.get(true);
    List<ReportRow> others = isFirst.get(false);
    Map<Verdict, VerdictCounts> verdicts = new EnumMap<>(Verdict.class);
    Map<Measure, MeasureMedians> measured = new EnumMap<>(Measure.class);
    if (!ones.isEmpty() && !others.isEmpty()) {
      for (Verdict verdict : Verdict.values()) {
        Function<ReportRow, Double> has = p -> p.text("verdict").equals(verdict.id()) ? 1.0 : 0.0;
        VerdictCounts counts = verdicts(known(ones, has), known(others, has));
        if (counts.first() + counts.second() > 0) {
          verdicts.put(verdict, counts);
        }
      }
      for (Measure measure : Measure.values()) {
        MeasureMedians medians = medians(known(ones, measure::of), known(others, measure::of));
        if (medians.first() + medians.second() > 0) {
          measured.put(measure, medians);
        }
      }
    }
    return new Comparison(platform, ones.size(), others.size(), verdicts, measured);
  }

  private static VerdictCounts verdicts(double[] one, double[] other) {
    return new VerdictCounts(
        (long) Arrays.stream(one).sum(),
        (long) Arrays.stream(other).sum(),
        (Plain.Shares) compared(Scale.YES_NO, one, other));
  }

  private static MeasureMedians medians(double[] one, double[] other) {
    return new MeasureMedians(
        one.length,
        other.length,
        median(one),
        median(other),
        (Plain.Medians) compared(Scale.LOG, one, other));
  }

  private static double[] known(List<ReportRow> posts, Function<ReportRow, Double> number) {
    return posts.stream()
        .map(number)
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
