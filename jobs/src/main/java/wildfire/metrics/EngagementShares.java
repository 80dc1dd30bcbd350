package wildfire.metrics;

import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;

/**
 * Engagement as a part of those who could have engaged, from what one platform counted. Organic and
 * paid together where the export has that, else what nobody paid for, above and below the line
 * alike. Empty where a part is unknown: missing is not zero.
 */
public final class EngagementShares {
  private EngagementShares() {}

  /** Engagements per account reached; null where unknown. */
  public static Double byReach(PostCounters counters) {
    return share(counters, CounterMetric.REACH);
  }

  /** Engagements per display; null where unknown. */
  public static Double byImpressions(PostCounters counters) {
    return share(counters, CounterMetric.IMPRESSIONS);
  }

  /**
   * Engagements per follower; null where unknown.
   *
   * @param followers of the author; null where unknown
   */
  public static Double byFollowers(PostCounters counters, Long followers) {
    CounterScope scope = scope(counters);
    return scope == null || followers == null
        ? null
        : divided(engagements(counters, scope), (double) followers);
  }

  /** What counts as engagement: interactions, or reactions_comments_shares; null if neither. */
  public static String basis(PostCounters counters) {
    CounterScope scope = scope(counters);
    if (scope == null) {
      return null;
    }
    return counters.latest(CounterMetric.INTERACTIONS.whole(), scope) == null
        ? "reactions_comments_shares"
        : CounterMetric.INTERACTIONS.id();
  }

  private static Double share(PostCounters counters, CounterMetric below) {
    CounterScope scope = scope(counters);
    return scope == null
        ? null
        : divided(engagements(counters, scope), counters.latest(below.whole(), scope));
  }

  /** The scope in which engagement is known; null if there is none. */
  private static CounterScope scope(PostCounters counters) {
    if (engagements(counters, CounterScope.TOTAL) != null) {
      return CounterScope.TOTAL;
    }
    return engagements(counters, CounterScope.ORGANIC) == null ? null : CounterScope.ORGANIC;
  }

  private static Double engagements(PostCounters counters, CounterScope scope) {
    Double own = counters.latest(CounterMetric.INTERACTIONS.whole(), scope);
    Double reactions = counters.latest(CounterMetric.REACTIONS.whole(), scope);
    Double comments = counters.latest(CounterMetric.COMMENTS.whole(), scope);
    Double shares = counters.latest(CounterMetric.SHARES.whole(), scope);
    if (own != null) {
      return own;
    }
    return reactions == null || comments == null || shares == null
        ? null
        : Double.valueOf(reactions + comments + shares);
  }

  private static Double divided(Double above, Double below) {
    return above == null || below == null || below <= 0 ? null : Double.valueOf(above / below);
  }
}
