package wildfire.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * A post and what it was found to be.
 *
 * @param evidence what the verdict rests on, weightiest first; nothing about an unseen dimension
 * @param unseen the dimensions that the verdict could not see, in their declared order
 */
public record Judged(
    MeasuredPost post,
    Comparison speed,
    Comparison breadth,
    Comparison conversation,
    Comparison size,
    Escape escape,
    Verdict verdict,
    List<Evidence> evidence,
    List<Unseen> unseen) {

  public Judged {
    evidence = List.copyOf(evidence);
    unseen = List.copyOf(unseen);
  }

  public Comparison of(Counted counted) {
    return switch (counted) {
      case SPREAD -> speed;
      case ACCOUNTS -> breadth;
      case COMMENTS -> conversation;
      case SPREAD_IN_ALL -> size;
    };
  }

  /** Speed, breadth, conversation, size. */
  public List<Comparison> comparisons() {
    return Stream.of(Counted.values()).map(this::of).toList();
  }
}
