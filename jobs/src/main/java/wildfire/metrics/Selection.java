package wildfire.metrics;

import java.util.stream.IntStream;
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

  /** Microseconds from publication to each, ascending; 0 of those that are earlier. */
  default long[] ages(PostHistory post) {
    return IntStream.range(0, post.size())
        .filter(this::holds)
        .mapToLong(event -> Math.max(0, post.ageOf(event)))
        .toArray();
  }

  default boolean any(PostHistory post) {
    return IntStream.range(0, post.size()).anyMatch(this::holds);
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
