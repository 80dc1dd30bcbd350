package wildfire.verdict.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cause that the evidence fits, or one that could not be checked for want of data.
 *
 * @param fits whether the evidence fits; else it could not be checked
 * @param signs what it rests on, each once; of a cause that could not be checked, what is lacking
 */
public record Finding(Cause cause, boolean fits, List<Sign> signs) {

  public Finding {
    signs = List.copyOf(signs);
  }

  /**
   * What is found of a cause that shows in these ways; empty where the evidence is against it, be
   * it in one way of several.
   */
  static Optional<Finding> of(Cause cause, List<SignPattern> patterns) {
    List<SignPattern> fitting = patterns.stream().filter(SignPattern::fits).toList();
    if (!fitting.isEmpty()) {
      return Optional.of(
          new Finding(
              cause, true, eachOnce(fitting.stream().flatMap(w -> w.all().stream()).toList())));
    }
    return patterns.stream().allMatch(SignPattern::isOpen)
        ? Optional.of(
            new Finding(
                cause,
                false,
                eachOnce(patterns.stream().flatMap(w -> w.lacking().stream()).toList())))
        : Optional.empty();
  }

  private static List<Sign> eachOnce(List<Sign> signs) {
    Map<Sign.Kind, Sign> once = new LinkedHashMap<>();
    signs.forEach(sign -> once.putIfAbsent(sign.kind(), sign));
    return new ArrayList<>(once.values());
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
