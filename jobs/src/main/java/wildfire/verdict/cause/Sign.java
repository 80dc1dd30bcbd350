package wildfire.verdict.cause;

import java.util.function.Predicate;
import wildfire.model.IdByName;
import wildfire.verdict.Comparison;
import wildfire.verdict.Evidence;
import wildfire.verdict.Metric;
import wildfire.verdict.Standing;
import wildfire.verdict.Unseen;

/**
 * One thing that a cause would show by, and whether this post shows it.
 *
 * @param evidence the number it rests on; null where it cannot be seen
 * @param unseen why a count cannot be compared; null where it can, or the sign is not about a count
 */
public record Sign(Kind kind, Outcome outcome, Evidence evidence, Unseen unseen) {

  /** What is looked for. */
  public enum Kind implements IdByName {
    LOG_HOLDS_LESS,
    SHARES_LOST,
    YOUNG,
    HARDLY_SHOWN,
    EXPOSURE_BELOW,
    EXPOSURE_ABOVE,
    EXPOSURE_AS_USUAL,
    QUIET_HOURS,
    CLOSE_TO_OWN_POST,
    OWN_POST_GOT_MORE,
    FORMAT_GETS_LESS,
    BELOW_OTHER_FORMATS,
    PUSHED,
    REACHED_WITH_PAYMENT,
    ORGANIC_BELOW,
    PAYMENT_ENDED,
    NOT_PICKED_UP,
    ANGER_ABOVE,
    HIDES_ABOVE,
    HIDDEN_FOR_ITS_EXPOSURE,
    SHARED_TOGETHER,
    BELOW_WITHOUT_THEM,
    COMMENTS_BELOW,
    SAVES_BELOW,
    CLICKS_BELOW,
    MENTIONS_BELOW,
    FOLLOWERS_BELOW,
    LITTLE_FOR_ITS_EXPOSURE,
    HARDLY_OUTSIDERS,
    ONE_COMMUNITY
  }

  /** What a sign says about its cause. */
  public enum Outcome {
    FITS,
    CONTRADICTS,
    /** It cannot be seen, or is too small to tell: neither for nor against. */
    SAYS_NOTHING
  }

  static Sign of(Kind kind, boolean fits, Evidence evidence) {
    return new Sign(kind, fits ? Outcome.FITS : Outcome.CONTRADICTS, evidence, null);
  }

  /** That a number reaches its threshold. */
  static Sign of(Kind kind, Evidence evidence) {
    return of(kind, evidence.reaches(), evidence);
  }

  static Sign saysNothing(Kind kind) {
    return new Sign(kind, Outcome.SAYS_NOTHING, null, null);
  }

  /** That a count stands so to what is usual. */
  static Sign of(Kind kind, Comparison count, Predicate<Standing> fits) {
    return switch (count.standing()) {
      case UNSEEN -> new Sign(kind, Outcome.SAYS_NOTHING, null, count.unseen());
      case TOO_FEW ->
          fits.test(Standing.TOO_FEW)
              ? of(kind, true, count.evidence())
              : new Sign(kind, Outcome.SAYS_NOTHING, count.evidence(), null);
      case BELOW, AS_EXPECTED, ABOVE -> of(kind, fits.test(count.standing()), count.evidence());
    };
  }

  /** The same, its number that of another column. */
  Sign of(Metric metric) {
    return evidence == null ? this : new Sign(kind, outcome, evidence.of(metric), unseen);
  }

  boolean fits() {
    return outcome == Outcome.FITS;
  }

  boolean contradicts() {
    return outcome == Outcome.CONTRADICTS;
  }
}
