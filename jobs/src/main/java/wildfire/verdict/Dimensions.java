package wildfire.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wildfire.settings.JudgeSettings;

/** What can be seen of one post, dimension by dimension, before any verdict. */
record Dimensions(
    PostFigures post,
    JudgeSettings settings,
    Comparison speed,
    Comparison breadth,
    Comparison comments,
    Comparison size,
    Escape escape,
    Conversation conversation,
    Payment payment) {

  /** The farthest from what is usual first, whichever way; ties in the order of dimensions. */
  private static final Comparator<Comparison> BY_WEIGHT =
      Comparator.comparingDouble((Comparison c) -> -Math.abs(c.overperformance()))
          .thenComparing(Comparison::counted);

  static Dimensions of(PostFigures post, Expectations expectations, JudgeSettings settings) {
    Comparison comments = Comparison.of(post, Counted.COMMENTS, expectations, settings);
    return new Dimensions(
        post,
        settings,
        Comparison.of(post, Counted.SPREAD, expectations, settings),
        Comparison.of(post, Counted.ACCOUNTS, expectations, settings),
        comments,
        Comparison.of(post, Counted.SPREAD_IN_ALL, expectations, settings),
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

  /** What tells best how much it was passed on: early, else by whom, else in all. */
  Comparison spread() {
    return Stream.of(speed, breadth).filter(Comparison::isSeen).findFirst().orElse(size);
  }

  /** Whether anything of the spread can be set against what is usual. */
  boolean seesSpread() {
    return speed.isSeen() || breadth.isSeen() || size.isSeen();
  }

  /** Evidence of the comparisons that can be made and meet the condition, weightiest first. */
  List<Evidence> evidenceOf(Predicate<Comparison> condition) {
    return seen().stream().filter(condition).map(c -> c.evidence(settings)).toList();
  }

  /** What kept a post that did better than usual from being viral, as far as it can be seen. */
  List<Evidence> againstViral() {
    List<Evidence> against = new ArrayList<>();
    if (payment.isTooMuch()) {
      against.add(payment.evidence());
    }
    if (escape.isSeen() && escape.outcome() != Escape.Outcome.ESCAPED) {
      against.add(escape.evidence().get(0));
    }
    if (conversation.outcome() == Conversation.Outcome.NOT_STARTED) {
      against.add(conversation.evidence());
    }
    Stream.of(speed, breadth)
        .filter(c -> c.isAbove() && !c.isViral(settings))
        .forEach(c -> against.add(c.viralEvidence(settings)));
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
