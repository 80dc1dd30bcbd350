package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.model.HowMany;
import wildfire.query.Answer;
import wildfire.query.CampaignPair;
import wildfire.query.CampaignPair.Beside;
import wildfire.query.CampaignPair.Measure;
import wildfire.query.CampaignPair.Measured;

/** Two campaigns beside each other, in the terminal. */
public final class CampaignsText {
  private final CampaignPair pair;
  private final int fewest;
  private final Screen screen;
  private final Summary summary;
  private int asked;
  private int different;

  private CampaignsText(CampaignPair pair, int fewest, Screen screen) {
    this.pair = pair;
    this.fewest = fewest;
    this.screen = screen;
    this.summary = Summary.of(name(pair.first()) + " beside " + name(pair.second()));
  }

  /**
   * The comparison.
   *
   * @param fewest posts of each campaign that a difference needs to be told
   */
  public static Summary of(CampaignPair pair, int fewest, Screen screen) {
    return new CampaignsText(pair, fewest, screen).told();
  }

  private Summary told() {
    part(pair.overall());
    for (Beside platform : pair.platforms()) {
      if (isAll(platform)) {
        summary.sentence("  All of them are on " + platform.platform() + ".");
      } else {
        summary.sentence("");
        summary.sentence("On " + platform.platform());
        part(platform);
      }
    }
    summary.sentence("");
    if (pair.platforms().isEmpty()) {
      summary.sentence("On no platform do both have posts.");
    }
    if (asked > 0) {
      summary.sentence(
          String.format(
              Locale.ROOT,
              "Of %s asked here, %d %s an interval without 0; by chance alone about one in twenty"
                  + " would have.",
              HowMany.of(asked, "difference"),
              different,
              different == 1 ? "has" : "have"));
    }
    return summary
        .sentence(
            "Cliff's delta: of all pairs of their posts, the share in which the first campaign's has more,"
                + " less the share in which it has less; 0 is no difference.")
        .sentence(
            "Doublings: +1 is twice what is usual for the account, -1 half. Intervals are 95% ones,"
                + " each by itself, and take posts as independent.")
        .sentence(
            "Nothing is held equal here, such as accounts, formats and season: what differs is no"
                + " effect of a campaign.");
  }

  private boolean isAll(Beside platform) {
    return platform.firstPosts() == pair.overall().firstPosts()
        && platform.secondPosts() == pair.overall().secondPosts();
  }

  private void part(Beside beside) {
    summary.sentence("");
    AnswerTable table =
        new AnswerTable(
            List.of(
                new Answer.Column("", Answer.Kind.PLAIN),
                new Answer.Column(pair.first(), Answer.Kind.TEXT),
                new Answer.Column(pair.second(), Answer.Kind.TEXT),
                new Answer.Column("Cliff's delta", Answer.Kind.PLAIN)),
            screen);
    table.add(new Object[] {"posts", whole(beside.firstPosts()), whole(beside.secondPosts()), ""});
    beside
        .verdicts()
        .forEach(
            (verdict, shared) ->
                table.add(
                    new Object[] {
                      verdict.id().replace('_', ' '),
                      shared(
                          shared.first(),
                          shared.shares().shareWith(),
                          shared.shares().shareWithInterval()),
                      shared(
                          shared.second(),
                          shared.shares().shareWithout(),
                          shared.shares().shareWithoutInterval()),
                      ""
                    }));
    for (Map.Entry<Measure, Measured> one : beside.measured().entrySet()) {
      Measured measured = one.getValue();
      table.add(
          new Object[] {
            label(one.getKey()),
            median(one.getKey(), measured.firstMedian(), measured.first()),
            median(one.getKey(), measured.secondMedian(), measured.second()),
            canBeTold(measured) ? delta(measured.medians()) : "too few posts"
          });
    }
    table.lines().forEach(line -> summary.sentence("  " + line));
    differences(beside);
  }

  /** What the posts say of differences, or that they are too few to say anything. */
  private void differences(Beside beside) {
    List<String> unclear = new ArrayList<>();
    List<String> untold = new ArrayList<>();
    beside
        .measured()
        .forEach(
            (measure, measured) -> {
              asked += canBeTold(measured) ? 1 : 0;
              if (!canBeTold(measured)) {
                untold.add(words(measure));
              } else if (measured.medians().cliffsDeltaInterval().holds(0)) {
                unclear.add(words(measure));
              } else {
                boolean first = measured.medians().cliffsDelta() > 0;
                different++;
                summary.sentence(
                    "  Posts of %s are higher in %s."
                        .formatted(name(first ? pair.first() : pair.second()), words(measure)));
              }
            });
    if (!unclear.isEmpty()) {
      summary.sentence("  No clear difference in " + String.join(", ", unclear) + ".");
    }
    if (!untold.isEmpty()) {
      summary.sentence(
          "  Too few posts to tell of a difference in %s: it must be known of %d of each."
              .formatted(String.join(", ", untold), fewest));
    }
  }

  private boolean canBeTold(Measured measured) {
    return measured.medians() != null && Math.min(measured.first(), measured.second()) >= fewest;
  }

  private static String delta(Plain.Medians medians) {
    Interval interval = medians.cliffsDeltaInterval();
    return String.format(
        Locale.ROOT,
        "%+.2f (%+.2f to %+.2f)",
        medians.cliffsDelta(),
        interval.lower(),
        interval.upper());
  }

  private String name(String campaign) {
    return Screen.visible(campaign);
  }

  private static String shared(long posts, double share, Interval interval) {
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
        switch (measure) {
          case SPEED, SIZE, BREADTH, CONVERSATION -> TopList.doublings(median);
          case OUTSIDE_SHARE -> String.format(Locale.ROOT, "%.0f%%", 100 * median);
        };
    return value + " (" + HowMany.of(posts, "post") + ")";
  }

  private static String label(Measure measure) {
    return "median " + words(measure);
  }

  private static String words(Measure measure) {
    return switch (measure) {
      case SPEED -> "speed";
      case SIZE -> "size";
      case BREADTH -> "breadth";
      case CONVERSATION -> "conversation";
      case OUTSIDE_SHARE -> "outside share";
    };
  }

  private static String whole(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
