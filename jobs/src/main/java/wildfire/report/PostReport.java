package wildfire.report;

import java.util.List;
import wildfire.explain.CauseReason;
import wildfire.explain.Reason;
import wildfire.explain.Wording;
import wildfire.metrics.MeasuredPost;
import wildfire.report.SmallGroups.Few;
import wildfire.report.SmallGroups.Suppression;
import wildfire.verdict.Metric;
import wildfire.verdict.cause.Diagnosis;

/**
 * All that is told of one post: every row about it, in whichever table, is made from this.
 *
 * @param post what was measured of it
 * @param diagnosis its verdict, and what its doing badly fits
 * @param few what of it is suppressed since it tells about few people
 * @param reasons of its verdict, then what is associated with its outcome
 * @param causes the signs of the causes that fit a post that did badly
 * @param setting what is the same for all posts of the run
 */
public record PostReport(
    MeasuredPost post,
    Diagnosis diagnosis,
    Suppression few,
    List<Reason> reasons,
    List<CauseReason> causes,
    Setting setting) {
  /**
   * What is the same for all posts of a run.
   *
   * @param words of the language that sentences are in
   * @param star how the star's keys are made
   * @param texts whether what posts say is published
   * @param links whether their addresses are
   */
  public record Setting(Wording words, StarKeys star, boolean texts, boolean links) {}

  /** The number behind a reason or sign; null where it is suppressed. */
  Double published(String metric, Double observed) {
    return few.hides(metric) ? null : observed;
  }

  /** A reason in words; of a number that is suppressed its sentence does not tell it. */
  String sentence(Reason reason) {
    if (!few.hides(reason.number().metric())) {
      return reason.sentence(setting.words());
    }
    return switch (Metric.OUTSIDE_SHARE.column().equals(reason.number().metric())
        ? few.few()
        : Few.NEITHER) {
      case OUTSIDERS -> setting.words().fewOutsiders(few.least(), few.outsideKnown());
      case FOLLOWERS -> setting.words().fewFollowers(few.least(), few.outsideKnown());
      case NEITHER -> setting.words().suppressed(few.least());
    };
  }

  /** A sign in words, as little. */
  String sentence(CauseReason sign) {
    return few.hides(sign.number().metric())
        ? setting.words().suppressed(few.least())
        : sign.sentence(setting.words());
  }
}
