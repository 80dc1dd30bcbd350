package wildfire.explain;

import java.util.ArrayList;
import java.util.List;
import wildfire.verdict.Evidence;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/**
 * Tells what the evidence about a post that did badly fits, sign by sign, and what could not be
 * checked. Adds nothing to what was found. For one thread at a time.
 */
public final class CauseExplainer {
  private final CauseWording english = new CauseWording(Language.ENGLISH);
  private final CauseWording dutch = new CauseWording(Language.DUTCH);

  /** The signs of each cause; none for a post that did not do badly. */
  public List<CauseReason> reasons(Diagnosis diagnosis) {
    List<CauseReason> reasons = new ArrayList<>();
    int rank = 0;
    for (Finding finding : diagnosis.findings()) {
      rank += finding.fits() ? 1 : 0;
      int signRank = 1;
      for (Sign sign : finding.signs()) {
        reasons.add(reason(diagnosis, finding, rank, sign, signRank++));
      }
    }
    return List.copyOf(reasons);
  }

  private CauseReason reason(
      Diagnosis diagnosis, Finding finding, int rank, Sign sign, int signRank) {
    Evidence evidence = sign.evidence();
    return new CauseReason(
        finding.cause(),
        finding.fits(),
        finding.fits() ? Integer.valueOf(rank) : null,
        finding.fitting(),
        finding.checked(),
        signRank,
        sign.kind(),
        sign.outcome(),
        evidence == null ? null : evidence.column(),
        evidence == null ? null : Double.valueOf(evidence.observed()),
        evidence == null ? null : evidence.expected(),
        found(sign),
        evidence == null ? null : evidence.threshold(),
        evidence == null ? null : evidence.sampleSize(),
        evidence == null ? null : evidence.comparedWith(),
        english.sentence(sign, diagnosis.judged().post()),
        dutch.sentence(sign, diagnosis.judged().post()),
        english.sentence(finding),
        dutch.sentence(finding));
  }

  private static String found(Sign sign) {
    if (sign.evidence() != null) {
      return sign.evidence().relation().id();
    }
    return sign.unseen() == null ? "unknown" : sign.unseen().cause().id();
  }
}
