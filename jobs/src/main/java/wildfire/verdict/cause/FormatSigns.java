package wildfire.verdict.cause;

import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Evidence;
import wildfire.verdict.FormatUsual;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Relation;

/** The signs that lie in the format, against the account's posts in its other formats. */
final class FormatSigns {
  private final PostFigures post;
  private final FormatUsual usual;
  private final JudgeSettings judging;
  private final CauseSettings settings;

  /**
   * Of a post.
   *
   * @param usual null where too few earlier posts tell
   */
  FormatSigns(PostFigures post, FormatUsual usual, JudgeSettings judging, CauseSettings settings) {
    this.post = post;
    this.usual = usual;
    this.judging = judging;
    this.settings = settings;
  }

  /** What is usual in the format, and what three quarters of its posts do not exceed. */
  Sign formatGetsLess() {
    if (usual == null
        || Math.max(usual.expected(), usual.otherExpected()) < judging.minExpected()) {
      return Sign.saysNothing(Sign.Kind.FORMAT_GETS_LESS);
    }
    double limit = scaled(usual.otherExpected(), settings.formatBelow());
    boolean less = usual.expected() <= limit && usual.usualHigh() < usual.otherExpected();
    return Sign.of(
        Sign.Kind.FORMAT_GETS_LESS,
        less,
        format(usual.expected(), less ? Relation.AT_MOST : Relation.NEAR, limit, usual.posts()));
  }

  /** This post, too, got clearly less than the account's posts in other formats. */
  Sign belowOtherFormats() {
    if (usual == null || usual.otherExpected() < judging.minExpected()) {
      return Sign.saysNothing(Sign.Kind.BELOW_OTHER_FORMATS);
    }
    long observed = post.organicAt(usual.counted(), usual.age()).orElseThrow();
    double limit = scaled(usual.otherExpected(), settings.formatBelow());
    boolean below = observed <= limit;
    return Sign.of(
        Sign.Kind.BELOW_OTHER_FORMATS,
        below,
        format(
            (double) observed,
            below ? Relation.AT_MOST : Relation.MORE_THAN,
            limit,
            usual.otherPosts()));
  }

  private Evidence format(double observed, Relation relation, double limit, int posts) {
    return new Evidence(
        usual.counted().dimension(),
        usual.counted().organic(),
        usual.age(),
        observed,
        usual.otherExpected(),
        relation,
        relation == Relation.NEAR ? null : Double.valueOf(limit),
        (long) posts,
        BaselineLevel.ACCOUNT);
  }

  private static double scaled(double expected, double overperformance) {
    return (expected + 1) * Math.pow(2, overperformance) - 1;
  }
}
