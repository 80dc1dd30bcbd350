package wildfire.association;

import java.util.Map;
import java.util.TreeMap;

/** Each kind of reaction as a part of all reactions to a post, from what one platform counted. */
public final class ReactionShares {
  /** With one kind alone, as where there is only the like, there is nothing to be a part of. */
  private static final int FEWEST_KINDS = 2;

  private ReactionShares() {}

  /**
   * The share of each kind that was counted, 0 to 1. All reactions are the platform's own total, or
   * the sum of the kinds where it gives none or a smaller one (the two may be counted a moment
   * apart). Kinds that are not exported belong to the total, and have no share.
   *
   * @param all reactions of all kinds; null where unknown
   * @param counted each kind that is known, 0 or more
   * @return none where fewer than two kinds are known, or nobody reacted: then no kind has a share
   */
  public static Map<String, Double> of(Double all, Map<String, Double> counted) {
    double sum = counted.values().stream().mapToDouble(Double::doubleValue).sum();
    double whole = all == null ? sum : Math.max(all, sum);
    Map<String, Double> shares = new TreeMap<>();
    if (counted.size() >= FEWEST_KINDS && whole > 0) {
      counted.forEach((kind, count) -> shares.put(kind, count / whole));
    }
    return shares;
  }
}
