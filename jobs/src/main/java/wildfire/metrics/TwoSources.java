package wildfire.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param paidExposureShare 0–1; null where unknown
 * @param paidSpread what was paid for of the shares
 * @param crossCheck how log and counters agree
 */
public record TwoSources(
    Source spread,
    Source comments,
    boolean accountsLogged,
    Long commentsInAll,
    Long reach,
    Basis reachBasis,
    Outside outside,
    Double paidExposureShare,
    PaidSpread paidSpread,
    CrossCheck.Agreement crossCheck) {

  /** Where a number is from. */
  public enum Basis {
    EVENTS,
    COUNTERS;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is used of one kind of act.
   *
   * @param basis null where nothing is known
   * @param organic null where nothing is known; all where the platform does not tell apart
   * @param interpolated the fixed ages at which the organic count lies between two snapshots
   * @param settled totals that the platform counted after the whole window
   */
  public record Source(
      Basis basis,
      Velocity organic,
      Velocity withPaid,
      List<FixedAge> interpolated,
      Settled settled) {
    public boolean isOfEvents() {
      return basis == Basis.EVENTS;
    }
  }

  /**
   * Totals of a post to which hardly anything is added any more. Null where unknown.
   *
   * @param organic all where the platform does not tell apart
   */
  public record Settled(Long organic, Long withPaid) {
    static final Settled UNKNOWN = new Settled(null, null);
  }

  /**
   * What was paid for of the spread.
   *
   * @param share 0–1, among those of which it is known; null if it is known of none
   * @param known shares of which it is known
   */
  public record PaidSpread(Double share, long known) {}

  /**
   * Share of outsiders.
   *
   * @param basis accounts (engaged ones) or reach; null where the share is
   */
  public record Outside(Double share, String basis) {}

  /**
   * What is used.
   *
   * @param hasLog whether the log knows the post; else what the log has of others does not count
   * @param crossCheck as {@link CrossCheck} found
   */
  public static TwoSources of(
      LogFacts logged,
      boolean hasLog,
      PostMetrics metrics,
      PostCounters counters,
      CrossCheck.Agreement crossCheck) {
    boolean spreadLogged = logged.spread() && hasLog;
    boolean commentsLogged = logged.comments() && hasLog;
    boolean accountsLogged = logged.accounts() && hasLog;
    Source spread =
        spreadLogged
            ? ofEvents(metrics.spread(), metrics.spreadWithPaid())
            : ofCounters(counters, CounterMetric.SHARES.whole());
    Source comments =
        commentsLogged
            ? ofEvents(metrics.comments(), metrics.commentsWithPaid())
            : ofCounters(counters, CounterMetric.COMMENTS.whole());
    Long loggedReach = metrics.organic().reach();
    Long countedReach = rounded(counted(counters, CounterMetric.REACH.whole()));
    return new TwoSources(
        spread,
        comments,
        accountsLogged,
        commentsInAll(commentsLogged, metrics, comments),
        loggedReach != null ? loggedReach : countedReach,
        loggedReach != null ? Basis.EVENTS : countedReach != null ? Basis.COUNTERS : null,
        outside(accountsLogged ? metrics.breadth().outsideShare() : null, counters),
        paidExposureShare(metrics, counters),
        spreadLogged
            ? new PaidSpread(metrics.organic().paidShare(), metrics.organic().paidKnown())
            : paidSpread(counters),
        crossCheck);
  }

  private static Source ofEvents(Velocity organic, Velocity withPaid) {
    return new Source(Basis.EVENTS, organic, withPaid, List.of(), Settled.UNKNOWN);
  }

  /** What a platform counted; of a series that has a known total. */
  static Source ofCounters(PostCounters counters, CounterMetric.Name metric) {
    Optional<CounterSeries> total = known(counters, metric, CounterScope.TOTAL);
    Optional<CounterSeries> unpaid = known(counters, metric, CounterScope.ORGANIC).or(() -> total);
    if (unpaid.isEmpty()) {
      return new Source(null, null, null, List.of(), Settled.UNKNOWN);
    }
    return new Source(
        Basis.COUNTERS,
        unpaid.get().velocity(),
        total.map(CounterSeries::velocity).orElse(null),
        unpaid.get().growth().interpolated(),
        new Settled(
            rounded(unpaid.get().settled()),
            rounded(
                inAll(
                    total.map(CounterSeries::settled).orElse(null),
                    unpaid.get().settled(),
                    known(counters, metric, CounterScope.PAID)
                        .map(CounterSeries::settled)
                        .orElse(null)))));
  }

  /** What is given in all, else what nobody paid for and what was paid for together. */
  private static Double inAll(Double total, Double organic, Double paid) {
    return total != null || organic == null || paid == null
        ? total
        : Double.valueOf(organic + paid);
  }

  /** By the platform's own totals; unknown where it does not tell paid from organic. */
  private static PaidSpread paidSpread(PostCounters counters) {
    CounterMetric.Name shares = CounterMetric.SHARES.whole();
    Double organic = counters.latest(shares, CounterScope.ORGANIC);
    Double all =
        inAll(
            counters.latest(shares, CounterScope.TOTAL),
            organic,
            counters.latest(shares, CounterScope.PAID));
    return organic == null || all == null || all <= 0 || organic > all
        ? new PaidSpread(null, 0)
        : new PaidSpread(1 - organic / all, Math.round(all));
  }

  private static Optional<CounterSeries> known(
      PostCounters counters, CounterMetric.Name metric, CounterScope scope) {
    return counters.of(metric, scope).filter(series -> series.latest() != null);
  }

  /** With what was paid for, else what nobody paid for; null where neither is known. */
  private static Double counted(PostCounters counters, CounterMetric.Name metric) {
    Double total = counters.latest(metric, CounterScope.TOTAL);
    return total == null ? counters.latest(metric, CounterScope.ORGANIC) : total;
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

  private static Double paidExposureShare(PostMetrics metrics, PostCounters counters) {
    if (metrics.organic().paidExposureShare() != null) {
      return metrics.organic().paidExposureShare();
    }
    Double all = counters.latest(CounterMetric.IMPRESSIONS.whole(), CounterScope.TOTAL);
    Double paid = counters.latest(CounterMetric.IMPRESSIONS.whole(), CounterScope.PAID);
    return all == null || paid == null || all <= 0 || paid > all
        ? null
        : Double.valueOf(paid / all);
  }

  private static Long rounded(Double counted) {
    return counted == null ? null : Long.valueOf(Math.round(counted));
  }
}
