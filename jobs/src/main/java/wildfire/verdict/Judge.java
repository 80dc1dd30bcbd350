package wildfire.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wildfire.settings.JudgeSettings;

/**
 * Says what a post is, from what was measured and what is usual. The rules are tried in the order
 * of {@link Verdict}; the first that applies decides. What cannot be seen never counts for or
 * against a post: a rule that needs it does not apply, and the verdict names it.
 */
public final class Judge {
  /** Raised with every change of the code after which the same posts may get other verdicts. */
  public static final int VERSION = 6;

  /**
   * A verdict, when it applies, and the evidence that decided it, weightiest first.
   *
   * @param evidence asked for only where the rule applies
   */
  private record Rule(
      Verdict verdict,
      Predicate<Dimensions> applies,
      Function<Dimensions, List<Evidence>> evidence) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(Verdict.NOT_ENOUGH_EVIDENCE, Judge::isTooYoung, seen -> List.of(age(seen))),
          new Rule(Verdict.NOT_ENOUGH_EVIDENCE, Judge::seesNoSpread, seen -> List.of()),
          new Rule(Verdict.BOUGHT, Judge::isBought, Judge::boughtEvidence),
          new Rule(Verdict.NOT_ENOUGH_EVIDENCE, Judge::isTooSmall, Judge::all),
          new Rule(Verdict.VIRAL, Judge::isViral, Judge::viralEvidence),
          new Rule(Verdict.BROADCAST, Judge::isBroadcast, Judge::broadcastEvidence),
          new Rule(Verdict.TALKED_ABOUT, Judge::isTalkedAbout, Judge::talkEvidence),
          new Rule(Verdict.SLOW_BURN, Judge::isSlowBurn, Judge::lateEvidence),
          new Rule(Verdict.OVERPERFORMING, Judge::isAbove, Judge::aboveEvidence),
          new Rule(Verdict.FLOP, Judge::isFlop, Judge::belowEvidence),
          new Rule(Verdict.TYPICAL, seen -> true, Judge::all));

  private final JudgeSettings settings;

  public Judge(JudgeSettings settings) {
    this.settings = settings;
  }

  /** The verdict on one post, with its evidence and what it could not see. */
  public Judged judge(PostFigures post, Expectations expectations) {
    Dimensions seen = Dimensions.of(post, expectations, settings);
    Rule rule = RULES.stream().filter(r -> r.applies().test(seen)).findFirst().orElseThrow();
    List<Evidence> evidence = eachOnce(rule.evidence().apply(seen), seen.everything());
    return new Judged(
        post,
        seen.speed(),
        seen.breadth(),
        seen.comments(),
        seen.size(),
        seen.escape(),
        rule.verdict(),
        evidence,
        unseen(seen, evidence),
        expectations.growth());
  }

  private static List<Evidence> all(Dimensions seen) {
    return seen.evidenceOf(Comparison::isSeen);
  }

  private static boolean isTooYoung(Dimensions seen) {
    return seen.post().observedHours() != null && age(seen).relation() == Relation.LESS_THAN;
  }

  private static Evidence age(Dimensions seen) {
    double needed = seen.settings().minObserved().toSeconds() / 3600.0;
    return Evidence.atLeast(null, Metric.OBSERVED_HOURS, seen.post().observedHours(), needed);
  }

  /** Nothing of the spread can be set against what is usual. */
  private static boolean seesNoSpread(Dimensions seen) {
    return seen.spread().stream().noneMatch(Comparison::isSeen);
  }

  private static boolean isBought(Dimensions seen) {
    return seen.payment().unseen() == null
        && !isAbove(seen)
        && seen.spread().stream().anyMatch(Comparison::isLargeOnlyWithPaid);
  }

  private static List<Evidence> boughtEvidence(Dimensions seen) {
    return Stream.concat(
            seen.spread().stream()
                .filter(Comparison::isLargeOnlyWithPaid)
                .flatMap(c -> Stream.of(c.withPaidEvidence(), c.evidence())),
            seen.payment().known().stream())
        .toList();
  }

  /** What can be compared is too small, each and every one, for a difference to say anything. */
  private static boolean isTooSmall(Dimensions seen) {
    return seen.seen().stream().noneMatch(c -> c.standing().tells());
  }

  private static boolean isViral(Dimensions seen) {
    return seen.speed().isFar()
        && seen.breadth().isFar()
        && (seen.speed().isRare() || seen.breadth().isRare())
        && seen.escape().outcome() == Escape.Outcome.ESCAPED
        && !seen.payment().isTooMuch()
        && !seen.conversation().isKnownNotStarted();
  }

  private static List<Evidence> viralEvidence(Dimensions seen) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(seen.speed().farEvidence());
    evidence.add(seen.breadth().farEvidence());
    evidence.add(seen.escape().decisive());
    if (seen.conversation().evidence() != null) {
      evidence.add(seen.conversation().evidence());
    }
    seen.payment().known().ifPresent(evidence::add);
    return evidence;
  }

  /**
   * Large is said of the early spread; where that cannot be seen, of the accounts. Accounts alone
   * do not make a broadcast of a post that was hardly passed on.
   */
  private static Comparison reach(Dimensions seen) {
    return seen.speed().isSeen() ? seen.speed() : seen.breadth();
  }

  private static boolean isBroadcast(Dimensions seen) {
    return reach(seen).isLarge() && seen.escape().outcome() == Escape.Outcome.STAYED;
  }

  private static List<Evidence> broadcastEvidence(Dimensions seen) {
    return List.of(reach(seen).evidence(), seen.escape().decisive());
  }

  /**
   * Talk without spread: nothing of the spread is above, but for the accounts that do the talking.
   */
  private static boolean isTalkedAbout(Dimensions seen) {
    return seen.comments().isAbove()
        && seen.conversation().started()
        && seen.spreadBesideTalk().stream().noneMatch(Comparison::isAbove);
  }

  private static List<Evidence> talkEvidence(Dimensions seen) {
    return List.of(
        seen.comments().evidence(), seen.conversation().evidence(), seen.bestSpread().evidence());
  }

  /** Most of it late, and more of that than usual: that most comes late may be usual itself. */
  private static boolean isSlowBurn(Dimensions seen) {
    return isRevived(seen) || isLate(seen);
  }

  /** Once the window was over it was shared as often as others are within it. */
  private static boolean isRevived(Dimensions seen) {
    Expectation usual = shares(seen).expectation();
    return usual != null
        && !isAbove(seen)
        && seen.post().sharesAfterWindow() >= Math.max(1, usual.expected());
  }

  private static Comparison shares(Dimensions seen) {
    return seen.speed().isSeen() ? seen.speed() : seen.size();
  }

  private static boolean isLate(Dimensions seen) {
    return seen.post().lateShare() != null
        && seen.post().lateShare() >= seen.settings().lateShare()
        && seen.late().isLarge();
  }

  private static List<Evidence> lateEvidence(Dimensions seen) {
    PostFigures post = seen.post();
    List<Evidence> evidence = new ArrayList<>();
    if (isRevived(seen)) {
      return List.of(
          Evidence.atLeast(
              Dimension.SPEED,
              Metric.SHARES_AFTER_WINDOW,
              (double) post.sharesAfterWindow(),
              shares(seen).expectation().expected()),
          shares(seen).evidence());
    }
    evidence.add(
        Evidence.atLeast(
            Dimension.SPEED,
            Metric.LATE_SPREAD_SHARE,
            post.lateShare(),
            seen.settings().lateShare()));
    evidence.add(seen.late().evidence());
    if (post.hoursToHalf() != null) {
      evidence.add(Evidence.noted(Dimension.SPEED, Metric.HOURS_TO_HALF, post.hoursToHalf()));
    }
    return evidence;
  }

  private static boolean isAbove(Dimensions seen) {
    return seen.spread().stream().anyMatch(Comparison::isAbove);
  }

  private static List<Evidence> aboveEvidence(Dimensions seen) {
    List<Evidence> evidence =
        new ArrayList<>(seen.evidenceOf(c -> c.isAbove() && c.counted() != Counted.COMMENTS));
    evidence.addAll(seen.againstViral());
    return evidence;
  }

  /**
   * One dimension below what ordinary posts have, and none of the others within its usual range.
   */
  private static boolean isFlop(Dimensions seen) {
    return seen.seen().stream().anyMatch(Comparison::isBelow)
        && seen.seen().stream()
            .filter(c -> c.standing().tells())
            .allMatch(c -> c.leaning().isBelow());
  }

  private static List<Evidence> belowEvidence(Dimensions seen) {
    return seen.seen().stream()
        .filter(c -> c.leaning().isBelow())
        .map(c -> c.isBelow() ? c.evidence() : c.leaning().evidence())
        .toList();
  }

  /**
   * What decided first, then the rest; a number is told once for each thing it was held against.
   */
  private static List<Evidence> eachOnce(List<Evidence> decisive, List<Evidence> rest) {
    List<Evidence> told = new ArrayList<>();
    for (Evidence one : decisive) {
      if (told.stream().noneMatch(t -> isOfColumn(t, one) && t.relation() == one.relation())) {
        told.add(one);
      }
    }
    for (Evidence one : rest) {
      if (told.stream().noneMatch(t -> isOfColumn(t, one))) {
        told.add(one);
      }
    }
    return List.copyOf(told);
  }

  private static boolean isOfColumn(Evidence one, Evidence other) {
    return one.column().equals(other.column());
  }

  /**
   * Conversation counts as seen where the verdict rests on commenters, even without a baseline to
   * hold their comments against.
   */
  private static List<Unseen> unseen(Dimensions seen, List<Evidence> evidence) {
    return Stream.of(
            seen.speed().unseen(),
            seen.speed().isSeen() ? null : seen.size().unseen(),
            seen.breadth().unseen(),
            seen.escape().unseen(),
            seen.comments().unseen(),
            seen.payment().unseen())
        .filter(Objects::nonNull)
        .filter(one -> evidence.stream().noneMatch(e -> e.dimension() == one.dimension()))
        .toList();
  }
}
