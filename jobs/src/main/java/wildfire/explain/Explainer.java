package wildfire.explain;

import java.util.ArrayList;
import java.util.List;
import wildfire.verdict.Evidence;
import wildfire.verdict.Judged;
import wildfire.verdict.Metric;
import wildfire.verdict.Relation;
import wildfire.verdict.Standing;
import wildfire.verdict.Unseen;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/**
 * Tells why a post got its verdict: the evidence in order of weight, then what could not be seen.
 * Where nothing of the spread could be seen, that comes first. Adds nothing to what the judge
 * found. For one thread at a time.
 */
public final class Explainer {
  private final Wording english = new Wording(Language.ENGLISH);
  private final Wording dutch = new Wording(Language.DUTCH);

  /**
   * The same, and that accounts shared it together where they did. Where that fits a cause it is
   * said there.
   */
  public List<Reason> reasons(Diagnosis diagnosis) {
    List<Reason> reasons = new ArrayList<>(reasons(diagnosis.judged()));
    if (diagnosis.sharedTogether() != null && !isSaidByACause(diagnosis)) {
      reasons.add(evidence(reasons.size() + 1, diagnosis.sharedTogether(), diagnosis.judged()));
    }
    return List.copyOf(reasons);
  }

  private static boolean isSaidByACause(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(Finding::fits)
        .flatMap(finding -> finding.signs().stream())
        .anyMatch(sign -> sign.kind() == Sign.Kind.SHARED_TOGETHER);
  }

  /** The reasons of the verdict, at least one, ranked from 1. */
  public List<Reason> reasons(Judged judged) {
    List<Reason> reasons = new ArrayList<>();
    boolean unseenFirst = missingDecides(judged);
    if (unseenFirst) {
      judged.unseen().forEach(unseen -> reasons.add(unseen(reasons.size() + 1, unseen)));
    }
    judged
        .evidence()
        .forEach(evidence -> reasons.add(evidence(reasons.size() + 1, evidence, judged)));
    if (!unseenFirst) {
      judged.unseen().forEach(unseen -> reasons.add(unseen(reasons.size() + 1, unseen)));
    }
    return List.copyOf(reasons);
  }

  /** Nothing of the spread could be seen, and not because the observation was too short. */
  private static boolean missingDecides(Judged judged) {
    boolean tooShort =
        judged.evidence().stream()
            .anyMatch(
                e -> e.metric() == Metric.OBSERVED_HOURS && e.relation() == Relation.LESS_THAN);
    return judged.verdict() == Verdict.NOT_ENOUGH_EVIDENCE
        && !tooShort
        && judged.speed().standing() == Standing.UNSEEN
        && judged.breadth().standing() == Standing.UNSEEN
        && judged.size().standing() == Standing.UNSEEN;
  }

  private Reason evidence(int rank, Evidence evidence, Judged judged) {
    return new Reason(
        rank,
        Reason.Kind.EVIDENCE,
        evidence.dimension(),
        evidence.column(),
        evidence.observed(),
        evidence.expected(),
        evidence.relation().id(),
        evidence.threshold(),
        evidence.sampleSize(),
        evidence.comparedWith(),
        weight(evidence),
        null,
        null,
        null,
        english.sentence(evidence, judged.post()),
        dutch.sentence(evidence, judged.post()));
  }

  /** Distance from what is usual, in doublings; null where nothing is compared. */
  private static Double weight(Evidence evidence) {
    return evidence.expected() == null
        ? null
        : Double.valueOf(
            Math.abs(Math.log((evidence.observed() + 1) / (evidence.expected() + 1)))
                / Math.log(2));
  }

  private Reason unseen(int rank, Unseen unseen) {
    return new Reason(
        rank,
        Reason.Kind.UNSEEN,
        unseen.dimension(),
        null,
        unseen.had() == null ? null : Double.valueOf(unseen.had()),
        null,
        unseen.cause().id(),
        unseen.needed() == null ? null : Double.valueOf(unseen.needed()),
        null,
        null,
        null,
        null,
        null,
        null,
        english.sentence(unseen),
        dutch.sentence(unseen));
  }
}
