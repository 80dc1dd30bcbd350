package wildfire.verdict;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What reports say of a post: its verdict, and the numbers that it rests on.
 *
 * @param mature whether its whole window was observed
 * @param counts what was counted of it, by the age it was counted at; ages it had not reached are
 *     left out
 * @param looks how each count is set against what is usual; counts that could not be compared are
 *     left out
 * @param own everything else that was measured of it, whatever it is: asked only whether it is the
 *     same
 */
public record VerdictSnapshot(
    String platform,
    String postId,
    Verdict verdict,
    boolean mature,
    Map<Counted, Map<ComparisonAge, Long>> counts,
    Map<Counted, Look> looks,
    List<Object> own) {

  /**
   * A count against what is usual.
   *
   * @param expected what is usual
   * @param usual all that is said of what is usual: asked only whether it is the same
   */
  public record Look(ComparisonAge age, long observed, double expected, List<Object> usual) {
    /** log2((observed + 1) / (expected + 1)), as {@link Comparison#overperformance()}. */
    double overperformance() {
      return Math.log((observed + 1) / (expected + 1)) / Math.log(2);
    }
  }

  ComparisonAge age(Counted counted) {
    Look look = looks.get(counted);
    return look == null ? null : look.age();
  }

  /** Whether what was counted at the age it was compared at is counted otherwise there. */
  boolean isCorrectedIn(VerdictSnapshot later) {
    return looks.entrySet().stream()
        .anyMatch(
            look ->
                !Objects.equals(
                    look.getValue().observed(),
                    later
                        .counts()
                        .getOrDefault(look.getKey(), Map.of())
                        .get(look.getValue().age())));
  }

  /** Whether a later age is compared, or its window was over in between. */
  boolean isOlderIn(VerdictSnapshot later) {
    return later.mature() != mature
        || Counted.ofVerdicts().stream().anyMatch(c -> later.age(c) != age(c));
  }

  /** Whether other numbers are usual at an age that both are compared at. */
  boolean isUsuallyOtherIn(VerdictSnapshot later) {
    return looks.entrySet().stream()
        .anyMatch(
            look -> {
              Look then = later.looks().get(look.getKey());
              return then != null
                  && then.age() == look.getValue().age()
                  && !then.usual().equals(look.getValue().usual());
            });
  }
}
