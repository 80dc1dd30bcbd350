package wildfire.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wildfire.metrics.Completeness;
import wildfire.metrics.TwoSources.Basis;
import wildfire.settings.JudgeSettings;

/** What can be seen of one post, dimension by dimension, before any verdict. */
record Dimensions(
    PostFigures post,
    JudgeSettings settings,
    Comparison speed,
    Comparison breadth,
    Comparison comments,
    Comparison size,
    Comparison late,
    Escape escape,
    Conversation conversation,
    Payment payment) {

  /** The farthest from what is usual first, whichever way; ties in the order of dimensions. */
  private static final Comparator<Comparison> BY_WEIGHT =
      Comparator.comparingDouble((Comparison c) -> -Math.abs(c.overperformance()))
          .thenComparing(Comparison::counted);

  /**
   * Whether people other than the author began to talk.
   *
   * @param evidence what it rests on; null where it cannot be seen
   */
  record Conversation(boolean started, Evidence evidence) {
    private static final Conversation UNSEEN = new Conversation(false, null);

    /**
     * Commenters decide; where a log counts comments without saying whose they are, as many
     * comments as there should be commenters, and no fewer than usual, stand in for them.
     */
    static Conversation of(PostFigures post, Comparison comments, JudgeSettings settings) {
      if (post.source(Counted.COMMENTS) == null) {
        return UNSEEN;
      }
      if (post.commenters() != null) {
        Evidence people =
            Evidence.atLeast(
                Dimension.CONVERSATION,
                Metric.COMMENTERS,
                (double) post.commenters(),
                (double) settings.minCommenters());
        return new Conversation(people.reaches(), people);
      }
      OptionalLong latest = post.latestOrganic(Counted.COMMENTS);
      if (latest.isEmpty() || !comments.isSeen()) {
        return UNSEEN;
      }
      boolean enough = latest.getAsLong() >= settings.minCommenters() && !comments.isBelow();
      return new Conversation(enough, comments.evidence());
    }

    boolean isKnownNotStarted() {
      return evidence != null && !started;
    }
  }

  /**
   * How much of the spread was paid for.
   *
   * @param evidence null where it cannot be seen or there was no spread
   * @param unseen why it cannot be seen; null where it can
   */
  record Payment(Evidence evidence, Unseen unseen) {

    static Payment of(PostFigures post, JudgeSettings settings) {
      if (post.source(Counted.SPREAD) == null) {
        return new Payment(null, Unseen.because(Dimension.ORGANIC, Unseen.Cause.NOT_LOGGED));
      }
      OptionalLong early = post.latestWithPaid(Counted.SPREAD);
      OptionalLong latest = early.isPresent() ? early : post.latestWithPaid(Counted.SPREAD_IN_ALL);
      Double share = post.paidShare();
      long known = post.paidKnown();
      Completeness part = post.parts().get(Counted.SPREAD);
      if (part == null && latest.isPresent() && latest.getAsLong() == 0 && known == 0) {
        return new Payment(null, null);
      }
      double spread = part == null ? latest.orElse(0) : part.counted();
      double needed = settings.minPaidKnownShare() * Math.max(spread, (double) known);
      if (part != null && known < needed) {
        return new Payment(null, Unseen.partOf(Dimension.ORGANIC, part));
      }
      if (share == null || known < needed) {
        return new Payment(
            null,
            Unseen.tooFew(
                Dimension.ORGANIC,
                Unseen.Cause.PAYMENT_UNKNOWN,
                share == null ? 0 : known,
                Math.max(1, (long) Math.ceil(needed))));
      }
      Evidence paid =
          Evidence.atMost(Dimension.ORGANIC, Metric.PAID_SHARE, share, settings.maxPaidShare());
      return new Payment(paid.outOf(known), null);
    }

    /** More was paid for than leaves a spread organic; false where it is unknown. */
    boolean isTooMuch() {
      return evidence != null && !evidence.reaches();
    }

    Optional<Evidence> known() {
      return Optional.ofNullable(evidence);
    }
  }

  static Dimensions of(PostFigures post, Expectations expectations, JudgeSettings settings) {
    Comparison talk = Comparison.of(post, Counted.COMMENTS, expectations, settings);
    Comparison early = Comparison.of(post, Counted.SPREAD, expectations, settings);
    Comparison inAll = Comparison.of(post, Counted.SPREAD_IN_ALL, expectations, settings);
    boolean sharesCounted = post.source(Counted.SPREAD) == Basis.COUNTERS;
    boolean talkCounted =
        post.source(Counted.COMMENTS) == Basis.COUNTERS || talk.age() == ComparisonAge.SETTLED;
    Comparison shares = sharesCounted && early.isSeen() ? early : inAll;
    Comparison comments = talkCounted ? talk.unless(shares) : talk;
    return new Dimensions(
        post,
        settings,
        sharesCounted ? early.unless(talk) : early,
        Comparison.of(post, Counted.ACCOUNTS, expectations, settings),
        comments,
        inAll.unless(talk),
        Comparison.of(post, Counted.LATE_SPREAD, expectations, settings),
        Escape.of(post, settings),
        Conversation.of(post, comments, settings),
        Payment.of(post, settings));
  }

  /** The comparisons that can be made, weightiest first. */
  List<Comparison> seen() {
    return Stream.of(speed, breadth, comments, size)
        .filter(Comparison::isSeen)
        .sorted(BY_WEIGHT)
        .toList();
  }

  /** The comparisons of how much it was passed on and how many it engaged. */
  List<Comparison> spread() {
    return List.of(speed, breadth, size);
  }

  /** The same, of the accounts only those that did not comment. */
  List<Comparison> spreadBesideTalk() {
    return List.of(speed, breadth.isSeen() ? breadth.having(silentAccounts()) : breadth, size);
  }

  /**
   * Engaged accounts that did not comment: where commenters are unknown, all of them. By an age no
   * more accounts commented than there were comments.
   */
  private long silentAccounts() {
    long comments = post.organicAt(Counted.COMMENTS, breadth.age()).orElse(0);
    long commenters = post.commenters() == null ? 0 : Math.min(post.commenters(), comments);
    return Math.max(0, breadth.observed() - commenters);
  }

  /** What tells best how much it was passed on: early, else by whom, else in all. */
  Comparison bestSpread() {
    return Stream.of(speed, breadth).filter(Comparison::isSeen).findFirst().orElse(size);
  }

  /** Evidence of the comparisons that can be made and meet the condition, weightiest first. */
  List<Evidence> evidenceOf(Predicate<Comparison> condition) {
    return seen().stream().filter(condition).map(Comparison::evidence).toList();
  }

  /** What kept a post that did better than usual from being viral, as far as it can be seen. */
  List<Evidence> againstViral() {
    List<Evidence> against = new ArrayList<>();
    if (payment.isTooMuch()) {
      against.add(payment.evidence());
    }
    if (escape.isSeen() && escape.outcome() != Escape.Outcome.ESCAPED) {
      against.add(escape.decisive());
    }
    if (conversation.isKnownNotStarted()) {
      against.add(conversation.evidence());
    }
    boolean noneIsRare = !speed.isRare() && !breadth.isRare();
    Stream.of(speed, breadth)
        .filter(c -> c.isAbove() && (!c.isFar() || noneIsRare))
        .forEach(c -> against.add(c.viralEvidence()));
    return against;
  }

  /** Everything else that is known, whether or not the verdict rests on it. */
  List<Evidence> everything() {
    List<Evidence> all = new ArrayList<>(evidenceOf(c -> true));
    payment.known().ifPresent(all::add);
    all.addAll(escape.evidence());
    if (comments.isSeen() && conversation.evidence() != null) {
      all.add(conversation.evidence());
    }
    if (!post.mature() && post.observedHours() != null) {
      all.add(Evidence.noted(null, Metric.OBSERVED_HOURS, post.observedHours()));
    }
    return all;
  }
}
