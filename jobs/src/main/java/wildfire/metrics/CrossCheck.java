package wildfire.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.model.CounterMetric;
import wildfire.model.FixedAge;

/**
 * Whether a post's event log and what its platform counted agree. Only numbers of the same age are
 * held against each other: at the greatest fixed age that both know, else where both end at nearly
 * the same time. A log of a month does not contradict a total of two years.
 */
public final class CrossCheck {
  private final PostCounters counters;
  private final Ends ends;
  private final MeasureRules rules;
  private final List<String> disagreeing = new ArrayList<>();
  private Double logShare;
  private Completeness spread;
  private Completeness comments;
  private Completeness reactions;

  /**
   * How both agree.
   *
   * @param disagreeing the metrics of which both differ by more than is tolerated
   * @param logShare how much of the shares or comments that the platform counted the log holds at
   *     the same age, of whichever it holds less; can exceed 1; null where neither can be held
   *     against the other
   * @param spread how much of the shares and quotes the log has; null where the platform's count is
   *     not known. The same age is preferred; a log of the whole window is also held against a
   *     total that was counted after it
   * @param comments the same of comments
   * @param engagements the same of shares, quotes, comments and reactions together, as far as the
   *     log has the kind and the platform counts it
   */
  public record Agreement(
      List<String> disagreeing,
      Double logShare,
      Completeness spread,
      Completeness comments,
      Completeness engagements) {}

  /**
   * When the log of a post ends.
   *
   * @param published UTC microseconds; null where nobody knows
   * @param logged UTC microseconds: events up to here are counted
   * @param later events of any kind that the log has after that
   */
  public record Ends(Long published, long logged, long later) {
    private boolean isNear(CounterSeries series, double bracket) {
      return published != null
          && Math.abs((double) series.observedAt() - logged)
              <= bracket * ((double) logged - published);
    }

    private boolean isWhole(long windowMicros) {
      return published != null && logged - published >= windowMicros;
    }
  }

  CrossCheck(PostCounters counters, Ends ends, MeasureRules rules) {
    this.counters = counters;
    this.ends = ends;
    this.rules = rules;
  }

  /**
   * Holds the shares of the log, the bought included, against those that the platform counted. Logs
   * count quotes as spread, which some platforms count apart.
   */
  void compareSpread(Velocity log) {
    spread = compare(log, CounterMetric.SHARES, CounterMetric.QUOTES);
  }

  void compareComments(Velocity log) {
    comments = compare(log, CounterMetric.COMMENTS);
  }

  /** Of reactions only how complete the log is: a log that has none says nothing. */
  void compareReactions(Velocity log) {
    List<CounterSeries> counted = counted(CounterMetric.REACTIONS);
    Completeness sameAge = sameAge(log, counted);
    reactions = sameAge == null ? settled(log, counted) : sameAge;
  }

  /** The accounts that a post was shown to; only at the end, since reach does not add up. */
  void compareReach(long log) {
    List<CounterSeries> counted = counted(CounterMetric.REACH);
    disagree(CounterMetric.REACH, sameEnd(log, counted));
  }

  /** How they agree, by all that was compared. */
  Agreement agreement() {
    return new Agreement(
        List.copyOf(disagreeing),
        logShare,
        spread,
        comments,
        Completeness.together(Completeness.together(spread, comments), reactions));
  }

  private Completeness compare(Velocity log, CounterMetric... metrics) {
    List<CounterSeries> counted = counted(metrics);
    Completeness sameAge = sameAge(log, counted);
    if (sameAge == null) {
      return settled(log, counted);
    }
    disagree(metrics[0], sameAge);
    if (sameAge.counted() > 0) {
      double share = sameAge.logged() / sameAge.counted();
      logShare = logShare == null ? share : Math.min(logShare, share);
    }
    return sameAge;
  }

  /** Null where both are known at no same age. */
  private Completeness sameAge(Velocity log, List<CounterSeries> counted) {
    for (int i = FixedAge.all().size() - 1; i >= 0; i--) {
      FixedAge age = FixedAge.all().get(i);
      Double total = sum(counted, series -> series.growth().atAge().at(age));
      if (log.atAge().at(age) != null && total != null) {
        return new Completeness(log.atAge().at(age), total);
      }
    }
    return sameEnd(log.total(), counted);
  }

  /** By the last totals, where they are of nearly the time at which the log ends; else null. */
  private Completeness sameEnd(long log, List<CounterSeries> counted) {
    Double total = sum(counted, CounterSeries::latest);
    return total != null && counted.stream().allMatch(s -> ends.isNear(s, rules.counterBracket()))
        ? new Completeness(log, total)
        : null;
  }

  /**
   * By totals that were counted after the whole window, of a log that covers it; else null. Hardly
   * anything is added later, so a log that has less than half of such a total lacks much. What the
   * log has after the window is added, whatever it is: the total may have it too.
   */
  private Completeness settled(Velocity log, List<CounterSeries> counted) {
    Double total = sum(counted, CounterSeries::settled);
    return total != null && ends.isWhole(rules.windowMicros())
        ? new Completeness(log.total() + ends.later(), total)
        : null;
  }

  private List<CounterSeries> counted(CounterMetric... metrics) {
    return Stream.of(metrics).flatMap(metric -> counters.inAll(metric.whole()).stream()).toList();
  }

  /** Null where there is nothing to add, or a part is unknown. */
  private static Double sum(List<CounterSeries> counted, Function<CounterSeries, Double> total) {
    double sum = 0;
    for (CounterSeries series : counted) {
      Double part = total.apply(series);
      if (part == null) {
        return null;
      }
      sum += part;
    }
    return counted.isEmpty() ? null : Double.valueOf(sum);
  }

  /** Notes that both differ by more than is tolerated; nothing where they cannot be compared. */
  private void disagree(CounterMetric metric, Completeness both) {
    if (both != null
        && Math.abs(both.logged() - both.counted())
            > rules.counterTolerance() * Math.max((double) both.logged(), both.counted())) {
      disagreeing.add(metric.id());
    }
  }
}
