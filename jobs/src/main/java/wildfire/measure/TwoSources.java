package wildfire.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.PostCounters;
import wildfire.metrics.PostMetrics;
import wildfire.metrics.Velocity;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.FixedAge;

/**
 * What is used of a post where its event log and the platform's counters may both know: the log
 * where there is one of that kind, since it tells who and when; else the counters.
 *
 * @param accountsLogged whether a log tells who acted
 * @param commentsInAll bought ones and the author's own included; null where unknown
 * @param reach accounts; null where unknown
 * @param reachBasis null where reach is
 * @param disagreeing metrics of which log and counters differ by more than is tolerated
 */
record TwoSources(
    Source spread,
    Source comments,
    boolean accountsLogged,
    Long commentsInAll,
    Long reach,
    Basis reachBasis,
    Outside outside,
    List<String> disagreeing) {

  /** Where a number is from. */
  enum Basis {
    EVENTS,
    COUNTERS;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is used of one kind of act.
   *
   * @param basis null where nothing is known
   * @param organic null where nothing is known; all where the platform does not tell apart
   * @param interpolated the fixed ages at which the organic count lies between two snapshots
   */
  record Source(Basis basis, Velocity organic, Velocity withPaid, List<FixedAge> interpolated) {
    boolean isOfEvents() {
      return basis == Basis.EVENTS;
    }
  }

  /**
   * Share of outsiders.
   *
   * @param basis accounts (engaged ones) or reach; null where the share is
   */
  record Outside(Double share, String basis) {}

  /**
   * What is used.
   *
   * @param hasLog whether the log knows the post; else what the log has of others does not count
   * @param tolerance by how much they may differ, as a part of the larger
   */
  static TwoSources of(
      PostHeader.Logged logged,
      boolean hasLog,
      PostMetrics metrics,
      PostCounters counters,
      double tolerance) {
    boolean spreadLogged = logged.spread() && hasLog;
    boolean commentsLogged = logged.comments() && hasLog;
    boolean accountsLogged = logged.accounts() && hasLog;
    Source spread =
        spreadLogged
            ? ofEvents(metrics.spread(), metrics.spreadWithPaid())
            : ofCounters(counters, CounterMetric.SHARES);
    Source comments =
        commentsLogged
            ? ofEvents(metrics.comments(), metrics.commentsWithPaid())
            : ofCounters(counters, CounterMetric.COMMENTS);
    Long loggedReach = metrics.organic().reach();
    Long countedReach = rounded(counted(counters, CounterMetric.REACH.whole()));
    List<String> disagreeing = new ArrayList<>();
    if (spreadLogged) {
      compare(
          disagreeing,
          CounterMetric.SHARES,
          metrics.spreadWithPaid().total(),
          countedSpread(counters),
          tolerance);
    }
    if (commentsLogged) {
      compare(
          disagreeing,
          CounterMetric.COMMENTS,
          metrics.conversation().comments(),
          counted(counters, CounterMetric.COMMENTS.whole()),
          tolerance);
    }
    if (loggedReach != null) {
      compare(
          disagreeing,
          CounterMetric.REACH,
          loggedReach,
          countedReach == null ? null : Double.valueOf(countedReach),
          tolerance);
    }
    return new TwoSources(
        spread,
        comments,
        accountsLogged,
        commentsInAll(commentsLogged, metrics, comments),
        loggedReach != null ? loggedReach : countedReach,
        loggedReach != null ? Basis.EVENTS : countedReach != null ? Basis.COUNTERS : null,
        outside(accountsLogged ? metrics.breadth().outsideShare() : null, counters),
        List.copyOf(disagreeing));
  }

  private static Source ofEvents(Velocity organic, Velocity withPaid) {
    return new Source(Basis.EVENTS, organic, withPaid, List.of());
  }

  private static Source ofCounters(PostCounters counters, CounterMetric metric) {
    Optional<CounterSeries> total = known(counters, metric, CounterScope.TOTAL);
    Optional<CounterSeries> unpaid = known(counters, metric, CounterScope.ORGANIC).or(() -> total);
    if (unpaid.isEmpty()) {
      return new Source(null, null, null, List.of());
    }
    return new Source(
        Basis.COUNTERS,
        unpaid.get().velocity(),
        total.map(CounterSeries::velocity).orElse(null),
        unpaid.get().growth().interpolated());
  }

  private static Optional<CounterSeries> known(
      PostCounters counters, CounterMetric metric, CounterScope scope) {
    return counters.of(metric.whole(), scope).filter(series -> series.latest() != null);
  }

  /** With what was paid for, else what nobody paid for; null where neither is known. */
  private static Double counted(PostCounters counters, CounterMetric.Name metric) {
    Double total = counters.latest(metric, CounterScope.TOTAL);
    return total == null ? counters.latest(metric, CounterScope.ORGANIC) : total;
  }

  /** Logs count quotes as spread too: so they are added where the platform counts them apart. */
  private static Double countedSpread(PostCounters counters) {
    Double shares = counted(counters, CounterMetric.SHARES.whole());
    Double quotes = counted(counters, CounterMetric.QUOTES.whole());
    return shares == null || quotes == null ? shares : Double.valueOf(shares + quotes);
  }

  private static void compare(
      List<String> disagreeing, CounterMetric metric, long log, Double counted, double tolerance) {
    if (counted != null && Math.abs(log - counted) > tolerance * Math.max((double) log, counted)) {
      disagreeing.add(metric.id());
    }
  }

  private static Long commentsInAll(boolean logged, PostMetrics metrics, Source comments) {
    if (logged) {
      return metrics.conversation().comments();
    }
    Velocity counted = comments.withPaid() == null ? comments.organic() : comments.withPaid();
    return counted == null ? null : Long.valueOf(counted.total());
  }

  private static Outside outside(Double ofAccounts, PostCounters counters) {
    if (ofAccounts != null) {
      return new Outside(ofAccounts, "accounts");
    }
    for (CounterScope scope : List.of(CounterScope.TOTAL, CounterScope.ORGANIC)) {
      Double reach = counters.latest(CounterMetric.REACH.whole(), scope);
      Double followers = counters.latest(CounterMetric.REACH.kind("followers"), scope);
      if (reach != null && followers != null && reach > 0 && followers <= reach) {
        return new Outside(1 - followers / reach, "reach");
      }
    }
    return new Outside(null, null);
  }

  private static Long rounded(Double counted) {
    return counted == null ? null : Long.valueOf(Math.round(counted));
  }
}
