package wildfire.metrics;

import wildfire.metrics.TwoSources.Basis;
import wildfire.metrics.TwoSources.Settled;
import wildfire.metrics.TwoSources.Source;
import wildfire.model.CounterMetric;

/**
 * What is used of a post's exposure and of the acts beside spread and talk: the log where there is
 * one of that kind, else the platform's counters, as {@link TwoSources} has it.
 *
 * @param hides only ever counted by platforms: no log knows who hid a post
 * @param messageMentions never from counters
 * @param commentTexts comments and quotes with known words at the fixed ages, of which those
 *     mentions are; null where nothing is asked of them or no log has their words
 * @param followers accounts that engaged organically and are known to follow the author; never from
 *     counters
 * @param outsiders the same of accounts known not to follow
 */
public record Attended(
    Counts impressions,
    Counts views,
    Counts saves,
    Counts clicks,
    Counts angryReactions,
    Counts hides,
    Counts messageMentions,
    AtAges commentTexts,
    Counts followers,
    Counts outsiders) {

  /**
   * One count.
   *
   * @param basis null where nothing is known
   * @param organic at the fixed ages; all where the source does not tell apart; null where nothing
   *     is known
   * @param withPaid the same, bought ones included; null where it is not told
   */
  public record Counts(Basis basis, AtAges organic, AtAges withPaid, Settled settled) {
    private static final Counts UNKNOWN = new Counts(null, null, null, Settled.UNKNOWN);

    private static Counts ofLog(AtAges organic, AtAges withPaid) {
      return new Counts(Basis.EVENTS, organic, withPaid, Settled.UNKNOWN);
    }
  }

  /**
   * What is used.
   *
   * @param hasLog whether the log knows the post; else what the log has of others does not count
   * @param asksForMessage whether the message of the post's campaign has words
   */
  public static Attended of(
      LogFacts logged,
      boolean hasLog,
      boolean asksForMessage,
      PostMetrics metrics,
      PostCounters counters) {
    Attention log = metrics.attention();
    boolean followersLogged = hasLog && logged.followers();
    boolean messageLogged = asksForMessage && hasLog && logged.comments() && logged.texts();
    return new Attended(
        hasLog && logged.exposure() && isOfKind(log.impressionsInAll(), metrics)
            ? Counts.ofLog(log.impressions(), log.impressionsWithPaid())
            : exposure(logged, hasLog, counters, CounterMetric.IMPRESSIONS),
        hasLog && logged.exposure() && isOfKind(log.viewsInAll(), metrics)
            ? Counts.ofLog(log.views(), log.viewsWithPaid())
            : exposure(logged, hasLog, counters, CounterMetric.VIEWS),
        hasLog && logged.saves()
            ? Counts.ofLog(log.saves(), null)
            : ofCounters(counters, CounterMetric.SAVES.whole()),
        hasLog && logged.clicks()
            ? Counts.ofLog(log.clicks(), null)
            : ofCounters(counters, CounterMetric.CLICKS.whole()),
        hasLog && logged.reactions()
            ? Counts.ofLog(log.angryReactions(), null)
            : ofCounters(counters, CounterMetric.REACTIONS.kind("angry")),
        ofCounters(counters, CounterMetric.HIDES.whole()),
        messageLogged ? Counts.ofLog(metrics.messageTalk().mentions(), null) : Counts.UNKNOWN,
        messageLogged ? metrics.messageTalk().texts() : null,
        ofAccounts(followersLogged, metrics, metrics.breadth().followersAtAge()),
        ofAccounts(followersLogged, metrics, metrics.breadth().outsidersAtAge()));
  }

  /**
   * Whether that kind of exposure is known of the post: it is what the log has of it, or the log
   * has neither kind. Then nobody saw it; but if accounts engaged all the same, the log has lost
   * it.
   */
  private static boolean isOfKind(long exposures, PostMetrics metrics) {
    boolean none =
        metrics.attention().impressionsInAll() == 0 && metrics.attention().viewsInAll() == 0;
    return exposures > 0 || (none && metrics.breadth().uniqueActors() == 0);
  }

  /** A platform's total is not set beside a log of exposures: it counts by other rules. */
  private static Counts exposure(
      LogFacts logged, boolean hasLog, PostCounters counters, CounterMetric metric) {
    return hasLog && logged.exposure() ? Counts.UNKNOWN : ofCounters(counters, metric.whole());
  }

  /** Nothing is known of a post whose accounts' follow status is known of none. */
  private static Counts ofAccounts(boolean logged, PostMetrics metrics, AtAges atAges) {
    boolean known =
        logged && (metrics.breadth().outsideKnown() > 0 || metrics.breadth().uniqueActors() == 0);
    return known ? Counts.ofLog(atAges, null) : Counts.UNKNOWN;
  }

  private static Counts ofCounters(PostCounters counters, CounterMetric.Name metric) {
    Source source = TwoSources.ofCounters(counters, metric);
    return source.basis() == null
        ? Counts.UNKNOWN
        : new Counts(
            source.basis(),
            source.organic().atAge(),
            source.withPaid() == null ? null : source.withPaid().atAge(),
            source.settled());
  }
}
