package wildfire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildfire.association.BetterPost;
import wildfire.association.Driver;
import wildfire.verdict.Evidence;
import wildfire.verdict.Judged;
import wildfire.verdict.Metric;
import wildfire.verdict.Relation;
import wildfire.verdict.Standing;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/**
 * Tells why a post got its verdict, which causes fit a post that did badly, and what is associated
 * with its outcome, in no language yet: {@link Wording} has the words. Adds nothing to what was
 * found.
 */
public final class Explainer {
  private Explainer() {}

  /**
   * The reasons of the verdict, and that accounts shared it together where they did. Where that
   * fits a cause it is said there.
   */
  public static List<Reason> reasons(Diagnosis diagnosis) {
    Stream<Evidence> more =
        Stream.ofNullable(diagnosis.sharedTogether()).filter(shared -> !isSaidByACause(diagnosis));
    return Stream.concat(
            reasons(diagnosis.judged()).stream(),
            more.map(shared -> Reason.of(shared, diagnosis.judged().post())))
        .toList();
  }

  private static boolean isSaidByACause(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(Finding::fits)
        .flatMap(finding -> finding.signs().stream())
        .anyMatch(sign -> sign.kind() == Sign.Kind.SHARED_TOGETHER);
  }

  /**
   * The reasons of the verdict, at least one: the evidence in order of weight, then what could not
   * be seen. Where nothing of the spread could be seen, that comes first.
   */
  public static List<Reason> reasons(Judged judged) {
    Stream<Reason> seen = judged.evidence().stream().map(e -> Reason.of(e, judged.post()));
    Stream<Reason> unseen = judged.unseen().stream().map(Reason::of);
    return (missingDecides(judged) ? Stream.concat(unseen, seen) : Stream.concat(seen, unseen))
        .toList();
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

  /**
   * What is associated with a post's outcome: clear associations, weightiest first, then the most
   * similar post that did better. Association, never cause.
   *
   * @param drivers weightiest first
   */
  public static List<Reason> reasons(List<Driver> drivers, Optional<BetterPost> better) {
    return Stream.concat(drivers.stream().map(Reason::of), better.stream().map(Reason::of))
        .toList();
  }

  /**
   * What the evidence about a post that did badly fits, sign by sign, and what could not be
   * checked; none for a post that did not do badly.
   */
  public static List<CauseReason> causes(Diagnosis diagnosis) {
    List<CauseReason> reasons = new ArrayList<>();
    int rank = 0;
    for (Finding finding : diagnosis.findings()) {
      rank += finding.fits() ? 1 : 0;
      int signRank = 1;
      for (Sign sign : finding.signs()) {
        Integer place = finding.fits() ? Integer.valueOf(rank) : null;
        reasons.add(new CauseReason(diagnosis.judged().post(), finding, place, sign, signRank++));
      }
    }
    return List.copyOf(reasons);
  }
}
