package wildfire.explain;

import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Evidence;
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

  /** The published column behind the sign; null where it cannot be seen. */
  public String metric() {
    return evidence() == null ? null : evidence().column();
  }

  /** Null where it cannot be seen. */
  public Double observed() {
    return evidence() == null ? null : Double.valueOf(evidence().observed());
  }

  /** What is usual; null where nothing is compared. */
  public Double expected() {
    return evidence() == null ? null : evidence().expected();
  }

  /** How the observed stands to the threshold, or why it cannot be seen. */
  public String relation() {
    if (evidence() != null) {
      return evidence().relation().id();
    }
    return sign.unseen() == null ? "unknown" : sign.unseen().cause().id();
  }

  /** What it was held against; null where nothing is. */
  public Double threshold() {
    return evidence() == null ? null : evidence().threshold();
  }

  /** What the number rests on; null where it rests on no sample. */
  public Long sampleSize() {
    return evidence() == null ? null : evidence().sampleSize();
  }

  /** Whose posts are the usual ones; null where none are. */
  public BaselineLevel comparedWith() {
    return evidence() == null ? null : evidence().comparedWith();
  }

  /** The sign in words. */
  public String sentence(Wording words) {
    return words.of(sign, post);
  }

  /** The cause in words. */
  public String causeSentence(Wording words) {
    return words.of(finding);
  }

  private Evidence evidence() {
    return sign.evidence();
  }
}
