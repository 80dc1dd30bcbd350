package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.model.Plural;
import wildfire.query.Answer;
import wildfire.query.CampaignPair;
import wildfire.query.CampaignPair.Comparison;
import wildfire.query.CampaignPair.Measure;
import wildfire.query.CampaignPair.MeasureMedians;
import wildfire.report.VerdictName;

/** Two campaigns beside each other, in the terminal. */
public final class ComparisonText {
  private final String first;
  private final String second;
  private final int fewest;
  private final Screen screen;
  private final Summary lines;
  private int compared;
  private int different;

  private ComparisonText(CampaignPair pair, int fewest, Screen screen) {
    this.first = Screen.visible(pair.first());
    this.second = Screen.visible(pair.second());
    this.fewest = fewest;
    this.screen = screen;
    this.lines = Summary.of(first + " beside " + second);
  }

  /**
   * The comparison.
   *
   * @param fewest posts of each campaign that a difference needs to be told
   */
  public static Summary of(CampaignPair pair, int fewest, Screen screen) {
    ComparisonText text = new ComparisonText(pair, fewest, screen);
    text.part(pair.overall());
    for (Comparison platform : pair.platforms()) {
      if (platform.hasAllOf(pair.overall())) {
        text.lines.sentence("  All of them are on " + platform.platform() + ".");
      } else {
        text.lines.sentence("").sentence("On " + platform.platform());
        text.part(platform);
      }
    }
    text.lines.sentence("");
    if (pair.platforms().isEmpty()) {
      text.lines.sentence("On no platform do both have posts.");
    }
    text.notes();
    return text.lines;
  }

  private void notes() {
    if (compared > 0) {
      lines.sentence(
          "Of %s asked here, %d %s an interval without half; by chance alone about one in twenty"
              + " would have.",
          Plural.of(compared, "difference"), different, different == 1 ? "has" : "have");
    }
    lines
        .sentence(
            "Higher in: of all pairs of a post of each, those in which the first campaign's is higher; half"
                + " is no difference.")
        .sentence(
            "Factors: 2× is twice what is usual for the account. Intervals are 95% ones, each by itself,"
                + " and take posts as independent.")
        .sentence(
            "Nothing is held equal here, such as accounts, formats and season: what differs is no"
                + " effect of a campaign.");
  }

  private void part(Comparison beside) {
    AnswerTable table =
        new AnswerTable(
            List.of(
                new Answer.Column("", Answer.Kind.PLAIN),
                new Answer.Column(first, Answer.Kind.TEXT),
                new Answer.Column(second, Answer.Kind.TEXT),
                new Answer.Column("higher in", Answer.Kind.PLAIN)),
            screen);
    table.add("posts", whole(beside.firstPosts()), whole(beside.secondPosts()), "");
    beside
        .verdicts()
        .forEach(
            (verdict, shared) -> {
              Plain.Shares shares = shared.shares();
              table.add(
                  VerdictName.of(verdict),
                  share(shared.first(), shares.shareWith(), shares.shareWithInterval()),
                  share(shared.second(), shares.shareWithout(), shares.shareWithoutInterval()),
                  "");
            });
    beside
        .measured()
        .forEach(
            (measure, measured) ->
                table.add(
                    "median " + words(measure),
                    median(measure, measured.firstMedian(), measured.first()),
                    median(measure, measured.secondMedian(), measured.second()),
                    isEnough(measured) ? delta(measured.medians()) : "too few posts"));
    lines.sentence("");
    table.lines().forEach(line -> lines.sentence("  " + line));
    differences(beside.measured());
  }

  /** What the posts say of differences, or that they are too few to say anything. */
  private void differences(Map<Measure, MeasureMedians> all) {
    List<String> unclear = new ArrayList<>();
    List<String> tooFew = new ArrayList<>();
    all.forEach(
        (measure, measured) -> {
          if (!isEnough(measured)) {
            tooFew.add(words(measure));
            return;
          }
          compared++;
          if (measured.medians().cliffsDeltaInterval().holds(0)) {
            unclear.add(words(measure));
          } else {
            different++;
            lines.sentence(
                "  Posts of %s are higher in %s.",
                measured.medians().cliffsDelta() > 0 ? first : second, words(measure));
          }
        });
    if (!unclear.isEmpty()) {
      lines.sentence("  No clear difference in " + String.join(", ", unclear) + ".");
    }
    if (!tooFew.isEmpty()) {
      lines.sentence(
          "  Too few posts to tell of a difference in %s: it must be known of %d of each."
              .formatted(String.join(", ", tooFew), fewest));
    }
  }

  private boolean isEnough(MeasureMedians measured) {
    return measured.medians() != null && Math.min(measured.first(), measured.second()) >= fewest;
  }

  private static String delta(Plain.Medians medians) {
    Interval interval = medians.cliffsDeltaInterval();
    return String.format(
        Locale.ROOT,
        "%.0f%% of pairs (%.0f to %.0f%%)",
        ofPairs(medians.cliffsDelta()),
        ofPairs(interval.lower()),
        ofPairs(interval.upper()));
  }

  /** In how many of a hundred pairs the first is higher, ties as half, for a Cliff's delta. */
  private static double ofPairs(double delta) {
    return 50 * (delta + 1);
  }

  private static String share(long posts, double share, Interval interval) {
    return String.format(
        Locale.ROOT,
        "%,d  %.0f%% (%.0f to %.0f%%)",
        posts,
        100 * share,
        100 * interval.lower(),
        100 * interval.upper());
  }

  private static String median(Measure measure, Double median, long posts) {
    if (median == null) {
      return "unknown";
    }
    String value =
        measure == Measure.OUTSIDE_SHARE
            ? String.format(Locale.ROOT, "%.0f%%", 100 * median)
            : TopText.times(median);
    return value + " (" + Plural.of(posts, "post") + ")";
  }

  private static String words(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String whole(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
