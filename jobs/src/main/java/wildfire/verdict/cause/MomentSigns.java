package wildfire.verdict.cause;

import wildfire.metrics.AudienceActivity;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Evidence;
import wildfire.verdict.Metric;
import wildfire.verdict.Relation;

/** The signs that lie in the moment of publication: the hour, and the account's other posts. */
final class MomentSigns {
  private final Surroundings around;
  private final JudgeSettings judging;
  private final CauseSettings settings;

  MomentSigns(Surroundings around, JudgeSettings judging, CauseSettings settings) {
    this.around = around;
    this.judging = judging;
    this.settings = settings;
  }

  Sign quietHours() {
    AudienceActivity.Reading activity = around.activity();
    if (activity == null) {
      return Sign.saysNothing(Sign.Kind.QUIET_HOURS);
    }
    boolean quiet = activity.share() <= settings.quietActivity();
    return Sign.of(
        Sign.Kind.QUIET_HOURS,
        quiet,
        Evidence.held(
                null,
                Metric.AUDIENCE_ACTIVITY,
                activity.share(),
                quiet ? Relation.AT_MOST : Relation.MORE_THAN,
                settings.quietActivity())
            .outOf(Math.round(activity.expected())));
  }

  /** Shortly before or after, and much closer than the account's posts usually are. */
  Sign closeToOwnPost() {
    if (around.usualGap() == null) {
      return Sign.saysNothing(Sign.Kind.CLOSE_TO_OWN_POST);
    }
    if (around.ownPost() == null) {
      return Sign.of(Sign.Kind.CLOSE_TO_OWN_POST, false, null);
    }
    double limit = settings.rivalGapShare() * around.usualGap().hours();
    double hours = around.ownPost().hours();
    boolean close = hours <= limit;
    return Sign.of(
        Sign.Kind.CLOSE_TO_OWN_POST,
        close,
        new Evidence(
            null,
            Metric.HOURS_TO_OWN_POST,
            null,
            hours,
            around.usualGap().hours(),
            close ? Relation.AT_MOST : Relation.MORE_THAN,
            limit,
            (long) around.usualGap().gaps(),
            BaselineLevel.ACCOUNT));
  }

  Sign ownPostGotMore() {
    OwnPost other = around.ownPost();
    if (other == null) {
      return Sign.of(Sign.Kind.OWN_POST_GOT_MORE, false, null);
    }
    if (other.counted() == null
        || (other.its() < judging.minExpected() && other.own() < judging.minExpected())) {
      return Sign.saysNothing(Sign.Kind.OWN_POST_GOT_MORE);
    }
    double limit = (other.its() + 1) / settings.rivalTimes() - 1;
    boolean more = other.own() <= limit;
    return Sign.of(
        Sign.Kind.OWN_POST_GOT_MORE,
        more,
        new Evidence(
            other.counted().dimension(),
            other.counted().organic(),
            other.age(),
            other.own(),
            (double) other.its(),
            more ? Relation.AT_MOST : Relation.MORE_THAN,
            limit,
            null,
            null));
  }
}
