package wildfire.metrics;

import wildfire.model.EngagementKind;
import wildfire.model.EngagementKind.Role;
import wildfire.model.PostHistory;

/** Which events of a history a metric counts. */
@FunctionalInterface
interface Selection {

  boolean holds(int event);

  /** Events of a role, whoever paid. */
  static Selection of(PostHistory post, Role role) {
    return event -> post.kindOf(event).role() == role;
  }

  /** Events of a kind, whoever paid. */
  static Selection of(PostHistory post, EngagementKind kind) {
    return event -> post.kindOf(event) == kind;
  }

  /** All deliberate acts, whoever paid. */
  static Selection engagement(PostHistory post) {
    return event -> post.kindOf(event).isEngagement();
  }

  default Selection and(Selection other) {
    return event -> holds(event) && other.holds(event);
  }

  /** Those of these events that are not known to be bought. */
  default Selection organic(PostHistory post) {
    return event -> holds(event) && post.paid()[event] != PostHistory.YES;
  }

  /** How many there are. */
  default long count(PostHistory post) {
    long count = 0;
    for (int event = 0; event < post.size(); event++) {
      count += holds(event) ? 1 : 0;
    }
    return count;
  }
}
