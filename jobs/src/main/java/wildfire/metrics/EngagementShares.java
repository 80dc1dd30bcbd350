package wildfire.metrics;

import java.util.List;
import java.util.function.Function;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;

/**
 * Engagement as a part of those who could have engaged, from what one platform counted. Organic and
 * paid together where the export has that, else what nobody paid for, above and below the line
 * alike. Null where a part is unknown: missing is not zero.
 */
public final class EngagementShares {
  private EngagementShares() {}

  /** Engagements per account reached. */
  public static Double byReach(PostCounters counters) {
    return share(counters, scope -> counters.latest(CounterMetric.REACH.whole(), scope));
  }

  /** Engagements per display. */
  public static Double byImpressions(PostCounters counters) {
    return share(counters, scope -> counters.latest(CounterMetric.IMPRESSIONS.whole(), scope));
  }

  /**
   * Engagements per follower.
   *
   * @param followers of the author; null where unknown
   */
  public static Double byFollowers(PostCounters counters, Long followers) {
    return share(counters, scope -> followers == null ? null : followers.doubleValue());
  }

  private static Double share(PostCounters counters, Function<CounterScope, Double> divisor) {
    for (CounterScope scope : List.of(CounterScope.TOTAL, CounterScope.ORGANIC)) {
      Double engagements = engagements(counters, scope);
      if (engagements != null) {
        Double by = divisor.apply(scope);
        return by == null || by <= 0 ? null : Double.valueOf(engagements / by);
      }
    }
    return null;
  }

  private static Double engagements(PostCounters counters, CounterScope scope) {
    Double own = counters.latest(CounterMetric.INTERACTIONS.whole(), scope);
    if (own != null) {
      return own;
    }
    Double reactions = counters.latest(CounterMetric.REACTIONS.whole(), scope);
    Double comments = counters.latest(CounterMetric.COMMENTS.whole(), scope);
    Double shares = counters.latest(CounterMetric.SHARES.whole(), scope);
    return reactions == null || comments == null || shares == null
        ? null
        : Double.valueOf(reactions + comments + shares);
  }
}
