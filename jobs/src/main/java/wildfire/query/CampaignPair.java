package wildfire.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
public record CampaignPair(String first, String second, Beside overall, List<Beside> platforms) {

  /** What is set against what is usual, in doublings, and the outside share, 0–1. */
  public enum Measure {
    SPEED("overperformance_speed"),
    SIZE("overperformance_size"),
    BREADTH("overperformance_breadth"),
    CONVERSATION("overperformance_conversation"),
    OUTSIDE_SHARE("outside_share");

    private final String column;

    Measure(String column) {
      this.column = column;
    }
  }

  /**
   * The posts of both.
   *
   * @param platform null: all of them
   * @param verdicts those that a post of either has, in their order
   * @param measured those that are known of a post of either
   */
  public record Beside(
      String platform,
      long firstPosts,
      long secondPosts,
      Map<Verdict, Shared> verdicts,
      Map<Measure, Measured> measured) {}

  /** How many posts have a verdict, with shares and Wilson's intervals of them. */
  public record Shared(long first, long second, Plain.Shares shares) {}

  /**
   * Of how many posts it is known, and what it is.
   *
   * @param medians null where it is known of posts of one campaign alone, or of none
   * @param firstMedian null where it is known of none
   * @param secondMedian null where it is known of none
   */
  public record Measured(
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
    reports.mustHave("post_scorecard");
    Posts both = new Posts(List.of(), List.of(first, second));
    both.mustBeThere(reports);
    List<ReportRow> posts =
        reports.rows(
            "select * from post_scorecard where %s order by platform, post_id"
                .formatted(both.condition()),
            both.parameters());
    List<Beside> platforms = new ArrayList<>();
    for (String platform : posts.stream().map(post -> post.text("platform")).distinct().toList()) {
      Beside there =
          beside(
              platform,
              posts.stream().filter(post -> post.text("platform").equals(platform)).toList(),
              first);
      if (there.firstPosts() > 0 && there.secondPosts() > 0) {
        platforms.add(there);
      }
    }
    return new CampaignPair(first, second, beside(null, posts, first), platforms);
  }

  private static Beside beside(String platform, List<ReportRow> posts, String first) {
    List<ReportRow> ofFirst =
        posts.stream().filter(post -> post.text("campaign_id").equals(first)).toList();
    List<ReportRow> ofSecond =
        posts.stream().filter(post -> !post.text("campaign_id").equals(first)).toList();
    Map<Verdict, Shared> verdicts = new EnumMap<>(Verdict.class);
    Map<Measure, Measured> measured = new EnumMap<>(Measure.class);
    if (!ofFirst.isEmpty() && !ofSecond.isEmpty()) {
      for (Verdict verdict : Verdict.values()) {
        double[] one = yes(ofFirst, verdict);
        double[] other = yes(ofSecond, verdict);
        long ones = (long) Arrays.stream(one).sum();
        long others = (long) Arrays.stream(other).sum();
        if (ones + others > 0) {
          verdicts.put(
              verdict, new Shared(ones, others, (Plain.Shares) compared(Scale.YES_NO, one, other)));
        }
      }
      for (Measure measure : Measure.values()) {
        double[] one = known(ofFirst, measure);
        double[] other = known(ofSecond, measure);
        if (one.length + other.length > 0) {
          measured.put(
              measure,
              new Measured(
                  one.length,
                  other.length,
                  median(one),
                  median(other),
                  (Plain.Medians) compared(Scale.LOG, one, other)));
        }
      }
    }
    return new Beside(platform, ofFirst.size(), ofSecond.size(), verdicts, measured);
  }

  private static double[] yes(List<ReportRow> posts, Verdict verdict) {
    return posts.stream()
        .mapToDouble(post -> post.text("verdict").equals(verdict.id()) ? 1 : 0)
        .toArray();
  }

  private static double[] known(List<ReportRow> posts, Measure measure) {
    return posts.stream()
        .filter(post -> post.number(measure.column) != null)
        .mapToDouble(post -> post.number(measure.column))
        .sorted()
        .toArray();
  }

  private static Double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? null : (Double) ((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  private static Plain compared(Scale scale, double[] one, double[] other) {
    double[] outcome = new double[one.length + other.length];
    double[] isFirst = new double[outcome.length];
    System.arraycopy(one, 0, outcome, 0, one.length);
    System.arraycopy(other, 0, outcome, one.length, other.length);
    Arrays.fill(isFirst, 0, one.length, 1);
    return Plain.of(scale, outcome, isFirst);
  }
}
