package wildfire.verdict.cause;

import java.util.ArrayList;
import java.util.List;

/**
 * One way in which a cause shows.
 *
 * @param needed each of them must fit
 * @param notAgainst none of them may contradict; where they cannot be seen, nothing follows
 * @param besides they make it likelier or less likely, and decide nothing
 */
record SignPattern(List<Sign> needed, List<Sign> notAgainst, List<Sign> besides) {

  static SignPattern needs(Sign... signs) {
    return new SignPattern(List.of(signs), List.of(), List.of());
  }

  SignPattern unless(Sign... signs) {
    return new SignPattern(needed, List.of(signs), besides);
  }

  SignPattern besides(Sign... signs) {
    return new SignPattern(needed, notAgainst, List.of(signs));
  }

  boolean fits() {
    return needed.stream().allMatch(Sign::fits) && notAgainst.stream().noneMatch(Sign::contradicts);
  }

  /** Nothing speaks against it, and something that it needs cannot be seen. */
  boolean isOpen() {
    return needed.stream().noneMatch(Sign::contradicts)
        && notAgainst.stream().noneMatch(Sign::contradicts)
        && !fits();
  }

  List<Sign> all() {
    List<Sign> all = new ArrayList<>(needed);
    all.addAll(notAgainst);
    all.addAll(besides);
    return all;
  }

  /** What it needs and cannot be seen. */
  List<Sign> lacking() {
    return needed.stream().filter(sign -> !sign.fits()).toList();
  }
}
