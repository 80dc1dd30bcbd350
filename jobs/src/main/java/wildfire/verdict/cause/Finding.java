package wildfire.verdict.cause;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cause that the evidence fits, or one that could not be checked for want of data.
 *
 * @param fits whether the evidence fits; else it could not be checked
 * @param signs what it rests on, each once; of a cause that could not be checked, what is lacking
 */
public record Finding(Cause cause, boolean fits, List<Sign> signs) {

  /**
   * One way in which a cause shows.
   *
   * @param needed each of them must fit
   * @param notAgainst none of them may contradict; where they cannot be seen, nothing follows
   * @param besides they make it likelier or less likely, and decide nothing
   */
  record Pattern(List<Sign> needed, List<Sign> notAgainst, List<Sign> besides) {

    static Pattern needs(Sign... signs) {
      return new Pattern(List.of(signs), List.of(), List.of());
    }

    Pattern unless(Sign... signs) {
      return new Pattern(needed, List.of(signs), besides);
    }

    Pattern besides(Sign... signs) {
      return new Pattern(needed, notAgainst, List.of(signs));
    }

    private boolean fits() {
      return needed.stream().allMatch(Sign::fits)
          && notAgainst.stream().noneMatch(Sign::contradicts);
    }

    /** Nothing speaks against it, and something that it needs cannot be seen. */
    private boolean isOpen() {
      return Stream.of(needed, notAgainst).flatMap(List::stream).noneMatch(Sign::contradicts)
          && !fits();
    }

    private Stream<Sign> all() {
      return Stream.of(needed, notAgainst, besides).flatMap(List::stream);
    }

    /** What it needs and cannot be seen. */
    private Stream<Sign> lacking() {
      return needed.stream().filter(sign -> !sign.fits());
    }
  }

  /**
   * What is found of a cause that shows in these ways; empty where the evidence is against it, be
   * it in one way of several.
   */
  static Optional<Finding> of(Cause cause, List<Pattern> patterns) {
    List<Pattern> fitting = patterns.stream().filter(Pattern::fits).toList();
    if (!fitting.isEmpty()) {
      return Optional.of(
          new Finding(cause, true, eachOnce(fitting.stream().flatMap(Pattern::all))));
    }
    return patterns.stream().allMatch(Pattern::isOpen)
        ? Optional.of(
            new Finding(cause, false, eachOnce(patterns.stream().flatMap(Pattern::lacking))))
        : Optional.empty();
  }

  private static List<Sign> eachOnce(Stream<Sign> signs) {
    Map<Sign.Kind, Sign> once = new LinkedHashMap<>();
    signs.forEach(sign -> once.putIfAbsent(sign.kind(), sign));
    return List.copyOf(once.values());
  }

  /** Signs that fit. */
  public int fitting() {
    return (int) signs.stream().filter(Sign::fits).count();
  }

  /** Signs that could be checked. */
  public int checked() {
    return (int) signs.stream().filter(sign -> sign.outcome() != Sign.Outcome.SAYS_NOTHING).count();
  }
}
