package wildfire.metrics;

import wildfire.model.EngagementKind.Role;
import wildfire.model.PostHistory;

/**
 * How much of it was bought, among the events of which that is known.
 *
 * @param paidShare paid share of the spread (0–1); null if it is known of no spread event
 * @param paidKnown spread events of which it is known
 * @param paidEngagementShare paid share of all engagements (0–1)
 * @param paidExposureShare paid share of impressions and views (0–1)
 * @param reach distinct accounts to which the post was shown, by impression and view events; null
 *     if the log has none
 */
public record Organic(
    Double paidShare,
    long paidKnown,
    Double paidEngagementShare,
    Double paidExposureShare,
    Long reach) {

  static Organic of(PostHistory post) {
    Selection exposure = Selection.of(post, Role.EXPOSURE);
    long reach = Audience.of(post, exposure).size();
    return new Organic(
        paidShare(post, Selection.of(post, Role.SPREAD)),
        known(post, Selection.of(post, Role.SPREAD)),
        paidShare(post, Selection.engagement(post)),
        paidShare(post, exposure),
        reach == 0 ? null : reach);
  }

  private static long known(PostHistory post, Selection which) {
    Selection known = event -> which.holds(event) && post.paid()[event] != PostHistory.UNKNOWN;
    return known.count(post);
  }

  private static Double paidShare(PostHistory post, Selection which) {
    Selection paid = event -> which.holds(event) && post.paid()[event] == PostHistory.YES;
    long known = known(post, which);
    return known == 0 ? null : Double.valueOf((double) paid.count(post) / known);
  }
}
