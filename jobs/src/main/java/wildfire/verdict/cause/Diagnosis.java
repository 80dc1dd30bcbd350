package wildfire.verdict.cause;

import java.util.List;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.Evidence;
import wildfire.verdict.Judged;

/**
 * A judged post, and what the evidence fits if it did badly.
 *
 * @param activity of the audience in the hours after its publication; null if unknown
 * @param ownPost the other post of its account that competed most; null if there is none
 * @param responseToExposure how much the author's followers responded for how often it was shown,
 *     as a part of what is usual; null if unknown
 * @param hidesToExposure how often it was hidden for how often it was shown, as a part of what is
 *     usual; null if unknown
 * @param sharedTogether that accounts shared it together, whatever became of it: no verdict looks
 *     at that; null where they did not, or nobody knows
 * @param asked whether causes were looked for: only of posts that did badly, or of which too little
 *     is known
 * @param findings in the order of {@link Cause}; those that fit, and those that could not be
 *     checked
 */
public record Diagnosis(
    Judged judged,
    AudienceActivity.Reading activity,
    OwnPost ownPost,
    Double responseToExposure,
    Double hidesToExposure,
    Evidence sharedTogether,
    boolean asked,
    List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** The causes that the evidence fits. */
  public List<Cause> causes() {
    return findings.stream().filter(Finding::fits).map(Finding::cause).toList();
  }

  /** The causes that could not be checked. */
  public List<Cause> unchecked() {
    return findings.stream().filter(f -> !f.fits()).map(Finding::cause).toList();
  }
}
