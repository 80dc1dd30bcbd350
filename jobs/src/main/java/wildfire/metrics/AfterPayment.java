package wildfire.metrics;

import wildfire.model.EngagementKind.Role;
import wildfire.model.PostHistory;

/**
 * What became of a post when nobody paid for it any more.
 *
 * @param shares organic shares and quotes after the last bought period ended, or after the last
 *     bought event where that is later
 * @param hours hours observed after it
 */
public record AfterPayment(long shares, double hours) {

  /**
   * Of a post that was paid for; null where nothing is known to have been, where it has not ended
   * within the observation, and without times finer than a day.
   */
  public static AfterPayment of(PostHistory post) {
    boolean ended =
        post.precision().tellsHours()
            && post.paidUntil() != PostHistory.NEVER_PAID
            && post.paidUntil() <= post.observedUntil();
    if (!ended) {
      return null;
    }
    Selection after = event -> post.occurredAt()[event] > post.paidUntil();
    return new AfterPayment(
        after.and(Selection.of(post, Role.SPREAD)).organic(post).count(post),
        (post.observedUntil() - post.paidUntil()) / 3.6e9);
  }
}
