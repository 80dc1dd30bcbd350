package wildfire.verdict;

import java.util.Collection;
import java.util.Optional;

/** Whether a post went viral, as far as that can be told. */
public final class Virality {
  private Virality() {}

  /**
   * True of a viral post, false of one that is known not to be: bought, handed out by its author,
   * or not above what is usual in speed or in breadth. Empty where what virality needs could not be
   * seen.
   *
   * @param unseen ids of the dimensions that the verdict could not see
   */
  public static Optional<Boolean> of(
      Verdict verdict, Collection<String> unseen, Standing speed, Standing breadth) {
    return switch (verdict) {
      case VIRAL -> Optional.of(true);
      case NOT_ENOUGH_EVIDENCE -> Optional.empty();
      case BOUGHT, BROADCAST -> Optional.of(false);
      case TALKED_ABOUT, SLOW_BURN, OVERPERFORMING, TYPICAL, FLOP -> {
        boolean ruledOut = isRuledOut(speed) || isRuledOut(breadth);
        boolean blind =
            unseen.contains("speed") || unseen.contains("breadth") || unseen.contains("escape");
        yield ruledOut || !blind ? Optional.of(false) : Optional.empty();
      }
    };
  }

  /** The same of a judged post. */
  public static Optional<Boolean> of(Judged judged) {
    return of(
        judged.verdict(),
        judged.unseen().stream().map(unseen -> unseen.dimension().id()).toList(),
        judged.speed().standing(),
        judged.breadth().standing());
  }

  private static boolean isRuledOut(Standing standing) {
    return switch (standing) {
      case BELOW, AS_EXPECTED, TOO_FEW -> true;
      case ABOVE, UNSEEN -> false;
    };
  }
}
