package wildfire.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A post and what it was found to be.
 *
 * @param evidence what the verdict rests on, weightiest first; nothing about an unseen dimension
 * @param unseen the dimensions that the verdict could not see, in their declared order
 * @param growth what its spread is expected to be at each age, youngest first; empty where its
 *     speed is compared with nothing
 */
public record Judged(
    PostFigures post,
    Comparison speed,
    Comparison breadth,
    Comparison conversation,
    Comparison size,
    Escape escape,
    Verdict verdict,
    List<Evidence> evidence,
    List<Unseen> unseen,
    List<Expectation> growth) {

  /**
   * How one of {@link Counted#ofVerdicts()} stands.
   *
   * @throws IllegalArgumentException for another count
   */
  public Comparison of(Counted counted) {
    return switch (counted) {
      case SPREAD -> speed;
      case ACCOUNTS -> breadth;
      case COMMENTS -> conversation;
      case SPREAD_IN_ALL -> size;
      case LATE_SPREAD,
          IMPRESSIONS,
          VIEWS,
          SAVES,
          CLICKS,
          FOLLOWERS,
          OUTSIDERS,
          ANGER,
          HIDES,
          MENTIONS ->
          throw new IllegalArgumentException("no verdict looks at " + counted);
    };
  }

  /** The same, noting how many earlier posts of the account got a verdict that stands out, too. */
  public Judged noting(Precedent precedent) {
    if (precedent == null
        || precedent.judged() == 0
        || verdict == Verdict.TYPICAL
        || verdict == Verdict.NOT_ENOUGH_EVIDENCE) {
      return this;
    }
    List<Evidence> more = new ArrayList<>(evidence);
    more.add(
        Evidence.noted(null, Metric.SAME_VERDICT_BEFORE, precedent.same())
            .outOf(precedent.judged()));
    return new Judged(
        post,
        speed,
        breadth,
        conversation,
        size,
        escape,
        verdict,
        List.copyOf(more),
        unseen,
        growth);
  }

  /** How many it engaged and how much it was passed on: breadth, speed, size. */
  public Stream<Comparison> spread() {
    return Stream.of(breadth, speed, size);
  }

  /** Speed, breadth, conversation, size. */
  public List<Comparison> comparisons() {
    return Counted.ofVerdicts().stream().map(this::of).toList();
  }
}
