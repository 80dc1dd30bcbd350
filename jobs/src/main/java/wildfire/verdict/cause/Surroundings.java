package wildfire.verdict.cause;

import wildfire.metrics.AudienceActivity;
import wildfire.verdict.Expectations;

/**
 * What is known around a post, beside its own numbers.
 *
 * @param expectations what its account usually gets
 * @param activity of the audience in the hours after its publication; null if unknown
 * @param ownPost the post of the same account, published shortly before or after, that got most;
 *     null if there is none
 * @param usualGap how much time the account usually leaves between two posts; null if too few of
 *     its earlier posts tell, or nobody knows whose post it is or when it was published
 */
record Surroundings(
    Expectations expectations,
    AudienceActivity.Reading activity,
    OwnPost ownPost,
    UsualGap usualGap) {

  /**
   * Time between successive posts of an account.
   *
   * @param hours median
   * @param gaps how many it rests on
   */
  record UsualGap(double hours, int gaps) {}
}
