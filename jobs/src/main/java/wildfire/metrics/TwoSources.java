package wildfire.metrics;

import java.util.List;
import java.util.Optional;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.EngagementKind;
import wildfire.model.EngagementKind.Role;
import wildfire.model.FixedAge;
import wildfire.model.IdByName;
import wildfire.model.PostHistory;

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
  public enum Basis implements IdByName {
    EVENTS,
    COUNTERS
  }

  /**
   * What is used of one kind of act.
   *
   * @param basis null where nothing is known
   * @param organic null where nothing is known; all where the platform does not tell apart
   * @param interpolated the fixed ages at which the organic count lies between two snapshots
   * @param settled totals that the platform counted after the whole window, also beside a log
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
   * What was paid for of some events.
   *
   * @param share 0–1, among those of which it is known; null if it is known of none
   * @param known events of which it is known
   */
  public record PaidSpread(Double share, long known) {
    private static PaidSpread of(PostHistory post, Selection which) {
      long known = 0;
      long paid = 0;
      for (int event = 0; event < post.size(); event++) {
        if (which.holds(event)) {
          known += post.paid()[event] == PostHistory.UNKNOWN ? 0 : 1;
          paid += post.paid()[event] == PostHistory.YES ? 1 : 0;
        }
      }
      return new PaidSpread(known == 0 ? null : Double.valueOf((double) paid / known), known);
    }
  }

  /**
   * Share of outsiders.
   *
   * @param basis accounts (engaged ones) or reach; null where the share is
   */
  public record Outside(Double share, String basis) {}

  /**
   * What is used.
   *
   * @param logged {@link LogFacts#NONE} of a post that the log does not know
   */
  public static TwoSources of(
      PostHistory post,
      LogFacts logged,
      Breadth breadth,
      PostCounters counters,
      CrossCheck.Ends ends,
      MeasureRules rules) {
    Selection spreading = Selection.of(post, Role.SPREAD);
    Selection showing = Selection.of(post, Role.EXPOSURE);
    CrossCheck check = new CrossCheck(counters, ends, rules);
    Source spread = ofCounters(counters, CounterMetric.SHARES.whole());
    if (logged.spread()) {
      spread = ofEvents(post, spreading, spread.settled(), rules);
      check.compareSpread(spread.withPaid());
    }
    Source comments = ofCounters(counters, CounterMetric.COMMENTS.whole());
    if (logged.comments()) {
      comments = ofEvents(post, Selection.of(post, Role.CONVERSATION), comments.settled(), rules);
      check.compareComments(comments.withPaid());
    }
    Selection reacting = Selection.of(post, EngagementKind.REACTION);
    if (reacting.any(post)) {
      check.compareReactions(Velocity.of(post, reacting, rules));
    }
    long shownTo = Audience.of(post, showing).size();
    Long countedReach = rounded(counted(counters, CounterMetric.REACH.whole()));
    if (shownTo > 0) {
      check.compareReach(shownTo);
    }
    Double paidExposure = PaidSpread.of(post, showing).share();
    CrossCheck.Agreement agreement = check.agreement();
    return new TwoSources(
        spread,
        comments,
        logged.accounts(),
        inAll(comments),
        shownTo > 0 ? Long.valueOf(shownTo) : countedReach,
        shownTo > 0 ? Basis.EVENTS : countedReach != null ? Basis.COUNTERS : null,
        outside(logged.accounts() ? breadth.outsideShare() : null, counters),
        paidExposure == null ? paidExposure(counters) : paidExposure,
        paidSpread(logged.spread() ? PaidSpread.of(post, spreading) : null, counters, agreement),
        agreement);
  }

  /** Paid share of all deliberate acts (0–1); null if it is known of none. */
  public static Double paidEngagementShare(PostHistory post) {
    return PaidSpread.of(post, Selection.engagement(post)).share();
  }

  private static Source ofEvents(
      PostHistory post, Selection which, Settled settled, MeasureRules rules) {
    Velocity organic = Velocity.of(post, which.organic(post), rules);
    Velocity withPaid = Velocity.of(post, which, rules);
    return new Source(Basis.EVENTS, organic, withPaid, List.of(), settled);
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

  /**
   * By the log where there is one, unless it is only a part and the platform's totals tell; then,
   * and without a log, by those.
   */
  private static PaidSpread paidSpread(
      PaidSpread ofLog, PostCounters counters, CrossCheck.Agreement agreement) {
    boolean part = agreement.spread() != null && agreement.spread().isPart();
    if (ofLog != null && !part) {
      return ofLog;
    }
    PaidSpread ofTotals = paidSpread(counters);
    return ofLog == null || ofTotals.share() != null ? ofTotals : ofLog;
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

  private static Long inAll(Source source) {
    Velocity counted = source.withPaid() == null ? source.organic() : source.withPaid();
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

  private static Double paidExposure(PostCounters counters) {
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
