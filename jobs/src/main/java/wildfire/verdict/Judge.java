package wildfire.verdict;

import static wildfire.verdict.Verdict.BOUGHT;
import static wildfire.verdict.Verdict.BROADCAST;
import static wildfire.verdict.Verdict.FLOP;
import static wildfire.verdict.Verdict.NOT_ENOUGH_EVIDENCE;
import static wildfire.verdict.Verdict.OVERPERFORMING;
import static wildfire.verdict.Verdict.SLOW_BURN;
import static wildfire.verdict.Verdict.TALKED_ABOUT;
import static wildfire.verdict.Verdict.TYPICAL;
import static wildfire.verdict.Verdict.VIRAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Verdict.Ruling;

/**
 * Says what a post is, from what was measured and what is usual. The rules are tried in the order
 * of {@link Verdict}; the first that applies decides. What cannot be seen never counts for or
 * against a post: a rule that needs it does not apply, and the verdict names it.
 */
public final class Judge {
  /** Raised with every change of the code after which the same posts may get other verdicts. */
  public static final int VERSION = 1;

  private static final List<Function<Sight, Optional<Ruling>>> RULES =
      List.of(
          Judge::notEnoughEvidence,
          Judge::bought,
          Judge::tooLittleToTell,
          Judge::viral,
          Judge::broadcast,
          Judge::talkedAbout,
          Judge::slowBurn,
          Judge::overperforming,
          Judge::flop);

  private final JudgeSettings settings;

  public Judge(JudgeSettings settings) {
    this.settings = settings;
  }

