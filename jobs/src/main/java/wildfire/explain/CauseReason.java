package wildfire.explain;

import wildfire.verdict.PostFigures;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/**
 * One sign of a cause that the evidence about a post fits, or one that is lacking to check it. The
 * sentences say no more than the other parts.
 *
 * @param rank from 1 among the causes that fit; null for one that could not be checked
 * @param signRank from 1 within the cause
 */
public record CauseReason(
    PostFigures post, Finding finding, Integer rank, Sign sign, int signRank) {

  public Cause cause() {
    return finding.cause();
  }

  /** Whether the evidence fits the cause; else it could not be checked. */
  public boolean fits() {
    return finding.fits();
  }

  /** The number behind the sign, or why it cannot be seen. */
  public Observation number() {
    if (sign.evidence() != null) {
      return Observation.of(sign.evidence());
    }
    String lacking = sign.unseen() == null ? "unknown" : sign.unseen().cause().id();
    return Observation.lacking(lacking, null, null);
  }

  /** The sign in words. */
  public String sentence(Wording words) {
    return words.evidence.sentence(sign, post);
  }

  /** The cause in words. */
  public String causeSentence(Wording words) {
    return words.evidence.sentence(finding);
  }
}