  /** The verdict on one post, with its evidence and what it could not see. */
  public Judged judge(PostFigures post, Expectations expectations) {
    Sight sight = Sight.of(post, expectations, settings);
    Ruling ruling =
        RULES.stream()
            .map(rule -> rule.apply(sight))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> TYPICAL.because(sight.evidenceOf(Comparison::isSeen)));
    List<Evidence> evidence = eachOnce(ruling.evidence(), sight.everything());
    return new Judged(
        post,
        sight.speed(),
        sight.breadth(),
        sight.comments(),
        sight.size(),
        sight.escape(),
        ruling.verdict(),
        evidence,
        unseen(sight, evidence),
        expectations.growth());
  }

  /** Observed too briefly, or nothing of its spread can be set against anything. */
  private static Optional<Ruling> notEnoughEvidence(Sight sight) {
    Double observed = sight.post().observedHours();
    double needed = hours(sight.settings().minObserved());
    if (observed != null && observed < needed) {
      return Optional.of(
          NOT_ENOUGH_EVIDENCE.because(
              List.of(
                  Evidence.held(
                      null, Metric.OBSERVED_HOURS, observed, Relation.LESS_THAN, needed))));
    }
    return sight.seesSpread()
        ? Optional.empty()
        : Optional.of(NOT_ENOUGH_EVIDENCE.because(List.of()));
  }

  private static Optional<Ruling> bought(Sight sight) {
    List<Comparison> spread = List.of(sight.speed(), sight.breadth(), sight.size());
    if (!sight.payment().isSeen() || spread.stream().anyMatch(Comparison::isAbove)) {
      return Optional.empty();
    }
    List<Comparison> onlyWithPaid =
        spread.stream().filter(c -> c.isLargeOnlyWithPaid(sight.settings())).toList();
    if (onlyWithPaid.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Comparison comparison : onlyWithPaid) {
      evidence.add(comparison.withPaidEvidence(sight.settings()));
      evidence.add(comparison.evidence(sight.settings()));
    }
    sight.payment().known().ifPresent(evidence::add);
    return Optional.of(BOUGHT.because(evidence));
  }

  /** What can be compared is too small, each and every one, for a difference to say anything. */
  private static Optional<Ruling> tooLittleToTell(Sight sight) {
    return sight.seen().stream().anyMatch(c -> c.standing().tells())
        ? Optional.empty()
        : Optional.of(NOT_ENOUGH_EVIDENCE.because(sight.evidenceOf(Comparison::isSeen)));
  }

  private static Optional<Ruling> viral(Sight sight) {
    JudgeSettings settings = sight.settings();
    boolean applies =
        sight.speed().isViral(settings)
            && sight.breadth().isViral(settings)
            && sight.escape().outcome() == Escape.Outcome.ESCAPED
            && !sight.payment().isTooMuch()
            && sight.conversation().outcome() != Conversation.Outcome.NOT_STARTED;
    if (!applies) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(sight.speed().viralEvidence(settings));
    evidence.add(sight.breadth().viralEvidence(settings));
    evidence.add(sight.escape().evidence().get(0));
    if (sight.conversation().evidence() != null) {
      evidence.add(sight.conversation().evidence());
    }
    sight.payment().known().ifPresent(evidence::add);
    return Optional.of(VIRAL.because(evidence));
  }

  /**
   * Large is said of the early spread; where that cannot be seen, of the accounts. Accounts alone
   * do not make a broadcast of a post that was hardly passed on.
   */
  private static Optional<Ruling> broadcast(Sight sight) {
    Comparison large = sight.speed().isSeen() ? sight.speed() : sight.breadth();
    if (!large.isLarge(sight.settings()) || sight.escape().outcome() != Escape.Outcome.STAYED) {
      return Optional.empty();
    }
    return Optional.of(
        BROADCAST.because(
            List.of(large.evidence(sight.settings()), sight.escape().evidence().get(0))));
  }

  /**
   * Engaged accounts include those that comment, so the early spread says whether it was passed on;
   * the accounts, and what was shared in all, only where that cannot be seen.
   */
  private static Optional<Ruling> talkedAbout(Sight sight) {
    Comparison spread = sight.spread();
    boolean applies =
        sight.comments().isAbove()
            && sight.conversation().outcome() == Conversation.Outcome.STARTED
            && !spread.isAbove();
    if (!applies) {
      return Optional.empty();
    }
    return Optional.of(
        TALKED_ABOUT.because(
            List.of(
                sight.comments().evidence(sight.settings()),
                sight.conversation().evidence(),
                spread.evidence(sight.settings()))));
  }

  /** Late, and not a trickle: neither small nor below what is usual by now. */
  private static Optional<Ruling> slowBurn(Sight sight) {
    Double late = sight.post().lateShare();
    OptionalLong spread = sight.post().latestOrganic(Counted.SPREAD);
    boolean applies =
        late != null
            && late >= sight.settings().lateShare()
            && spread.isPresent()
            && spread.getAsLong() >= sight.settings().minSpread()
            && sight.speed().isSeen()
            && sight.breadth().standing() != Standing.BELOW;
    if (!applies) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        Evidence.held(
            Dimension.SPEED,
            Metric.LATE_SHARE,
            late,
            Relation.AT_LEAST,
            sight.settings().lateShare()));
    if (sight.post().hoursToHalf() != null) {
      evidence.add(
          Evidence.noted(Dimension.SPEED, Metric.HOURS_TO_HALF, sight.post().hoursToHalf()));
    }
    return Optional.of(SLOW_BURN.because(evidence));
  }

  private static Optional<Ruling> overperforming(Sight sight) {
    boolean above =
        Stream.of(sight.speed(), sight.breadth(), sight.size()).anyMatch(Comparison::isAbove);
    if (!above) {
      return Optional.empty();
    }
    List<Evidence> evidence =
        new ArrayList<>(sight.evidenceOf(c -> c.isAbove() && c.counted() != Counted.COMMENTS));
    evidence.addAll(sight.againstViral());
    return Optional.of(OVERPERFORMING.because(evidence));
  }

  private static Optional<Ruling> flop(Sight sight) {
    boolean applies =
        sight.seen().stream()
            .filter(c -> c.standing().tells())
            .allMatch(c -> c.standing() == Standing.BELOW);
    return applies
        ? Optional.of(FLOP.because(sight.evidenceOf(c -> c.standing() == Standing.BELOW)))
        : Optional.empty();
  }

  /**
   * What decided first, then the rest; a number is told once for each thing it was held against.
   */
  private static List<Evidence> eachOnce(List<Evidence> decisive, List<Evidence> rest) {
    record Told(String column, Relation relation) {}
    Map<Told, Evidence> told = new LinkedHashMap<>();
    for (Evidence evidence : decisive) {
      told.putIfAbsent(new Told(evidence.column(), evidence.relation()), evidence);
    }
    for (Evidence evidence : rest) {
      boolean known = told.keySet().stream().anyMatch(t -> t.column().equals(evidence.column()));
      if (!known) {
        told.put(new Told(evidence.column(), evidence.relation()), evidence);
      }
    }
    return List.copyOf(told.values());
  }

  /**
   * Conversation counts as seen where the verdict rests on commenters, even without a baseline to
   * hold their comments against.
   */
  private static List<Unseen> unseen(Sight sight, List<Evidence> evidence) {
    Map<Dimension, Unseen> unseen = new LinkedHashMap<>();
    for (Unseen one :
        new Unseen[] {
          sight.speed().unseen(),
          sight.speed().isSeen() ? null : sight.size().unseen(),
          sight.breadth().unseen(),
          sight.escape().unseen(),
          sight.comments().unseen(),
          sight.payment().unseen()
        }) {
      boolean told =
          one != null && evidence.stream().anyMatch(e -> e.dimension() == one.dimension());
      if (one != null && !told) {
        unseen.put(one.dimension(), one);
      }
    }
    return List.copyOf(unseen.values());
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / 3600.0;
  }
}
